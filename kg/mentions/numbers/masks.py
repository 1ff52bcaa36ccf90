"""Telling what only looks like a number: codes, ordinals, parts of names, slogans (``lexicon/masks.toml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicon import table, word_list
from kg.model.quantity import RejectionKind

_REACH = 12


@dataclass(frozen=True, slots=True)
class Mask:
    """One rule: what stands before, the numeral itself, and what follows; None where that does not matter.

    Attributes:
        ends: the letters, beside blanks, with which what stands before ends; none where they are not told.
    """

    kind: RejectionKind
    before: re.Pattern[str] | None
    number: re.Pattern[str] | None
    after: re.Pattern[str] | None
    ends: frozenset[str] = frozenset()


def _compiled(pattern: str | None, tail: str = "") -> re.Pattern[str] | None:
    return None if pattern is None else re.compile(f"(?:{pattern}){tail}")


@cache
def masks() -> tuple[Mask, ...]:
    """The rules of the lexicon, in the order of the file."""
    return tuple(
        Mask(
            RejectionKind(row["kind"]),
            _compiled(row.get("before"), r"\Z"),
            _compiled(row.get("number")),
            _compiled(row.get("after")),
            frozenset(row.get("ends", "")),
        )
        for row in table("masks")["mask"]
    )


@cache
def _places() -> dict[Mask, int]:
    """The rules that ask for something to follow, by their number among them."""
    return {mask: number for number, mask in enumerate((m for m in masks() if _asks(m)), 1)}


@lru_cache(maxsize=1 << 14)
def _of_numeral(numeral: str) -> tuple[Mask, ...]:
    """The rules that ask for a numeral like this one, or for none in particular."""
    return tuple(mask for mask in masks() if mask.number is None or mask.number.fullmatch(numeral))


@lru_cache(maxsize=1 << 14)
def _masks_of(numeral: str, first: int | None) -> tuple[Mask, ...]:
    """Those of them for which what they ask to follow may be there, where that of so many before is not; None for all."""
    some = _of_numeral(numeral)
    return tuple(m for m in some if not _asks(m) or (first is not None and _places()[m] >= first))


def _asks(mask: Mask) -> bool:
    """Whether a rule asks for something to follow."""
    return mask.after is not None and not _forbids(mask.after)


def _forbids(after: re.Pattern[str]) -> bool:
    """Whether a rule says what may not follow, so that nearly anything may."""
    return after.pattern.startswith("(?:(?!")


@cache
def _followed() -> re.Pattern[str]:
    """What any rule asks to follow, a group for each: few numerals have any of it behind them."""
    return re.compile("|".join(f"({mask.after.pattern})" for mask in _places() if mask.after is not None))


def mask_of(text: str, start: int, end: int, limit: int) -> RejectionKind | None:
    """The kind of pseudo-number at ``[start, end)``, or None for a real one.

    Args:
        text: the view.
        start: where the numeral begins.
        end: where it ends.
        limit: where its block ends.

    >>> mask_of("PM2.5浓度", 2, 5, 7), mask_of("12345热线", 0, 5, 7), mask_of("新建12345座", 2, 7, 8)
    (<RejectionKind.CODE: 'code'>, <RejectionKind.NAME: 'part-of-name'>, None)
    """
    followed = _followed().match(text, end, limit)
    first = followed.lastindex if followed is not None else None
    reach, last = max(0, start - _REACH), text[start - 1 : start]
    for mask in _masks_of(text[start:end], first):
        if mask.ends and last not in mask.ends and not last.isspace():
            continue
        if mask.after is not None and not mask.after.match(text, end, limit):
            continue
        if mask.before is None or mask.before.search(text, reach, start) is not None:
            return mask.kind
    return None


def in_short_quote(text: str, at: int, start: int, end: int) -> bool:
    """Whether the numeral stands in a short quotation, which names something and counts nothing."""
    opening = text.rfind("“", max(start, at - 14), at)
    if opening < 0 or "”" in text[opening:at]:
        return False
    closing = text.find("”", at, min(end, at + 16))
    return closing >= 0 and not any(c in ",。;" for c in text[opening:closing])


#: “一个中心、两条战线、三项行动”: a programme of words, each with a number.
_PROGRAMME = re.compile("“(?:[一两二三四五六七八九十]+[个项条大种篇张][^、,“”\\d]{1,8}[、,]?){2,8}”")
_PROGRAMME_REACH = 70


def in_programme(text: str, at: int, start: int, end: int) -> bool:
    """Whether a numeral stands in a quotation that sums a programme up in several counts, none of which counts anything."""
    opening = text.rfind("“", max(start, at - _PROGRAMME_REACH), at)
    found = _PROGRAMME.match(text, opening, min(end, at + _PROGRAMME_REACH)) if opening >= 0 else None
    return found is not None and found.end() > at


def fixed_phrase(text: str, at: int, end: int) -> RejectionKind | None:
    """The kind of a set phrase that begins with a numeral, or None."""
    return RejectionKind.SLOGAN if text.startswith(word_list("slogans", "phrases"), at) else None
