"""Where one of two texts tells of a part only: a phase of a works, some named ones, or what is new of what is new and renewed."""

from __future__ import annotations

import re
from functools import cache

from kg.assessments.claims import Claim
from kg.assessments.wording import bare, longest
from kg.lexicon import word_list
from kg.model.quantity import UnitKind

#: How near a phase stands to the name of the works that it is a phase of.
_NEAR = 8
#: 云岭公园等|3个: the number counts things of which some are named.
_SUCH = re.compile("([^,，。;；:：]{2,60})等\\s*$")
_LISTED = re.compile("[、和与及]|以及")
#: The letters of a name, of its front that tells it from others of its kind, and of a run that is not there by chance.
_NAME, _FRONT, _RUN = 4, 2, 3


@cache
def _phases() -> re.Pattern[str]:
    ends = longest(set(word_list("assessments", "phases", "ends")))
    return re.compile(
        f"(?:{longest(set(word_list('assessments', 'phases', 'words')))})|(?<![河湖江山广陕海云济])(?:{ends})"
    )


def phase_told(said: str, thing: str, aim: str) -> str:
    """The phase or section of a works that a clause names and the aim does not, or empty.

    Args:
        said: the words of the clause.
        thing: what the aim is about.
        aim: the wording of the aim.

    >>> phase_told("云岭公园一期建成开放", "云岭公园", "建成云岭公园"), phase_told("云岭大道北段通车", "云岭大道", "云岭大道通车")
    ('一期', '北段')
    >>> phase_told("云岭公园一期建成开放", "云岭公园", "建成云岭公园一期"), phase_told("建成云岭公园", "云岭公园", "建成云岭公园")
    ('', '')
    >>> phase_told("溪口水厂一期投产云岭公园建成", "云岭公园", "建成云岭公园")
    ''
    """
    at = said.find(thing)
    if at >= 0:
        end = at + len(thing)
        behind = _phases().match(said[end : end + _NEAR])
        hits = [behind] if behind else []
    else:
        hits = list(_phases().finditer(said))
    return next((hit[0] for hit in hits if hit[0] not in aim), "")


def names_counted(claim: Claim) -> list[str]:
    """The names before a count of which they are some, without their kind: 云岭 in 建成云岭公园等3个公园."""
    found = _SUCH.search(claim.before_number)
    if found is None or claim.figure.kind is not UnitKind.COUNT:
        return []
    kind = bare(claim.behind_number)[:_FRONT]
    verbs = tuple(word_list("assessments", "phases", "opens"))
    names = []
    for part in _LISTED.split(found[1]):
        name = bare(part)
        for _ in range(2):
            name = next((name.removeprefix(verb) for verb in verbs if name.startswith(verb)), name)
        front = name.rpartition(kind)[0] if kind else ""
        if len(name) >= _NAME and len(front) >= _FRONT:
            names.append(front)
    return names


def _telling(name: str) -> list[str]:
    """The parts of a name that tell it from others: all runs of three letters of it, for a verb may stand before it."""
    return [name[at : at + _RUN] for at in range(max(1, len(name) - _RUN + 1))]


def other_names(target: Claim, outcome: Claim) -> bool:
    """Whether a target counts things of which it names some, and what was reported names none of them.

    A bare count of the very number planned may be of them.
    """
    wanted = names_counted(target)
    told = bare(outcome.sentence)
    if not wanted or any(part in told for name in wanted for part in _telling(name)):
        return False
    return bool(names_counted(outcome)) or outcome.figure.value != target.figure.value


def new_alone(one: Claim, other: Claim) -> bool:
    """Whether one figure is of what is new and what is renewed together, and the other of what is new alone."""
    if one.figure.kind not in (UnitKind.COUNT, UnitKind.LENGTH, UnitKind.AREA):
        return False
    both = word_list("assessments", "phases", "both")
    new = word_list("assessments", "phases", "new")
    renewed = word_list("assessments", "phases", "renewed")
    mixed = one.wording.text.startswith(tuple(both)) or bare(one.before_number).startswith(tuple(both))
    said = other.clause
    return mixed and other.wording.text.startswith(tuple(new)) and not any(word in said for word in (*both, *renewed))
