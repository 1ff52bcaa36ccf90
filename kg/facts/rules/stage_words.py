"""The words of stages: how far works have come, and whether it is still to come."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.lexicon import alternatives, grouped, word_list
from kg.lexicon.matcher import ahead
from kg.model.fact import Stage

#: The latest of several stages counts.
ORDER = (Stage.OPENED, Stage.COMPLETED, Stage.STARTED, Stage.SIGNED, Stage.UNDERWAY, Stage.PLANNED)
#: 一期计划|已完成立项: what is done is no longer to come.
_SO_FAR = re.compile(r"(?:将|拟|预计|计划|目标)(?=已|业已)")


class StageVerb(NamedTuple):
    """A word of a stage in some words: where it stands, and the stage, or None where it tells of none."""

    stage: Stage | None
    start: int
    end: int
    string: str


@cache
def _stages() -> dict[str, Stage | None]:
    table: dict[str, Stage | None] = {}
    for stage in reversed(ORDER):
        table |= dict.fromkeys(word_list("predicates", "stage", stage.value), stage)
    table |= dict.fromkeys(word_list("predicates", "stage", "nearly"), Stage.UNDERWAY)
    return table | dict.fromkeys(word_list("predicates", "stage", "never"), None)


@cache
def any_stage() -> re.Pattern[str]:
    """All words of stages, the longest first."""
    return re.compile(f"{ahead(_stages())}(?:{grouped(map(re.escape, _stages()))})")


def stage_verbs(string: str) -> list[StageVerb]:
    """The words of stages in some words, the longest at each place."""
    return [StageVerb(_stages()[m[0]], m.start(), m.end(), m[0]) for m in any_stage().finditer(string)]


def stage_said(words: str) -> Stage | None:
    """The stage that the last verb of some words tells: 16日在某园|破土动工."""
    found = [verb for verb in stage_verbs(words) if verb.stage is not None]
    return found[-1].stage if found else None


class Told(NamedTuple):
    """What the words around a name say of what it names.

    Attributes:
        stage: the stage.
        ahead: whether it is still to come: 将完工, 力争年内投产.
        held: whether it holds in a plan too: 加快续建项目建设 tells of projects that are under way.
    """

    stage: Stage
    ahead: bool
    held: bool = False


@cache
def _promises() -> re.Pattern[str]:
    return re.compile(alternatives("predicates", "stage", "to_come"))


def to_come(said: str) -> bool:
    """Whether the words up to a verb say that what it tells is still to come: 将完工, 有望建成."""
    return _promises().search(_SO_FAR.sub("", said[-16:])) is not None
