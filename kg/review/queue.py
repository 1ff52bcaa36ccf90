"""What a person should look at, most useful first: stale decisions, contradictions, pairs of names, doubtful facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple

from kg.model.entity import Contradiction, Entity, KnowledgeBase, Locus
from kg.model.quantity import RejectionKind
from kg.model.span import Span
from kg.model.values import found_at_once
from kg.review.proposals import Proposal, proposals

_CONTEXT = 24
_DOUBTFUL_NAME, _DOUBTFUL_FIGURE = 0.65, 0.65
#: The most items of one kind: a person reads no more before the next build.
MOST = 200


@found_at_once
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


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something doubtful, and what orders it among others: its weight, its document, and its place there."""

    weight: int
    document: int
    index: int
    item: Item

    @property
    def order(self) -> tuple[int, int, int]:
        """The weightiest first, then as the documents are read."""
        return -self.weight, self.document, self.index


@dataclass(slots=True)
class Doubts:
    """What is doubtful in some documents, and how often their facts speak of each thing; those of parts are added up.

    Attributes:
        used: for the key of an entity, the facts that speak of it.
        figures: doubtful figures.
        numbers: numbers that became no figure.
    """

    used: Counter[str]
    figures: list[Doubt]
    numbers: list[Doubt]

    def add(self, other: Doubts) -> None:
        """Add the doubts of other documents."""
        self.used.update(other.used)
        self.figures = sorted([*self.figures, *other.figures], key=_order)[:MOST]
        self.numbers = sorted([*self.numbers, *other.numbers], key=_order)[:MOST]


def _order(doubt: Doubt) -> tuple[int, int, int]:
    return doubt.order


def doubts_of(base: KnowledgeBase) -> Doubts:
    """The doubts of a knowledge base in memory."""
    used: Counter[int] = Counter()
    for number, document in enumerate(base.documents):
        links = base.links[number]
        used.update([links[relation.subject] for relation in document.relations])
        used.update([links[relation.object] for relation in document.relations if relation.object is not None])
        used.update([links[figure.about] for figure in document.figures])
    named = Counter({base.entities[entity].key: count for entity, count in used.items() if entity >= 0})
    found = Doubts(named, list(_figures(base)), list(_numbers(base)))
    found.add(Doubts(Counter(), [], []))
    return found


def queue(base: KnowledgeBase, doubts: Doubts | None = None) -> list[Item]:
    """The items of a knowledge base, most useful first: by kind, then by what hangs on them, then as the documents are read.

    Args:
        base: the knowledge base.
        doubts: what is doubtful in its documents, where that is known.
    """
    doubts = doubts or doubts_of(base)
    found: list[Item] = []
    for source in (_stale(base), _contradictions(base), _proposals(base), _names(base, doubts.used)):
        promised = sorted(enumerate(source), key=lambda row: (-row[1].weight, row[0]))
        found.extend(one.item() for _, one in promised[:MOST])
    return found + [doubt.item for doubt in (*doubts.figures, *doubts.numbers)]


class _Promise(NamedTuple):
    """An item that is only made where it is among those shown: its quotes have to be looked up."""

    weight: int
    item: Callable[[], Item]


def quote_of(base: KnowledgeBase, locus: Locus) -> Quote:
    """The words of a place in a document."""
    document = base.documents[locus.document]
    before = document.text[max(0, locus.start - _CONTEXT) : locus.start]
    text = document.text[locus.start : locus.end]
    behind = document.text[locus.end : locus.end + _CONTEXT]
    return Quote(document.name, locus.start, _line(text), _line(before + text + behind))


def _line(text: str) -> str:
    return " ".join(text.split())


def _stale(base: KnowledgeBase) -> Iterator[_Promise]:
    for words, count in base.decisions:
        if count == 0:
            yield _Promise(1, partial(_stale_item, words))


def _stale_item(words: str) -> Item:
    return Item(
        ItemKind.STALE,
        f"决定不再适用：{words}。请改正或删除。",
        f"A decision no longer applies: {words}. Mend or remove it.",
        (),
        "",
        1,
    )


def _contradictions(base: KnowledgeBase) -> Iterator[_Promise]:
    for one in base.contradictions:
        yield _Promise(len(one.figures), partial(_contradiction, base, one))


def _contradiction(base: KnowledgeBase, one: Contradiction) -> Item:
    quotes = tuple(quote_of(base, place) for place in one.places)
    return Item(ItemKind.CONTRADICTION, one.reason_zh, one.reason_en, quotes, "", len(quotes))


def _proposals(base: KnowledgeBase) -> Iterator[_Promise]:
    scopes = dict(base.scopes)
    for one in proposals(base):
        weight = len(one.a.mentions) + len(one.b.mentions)
        yield _Promise(weight, partial(_proposal, base, one, weight, scoped=bool(scopes[one.a.key])))


def _proposal(base: KnowledgeBase, one: Proposal, weight: int, *, scoped: bool) -> Item:
    quotes = tuple(quote_of(base, locus) for locus in (one.here, one.there) if locus is not None)
    names = [one.a.name, one.b.name]
    place = _place(base, one.here) if scoped else ""
    kind = one.a.kind.value if one.a.kind is one.b.kind else ""  # an area and the park that it is named after
    return Item(
        ItemKind.PROPOSAL,
        f"“{names[0]}”与“{names[1]}”是同一事物吗？（字形相似度 {one.likeness:g}）",
        f"Are “{names[0]}” and “{names[1]}” one thing? (letters alike: {one.likeness:g} of 100)",
        quotes,
        block("merge", place=place, of=kind, names=names) + "# or [[apart]]\n",
        weight,
    )


def _place(base: KnowledgeBase, locus: Locus | None) -> str:
    return base.documents[locus.document].context.place if locus is not None else ""


def _names(base: KnowledgeBase, used: Mapping[str, int]) -> Iterator[_Promise]:
    for entity in base.entities:
        if entity.confidence >= _DOUBTFUL_NAME or entity.code or not entity.mentions:
            continue
        weight = used.get(entity.key, 0)
        yield _Promise(weight, partial(_name, base, entity, weight))


def _name(base: KnowledgeBase, entity: Entity, weight: int) -> Item:
    first = entity.mentions[0]
    return Item(
        ItemKind.NAME,
        f"“{entity.name}”是名称吗（{entity.kind.value}）？",
        f"Is “{entity.name}” a name ({entity.kind.value})?",
        (quote_of(base, first),),
        block("not-a-name", place=_place(base, first), of=entity.kind.value, names=[entity.name]),
        weight,
    )


def _figures(base: KnowledgeBase) -> Iterator[Doubt]:
    for number, document in enumerate(base.documents):
        for index, figure in enumerate(document.figures):
            if figure.confidence >= _DOUBTFUL_FIGURE:
                continue
            indicator = base.indicator_of(number, index)
            words = "".join(document.text[slice(*figure.evidence)].split())
            item = Item(
                ItemKind.FIGURE,
                f"“{words}”的指标是“{indicator.zh}”吗？",
                f"Is “{indicator.en or indicator.zh}” the indicator of “{words}”?",
                (quote_of(base, Locus(number, *figure.evidence)),),
                block("indicator", place=document.context.place, quote=words, indicator=indicator.zh),
                round((1 - figure.confidence) * 100),
            )
            yield Doubt(item.weight, number, index, item)


def _numbers(base: KnowledgeBase) -> Iterator[Doubt]:
    for number, document in enumerate(base.documents):
        for index, rejection in enumerate(document.rejections):
            if rejection.kind is RejectionKind.UNRESOLVED:
                quote = quote_of(base, Locus(number, *Span(*rejection.span)))
                item = Item(
                    ItemKind.REJECTION,
                    f"“{quote.text}”没有成为统计数字：应是什么？",
                    f"“{quote.text}” became no figure: what should it be?",
                    (quote,),
                    "",
                    1,
                )
                yield Doubt(item.weight, number, index, item)


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
