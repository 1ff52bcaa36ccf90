"""What a person should look at, most useful first: stale decisions, contradictions, pairs of names, doubtful facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from kg.model.entity import KnowledgeBase, Locus
from kg.model.quantity import RejectionKind
from kg.model.span import Span
from kg.review.proposals import proposals

_CONTEXT = 24
_DOUBTFUL_NAME, _DOUBTFUL_FIGURE = 0.65, 0.65
#: The most items of one kind: a person reads no more before the next build.
_MOST = 200


class ItemKind(StrEnum):
    """Why something is to be looked at, the most useful first."""

    STALE = "stale-decision"
    CONTRADICTION = "contradiction"
    PROPOSAL = "same-thing"
    NAME = "doubtful-name"
    FIGURE = "doubtful-figure"
    REJECTION = "rejected-number"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document with what stands around them."""

    document: str
    start: int
    text: str
    around: str


@dataclass(frozen=True, slots=True)
class Item:
    """Something to look at.

    Attributes:
        kind: why.
        zh: the question, in Chinese.
        en: the question, in English.
        quotes: the words it rests on.
        decision: the lines of a decision that a person can put into the file as they are, or after a change.
        weight: how many facts hang on it.
    """

    kind: ItemKind
    zh: str
    en: str
    quotes: tuple[Quote, ...]
    decision: str
    weight: int

    def as_dict(self) -> dict[str, Any]:
        """The item as plain data."""
        return asdict(self)


def queue(base: KnowledgeBase) -> list[Item]:
    """The items of a knowledge base, most useful first: by kind, then by what hangs on them, then as the documents are read.

    Args:
        base: the knowledge base.
    """
    found: list[Item] = []
    for source in (_stale(base), _contradictions(base), _proposals(base), _names(base), _figures(base), _numbers(base)):
        items = sorted(enumerate(source), key=lambda row: (-row[1].weight, row[0]))
        found.extend(item for _, item in items[:_MOST])
    return found


def quote_of(base: KnowledgeBase, locus: Locus) -> Quote:
    """The words of a place in a document."""
    document = base.documents[locus.document]
    before = document.text[max(0, locus.start - _CONTEXT) : locus.start]
    text = document.text[locus.start : locus.end]
    behind = document.text[locus.end : locus.end + _CONTEXT]
    return Quote(document.name, locus.start, _line(text), _line(before + text + behind))


def _line(text: str) -> str:
    return " ".join(text.split())


def _stale(base: KnowledgeBase) -> Iterator[Item]:
    for words, count in base.decisions:
        if count == 0:
            yield Item(
                ItemKind.STALE,
                f"决定不再适用：{words}。请改正或删除。",
                f"A decision no longer applies: {words}. Mend or remove it.",
                (),
                "",
                1,
            )


def _contradictions(base: KnowledgeBase) -> Iterator[Item]:
    for one in base.contradictions:
        quotes = []
        for ref in one.figures:
            span = base.documents[ref.document].figures[ref.number].evidence
            quotes.append(quote_of(base, Locus(ref.document, *span)))
        yield Item(ItemKind.CONTRADICTION, one.reason_zh, one.reason_en, tuple(quotes), "", len(quotes))


def _proposals(base: KnowledgeBase) -> Iterator[Item]:
    scopes = dict(base.scopes)
    for one in proposals(base):
        quotes = tuple(quote_of(base, locus) for locus in (one.here, one.there) if locus is not None)
        names = [one.a.name, one.b.name]
        place = _place(base, one.here) if scopes[one.a.key] else ""
        yield Item(
            ItemKind.PROPOSAL,
            f"“{names[0]}”与“{names[1]}”是同一事物吗？（字形相似度 {one.likeness:g}）",
            f"Are “{names[0]}” and “{names[1]}” one thing? (letters alike: {one.likeness:g} of 100)",
            quotes,
            block("merge", place=place, of=one.a.kind.value, names=names) + "# or [[apart]]\n",
            len(one.a.mentions) + len(one.b.mentions),
        )


def _place(base: KnowledgeBase, locus: Locus | None) -> str:
    return base.documents[locus.document].context.place if locus is not None else ""


def _names(base: KnowledgeBase) -> Iterator[Item]:
    used: Counter[int] = Counter()
    for number, document in enumerate(base.documents):
        for relation in document.relations:
            ends = [relation.subject] if relation.object is None else [relation.subject, relation.object]
            used.update(base.links[number][end] for end in ends)
        used.update(base.links[number][figure.about] for figure in document.figures)
    for position, entity in enumerate(base.entities):
        if entity.confidence >= _DOUBTFUL_NAME or entity.code or not entity.mentions:
            continue
        first = entity.mentions[0]
        yield Item(
            ItemKind.NAME,
            f"“{entity.name}”是名称吗（{entity.kind.value}）？",
            f"Is “{entity.name}” a name ({entity.kind.value})?",
            (quote_of(base, first),),
            block("not-a-name", place=_place(base, first), of=entity.kind.value, names=[entity.name]),
            used[position],
        )


def _figures(base: KnowledgeBase) -> Iterator[Item]:
    for number, document in enumerate(base.documents):
        for index, figure in enumerate(document.figures):
            if figure.confidence >= _DOUBTFUL_FIGURE:
                continue
            indicator = base.indicator_of(number, index)
            words = "".join(document.text[slice(*figure.evidence)].split())
            yield Item(
                ItemKind.FIGURE,
                f"“{words}”的指标是“{indicator.zh}”吗？",
                f"Is “{indicator.en or indicator.zh}” the indicator of “{words}”?",
                (quote_of(base, Locus(number, *figure.evidence)),),
                block("indicator", place=document.context.place, quote=words, indicator=indicator.zh),
                round((1 - figure.confidence) * 100),
            )


def _numbers(base: KnowledgeBase) -> Iterator[Item]:
    for number, document in enumerate(base.documents):
        for rejection in document.rejections:
            if rejection.kind is RejectionKind.UNRESOLVED:
                quote = quote_of(base, Locus(number, *Span(*rejection.span)))
                yield Item(
                    ItemKind.REJECTION,
                    f"“{quote.text}”没有成为统计数字：应是什么？",
                    f"“{quote.text}” became no figure: what should it be?",
                    (quote,),
                    "",
                    1,
                )


def block(kind: str, *, place: str = "", of: str = "", names: list[str] | None = None, **fields: str) -> str:
    """A decision as it stands in the file.

    >>> print(block("apart", place="中原区", names=["甲园", "乙园"]), end="")
    [[apart]]
    place = "中原区"
    names = ["甲园", "乙园"]
    """
    lines = [f"[[{kind}]]"]
    if place:
        lines.append(f"place = {_text(place)}")
    if of:
        lines.append(f"class = {_text(of)}")
    if names:
        lines.append(f"names = [{', '.join(_text(n) for n in names)}]")
    lines.extend(f"{key} = {_text(value)}" for key, value in fields.items())
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    """A TOML string."""
    plain = "".join(c for c in value if c >= " " and c != "\x7f")
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
