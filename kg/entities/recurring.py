"""Names of common words: drives that every district runs again and again, works done on one place more than once, bare kinds.

Such words are one thing only where the same place says them in the same years; and they are no other name of anything.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from kg.facts.aliases import is_bare, spelling, works
from kg.lexicon import table, word_list
from kg.model.mention import NameClass

#: Where and when a name is said: the place that a document is about, and its year.
Said = tuple[str, int]

#: Works on one place of one year and of so many years later may be two.
_YEARS = 4
_NUMERAL = "[0-9一二三四五六七八九十两双百千]"
_DRIVES = frozenset({NameClass.INITIATIVE, NameClass.POLICY})
#: A number with fewer digits is no name by itself.
_DIGITS = 3


def is_drive(kind: NameClass, name: str) -> bool:
    """Whether a name is of a drive in common words, without a place's name or one coined with numbers.

    >>> is_drive(NameClass.INITIATIVE, "“消防安全大排查”行动"), is_drive(NameClass.INITIATIVE, "“清四乱”行动")
    (True, False)
    >>> is_drive(NameClass.INITIATIVE, "“三治”专项整治行动"), is_drive(NameClass.PROJECT, "云河综合整治")
    (False, False)
    """
    if kind not in _DRIVES or re.search(_NUMERAL, name):
        return False
    return _without_heads(spelling(name)).endswith(word_list("aliases", "recurring", "drives"))


def is_work(kind: NameClass, name: str) -> bool:
    """Whether a name is of works on what there is already, which may be done again.

    >>> is_work(NameClass.PROJECT, "云岭广场改造工程"), is_work(NameClass.PROJECT, "云岭路东延工程")
    (True, False)
    """
    return kind is NameClass.PROJECT and _without_heads(spelling(name)).endswith(works())


def are_apart(kind: NameClass, a: str, b: str, here: Collection[Said], there: Collection[Said]) -> bool:
    """Whether two like names are of two drives or works by where and when they are said.

    Args:
        kind: their class.
        a: one name.
        b: the other.
        here: where and when the one is said.
        there: where and when the other is.

    >>> at = [("云岭区", 2015)], [("云岭区", 2020)]
    >>> are_apart(NameClass.PROJECT, "云岭广场改造", "云岭广场改造工程", *at)
    True
    >>> are_apart(NameClass.PROJECT, "云岭路东延", "云岭路东延工程", *at)
    False
    """
    if not here or not there:
        return False
    if is_drive(kind, a) and is_drive(kind, b):
        return not set(here) & set(there)
    if is_work(kind, a) and is_work(kind, b):
        return min(abs(y - z) for _, y in here for _, z in there) >= _YEARS
    return False


def is_common(alias: str, name: str) -> bool:
    """Whether an alias would mean many things, or is a name cut off: it is no other name of the thing.

    >>> is_common("医院改扩建工程", "云岭医院改扩建工程"), is_common("“十条”措施", "云岭助企“十条”措施")
    (True, True)
    >>> is_common("轨道14", "轨道14号线"), is_common("14", "轨道14号线"), is_common("14号线", "轨道14号线")
    (True, True, False)
    >>> is_common("河综合整治", "云岭河综合整治"), is_common("云岭河整治", "云岭河综合整治")
    (True, False)
    >>> is_common("1530", "“1530”工程"), is_common("(云岭)产业转移园", "海川(云岭)产业转移园")
    (False, True)
    """
    short, long = spelling(alias), spelling(name)
    if (short.isdigit() and len(short) < _DIGITS) or short.startswith("("):
        return True
    if short[-1:].isdigit() and long.startswith(short) and long[len(short) :].startswith("号"):
        return True
    if _articles().fullmatch(short) or is_bare(_without_heads(short)):
        return True
    cut = long.endswith(short) and long != short
    return cut and short[0] in table("aliases")["recurring"]["waters"]


@cache
def _articles() -> re.Pattern[str]:
    tails = "|".join(map(re.escape, word_list("aliases", "recurring", "articles")))
    return re.compile(f"{_NUMERAL}+条(?:硬?(?:{tails}))?")


def _without_heads(name: str) -> str:
    """A name without the words that only tell that something is done."""
    for head in word_list("aliases", "forms", "heads"):
        if name.endswith(head) and name != head:
            return name.removesuffix(head).removesuffix("专项")
    return name
