"""Indicators: the same thing said in other words is one; what the scheme does not know is minted stably."""

from __future__ import annotations

import hashlib
import re
from functools import cache

from kg.lexicon import table
from kg.model.entity import Indicator

_MARKS = re.compile(r"[“”\"'‘’《》\s·]")
_LEAD = re.compile(
    r"^(?:全年|累计|共|实现|完成|达到|全区|全县|全市|全省|全州|我区|我县|我市|本地|辖区|区域|县域|预计|力争|确保|年度|当年|新一轮|获得|其中|主要|各类|推动|带动|地方)+"
)
_TAIL = re.compile(r"(?:完成|达到|达|为|实现|增速|总量|规模|数量|数|合计|累计|总计)$")
_STOCK = re.compile(r"新(?:增|认定|增认定|获认定)(.{3,}?)(?:累计)?(?:总量|总数|总计)")


@cache
def scheme() -> dict[str, Indicator]:
    """The indicators of the lexicon by key."""
    return {
        row["id"]: Indicator(
            row["id"],
            row["zh"],
            row["en"],
            row["theme"],
            row["unit"],
            row["definition_zh"],
            row["definition_en"],
        )
        for row in table("indicators")["indicator"]
    }


@cache
def themes() -> dict[str, tuple[str, str]]:
    """The themes of the scheme: key to Chinese and English label."""
    return {key: (row["zh"], row["en"]) for key, row in table("indicators")["themes"].items()}


@cache
def _by_wording() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table("indicators")["indicator"]:
        for wording in (row["zh"], *row["aliases"]):
            found.setdefault(plain(wording), row["id"])
    return found


def plain(wording: str) -> str:
    """A wording without marks, for look-up.

    >>> plain("“上云接链” 企业")
    '上云接链企业'
    """
    return _MARKS.sub("", wording)


@cache
def indicator_for(wording: str) -> Indicator:
    """The indicator that a wording means: one of the scheme where it is known, else one minted from the wording.

    >>> indicator_for("中位数某某指标").minted
    True
    """
    words = plain(wording)
    known = _by_wording()
    for candidate in _candidates(words):
        if (key := known.get(candidate)) is not None:
            return scheme()[key]
    name = _LEAD.sub("", words) or words
    return Indicator(hashlib.sha256(f"indicator|{name}".encode()).hexdigest()[:16], name, minted=True)


def _candidates(words: str) -> list[str]:
    """The wording itself, then without the light words at its edges; never a part of it that could be something else."""
    shorn = _LEAD.sub("", words)
    if (stock := _STOCK.fullmatch(words)) is not None:
        return [words, shorn, stock[1]]  # 新增上市企业7家，总量75家: what there is, not what was added
    return list(dict.fromkeys((words, shorn, _TAIL.sub("", words), _TAIL.sub("", shorn))))
