"""When two names of one class and place are one: rules only, each with a name; a likeness of letters decides nothing."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from kg.lexicon import table, word_list, words
from kg.lexicon.divisions import divisions, short_name
from kg.model.document import Level
from kg.model.mention import NameClass

#: The least share of the long form's letters that a short form keeps, and the letters that it at least has.
_SHARE, _SHORTEST = 0.55, 4
#: An enterprise's ending that a short name without it may not have been: 黄金台公司 and the hill 黄金台.
_BARE = "公司"
_ABBREVIATED = re.compile(r"[(（][A-Za-z0-9·.&-]{2,12}[)）]")
_YEAR = re.compile(r"(?:18|19|20)\d\d$")
#: Classes whose short forms are too like each other for any letter to be left out.
_EXACT = frozenset(
    {
        NameClass.PERSON,
        NameClass.INDUSTRY,
        NameClass.HONOUR,
        NameClass.ROAD,
        NameClass.WATER_BODY,
        NameClass.SUBDISTRICT,
    }
)
_EXACT |= {
    NameClass.NEIGHBOURHOOD,
    NameClass.PRODUCT,
    NameClass.ENTERPRISE,
    NameClass.MEETING,
    NameClass.NAMED_EVENT,
    NameClass.COMPOUND,
}
#: A grade and what it is a grade of.
_GRADED = re.compile("(?:国家)?[0-9]?a{1,5}级?(?:旅游|以上)*(?:景区|景点|厕所|公园)")
_HEADED = frozenset({NameClass.PROJECT, NameClass.POLICY, NameClass.INITIATIVE})


_MARKS = re.compile(r"[“”\"'‘’《》\s]")


@lru_cache(maxsize=200_000)
def normal_name(name: str) -> str:
    """A name without quotation marks and spaces, for comparison only."""
    return (name if name.isalnum() else _MARKS.sub("", name)).lower()


@cache
def _variants() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in table("aliases")["variants"]["pairs"].split()}


@lru_cache(maxsize=200_000)
def spelling(name: str) -> str:
    """A name without marks, in narrow simplified letters.

    >>> spelling("“二砂文創園”"), spelling("ＣＣＤ 大厦")
    ('二砂文创园', 'ccd大厦')
    """
    return normal_name(unicodedata.normalize("NFKC", name).translate(_variants()))


class Stem(NamedTuple):
    """The form that a name shares with its other full forms.

    Attributes:
        form: what is left of the name.
        place: the innermost place that stood in front, in short, or empty.
        rules: what was taken off, by the names of the rules, joined by ``+``.
    """

    form: str
    place: str
    rules: str


def stem(name: str, kind: NameClass, places: tuple[str, ...]) -> Stem:
    """The stem of a name.

    Args:
        name: the name.
        kind: its class.
        places: the names of the places that it may have in front, short and full.

    >>> stem("郑州中央文化区(CCD)", NameClass.FUNCTIONAL_AREA, ("郑州",))
    Stem(form='中央文化区', place='郑州', rules='bracket+place-prefix')
    >>> stem("海川重工有限公司", NameClass.ENTERPRISE, ())
    Stem(form='海川重工', place='', rules='legal-form')
    """
    form, rules, front = spelling(name), [], ""
    shorn = _ABBREVIATED.sub("", form) if "(" in form or "（" in form else form
    if shorn != form and len(shorn) >= _SHORTEST:
        form, rules = shorn, ["bracket"]
    if kind is NameClass.ENTERPRISE:
        form, rules = _without(form, "legal", 3, rules, "legal-form")
    if kind in _HEADED:
        form, rules = _without(form, "heads", _SHORTEST, rules, "head-dropped")
    ordered = _longest_first(places) if kind is not NameClass.PERSON else ()
    while form.startswith(ordered) and (place := next((p for p in ordered if form.startswith(p)), "")):
        rest = form[len(place) :]
        if len(rest) < _SHORTEST or is_bare(rest) or rest.endswith("大学") or begins_elsewhere(rest, place, places):
            break
        form, front = rest, place.rstrip("省市区县") if len(place) > 2 else place
    if front:
        rules = [*rules, "place-prefix"]
    return Stem(form, front, "+".join(rules))


@lru_cache(maxsize=1 << 12)
def _longest_first(places: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(places, key=lambda p: (-len(p), p)))


def is_bare(name: str) -> bool:
    """Whether a name says a kind of thing only: 中心医院, 5A级景区, 街道长者服务中心.

    >>> is_bare("5a级景区"), is_bare("街道长者服务中心"), is_bare("云岭景区")
    (True, True, False)
    >>> is_bare("特殊教育学校"), is_bare("水厂扩建"), is_bare("第二小学扩建")
    (True, True, False)
    """
    for _ in range(2 if name.endswith(works()) else 0):  # 改造|提升
        name = name.removesuffix(next((w for w in works() if name.endswith(w) and name != w), ""))
    if name in words("aliases", "forms", "bare") or ("a" in name and _GRADED.fullmatch(name) is not None):
        return True
    return name.startswith(word_list("aliases", "forms", "of_any"))


@cache
def works() -> tuple[str, ...]:
    """The words for what is done to what there is already, the longest first."""
    return tuple(sorted(word_list("aliases", "recurring", "works"), key=lambda w: (-len(w), w)))


def begins_elsewhere(rest: str, place: str, places: tuple[str, ...]) -> bool:
    """Whether what is left without a place begins with a city elsewhere: 南山河源高新区 is not the one of 河源.

    >>> begins_elsewhere("河源高新区", "南山", ("深圳", "南山")), begins_elsewhere("宝安国际机场", "深圳", ("深圳",))
    (True, False)
    """
    fronts = {rest[:size] for size in _city_lengths()}
    return not _cities().isdisjoint(fronts - set(places)) and place not in _cities()


@cache
def _cities() -> frozenset[str]:
    return frozenset(short_name(row.name) for row in divisions().rows if row.level is Level.CITY)


@cache
def _city_lengths() -> frozenset[int]:
    return frozenset(map(len, _cities()))


def _without(form: str, endings: str, least: int, rules: list[str], rule: str) -> tuple[str, list[str]]:
    """A form without the first of the endings that it has, where enough is left."""
    for ending in word_list("aliases", "forms", endings):
        shortest = max(least, _SHORTEST) if ending == _BARE else least
        rest = form.removesuffix(ending)
        if rest != form and len(rest) >= shortest and not rest.endswith(word_list("aliases", "forms", "kinds")):
            return rest, [*rules, rule]
    return form, rules


def contraction(short: str, long: str, kind: NameClass) -> bool:
    """Whether a stem is another one with letters left out, in the way that names are shortened.

    One is a proper subsequence of the other with the same first two letters and the same last one, and at least 55 % as
    long. What is left out are single letters of longer words (文化创意 -> 文创), a year, or a word that names of the class drop (产业 in a park's name);
    never a letter that tells two things apart.

    >>> contraction("二砂文创园", "二砂文化创意园", NameClass.PARK), contraction("芝麻街双创园", "芝麻街1958双创园", NameClass.PARK)
    (True, True)
    >>> contraction("坪山公园", "坪山儿童公园", NameClass.GREEN_SPACE), contraction("云岭中学", "云岭第二中学", NameClass.PUBLIC_INSTITUTION)
    (False, False)
    """
    if kind in _EXACT or not _SHORTEST <= len(short) < len(long) or len(short) < _SHARE * len(long):
        return False
    if short[:2] != long[:2] or short[-1] != long[-1] or is_bare(short):
        return False
    left = _left_out(short, long)
    if left is None:
        return False
    for run in left:
        if _YEAR.match(run) or run in table("aliases")["dropped"].get(kind.value, "").split():
            continue
        if len(run) > 1 or not "一" <= run <= "鿿" or run in table("aliases")["apart"]["letters"]:
            return False
    return True


def _left_out(short: str, long: str) -> list[str] | None:
    """The runs of letters that the long form has beyond the short one, or None where it is not the short one with more.

    >>> _left_out("二砂文创园", "二砂文化创意园"), _left_out("甲乙", "甲丙")
    (['化', '意'], None)
    """
    runs: list[str] = []
    at = 0
    run = ""
    for letter in long:
        if at < len(short) and letter == short[at]:
            at += 1
            if run:
                runs.append(run)
                run = ""
        else:
            run += letter
    if run:
        runs.append(run)
    return runs if at == len(short) else None
