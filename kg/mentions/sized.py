"""Things that a sum tells apart: what stands behind 总投资5亿元的 is one thing, however common its nouns (垃圾发电项目)."""

from __future__ import annotations

from kg.mentions.suffixes import suffix_before
from kg.mentions.walk import Words
from kg.model.mention import Mention, NameClass
from kg.model.quantity import Quantity, UnitKind
from kg.model.span import Span

#: Classes of what is built for a sum.
_BUILT = frozenset(
    {
        NameClass.PROJECT,
        NameClass.PARK,
        NameClass.FACILITY,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.GREEN_SPACE,
        NameClass.FUNCTIONAL_AREA,
    }
)
_LONGEST = 26
_PHASES = ("一期", "二期", "三期")
#: Words before a noun that stand for several things.
_MANY = ("一批", "多个", "各类", "若干", "系列", "一系列", "重大", "重点")


def find_sized(words: Words, start: int, end: int, quantities: list[Quantity]) -> list[Mention]:
    """The things of ``[start, end)`` that a sum of money and 的 stand before.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
        quantities: its quantities, in order.
    """
    text = words.text
    found = []
    taken = {q.span.start for q in quantities}
    for quantity in quantities:
        if quantity.kind is not UnitKind.MONEY or not text.startswith("的", quantity.span.end):
            continue
        opening = quantity.span.end + 1
        closing = _phrase_end(words, opening, end, taken)
        best = None
        for word in words.between(opening, closing):
            suffix = suffix_before(text, opening, word.end)
            if suffix is not None and suffix.kind in _BUILT and word.end - len(suffix.word) - opening >= 2:
                best = Mention(Span(opening, word.end), suffix.kind, text[opening : word.end], "sized", 0.7)
                if suffix.word.endswith(("项目", "工程")):
                    break
        if (
            best is not None
            and not best.name.startswith(_MANY)
            and not text.startswith(("、", "和", "等"), best.span.end)
        ):
            found.append(_with_phase(text, best))
    return found


def _phrase_end(words: Words, start: int, end: int, numbers: set[int]) -> int:
    """Where the noun phrase ends at the latest: a mark, a particle, a number."""
    at = start
    while at < min(end, start + _LONGEST) and at not in numbers:
        letter = words.text[at]
        if not (letter.isalnum() or letter in "“”()·-—+") or letter in "的了在将已":
            break
        at += 1
    return at


def _with_phase(text: str, mention: Mention) -> Mention:
    phase = next((p for p in _PHASES if text.startswith(p, mention.span.end)), "")
    if not phase:
        return mention
    span = Span(mention.span.start, mention.span.end + len(phase))
    return Mention(span, mention.kind, mention.name + phase, mention.method, mention.confidence)
