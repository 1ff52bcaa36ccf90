"""What is asked of a block for names: the finders, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from kg.mentions.bodies.bodies import find_bodies
from kg.mentions.bodies.brands import find_brands
from kg.mentions.bodies.enterprises import find_enterprises
from kg.mentions.bodies.founded import find_founded
from kg.mentions.bodies.institutes import find_institutes
from kg.mentions.bodies.persons import find_persons
from kg.mentions.lists.deed_lists import find_deed_lists
from kg.mentions.lists.institution_lists import find_institution_lists
from kg.mentions.lists.lists import find_listed
from kg.mentions.lists.route_lists import find_route_lists
from kg.mentions.lists.town_lists import find_town_lists
from kg.mentions.lists.work_lists import find_work_lists
from kg.mentions.named import find_by_suffix
from kg.mentions.places.gazetteer import Gazetteer, find_county_lists
from kg.mentions.places.hamlets import find_hamlets
from kg.mentions.places.partners import find_partners
from kg.mentions.places.zones import find_ports, find_regions, find_zones
from kg.mentions.titles.books import find_books
from kg.mentions.titles.events import find_events
from kg.mentions.titles.honours import find_honours
from kg.mentions.titles.notes import find_notes, note_marks
from kg.mentions.titles.occasions import find_occasions, find_programme
from kg.mentions.titles.policies import find_policies
from kg.mentions.titles.quotes import find_quoted
from kg.mentions.titles.renown import find_renown
from kg.mentions.titles.sessions import find_sessions
from kg.mentions.trades.goods import find_goods
from kg.mentions.trades.industries import find_industries
from kg.mentions.trades.products import find_products
from kg.mentions.walking.walk import Words
from kg.mentions.works.placed import find_alone
from kg.mentions.works.sized import find_sized
from kg.mentions.works.ventures import find_ventures
from kg.mentions.works.wired import find_wired
from kg.mentions.works.works import find_numbered
from kg.model.document import Block, BlockKind
from kg.model.mention import Mention
from kg.model.quantity import Quantity
from kg.model.span import Span
from kg.model.timing import TimeExpression


class Counted(NamedTuple):
    """A block of which all is known but its names.

    Attributes:
        words: its words.
        block: the block.
        quantities: its quantities, in order.
        times: its expressions of time, in order.
    """

    words: Words
    block: Block
    quantities: list[Quantity]
    times: list[TimeExpression]


def is_aside(block: Block) -> bool:
    """Whether a block names people at most."""
    return block.kind in (BlockKind.BYLINE, BlockKind.CAPTION)


def people_of(one: Counted) -> list[Mention]:
    """The people of a block, who are found first."""
    return find_persons(one.words.text, one.block.start, one.block.end, byline=is_aside(one.block))


def barriers_of(one: Counted, people: list[Mention]) -> list[Span]:
    """The quantities, times and people of a block, which no name enters."""
    marks = note_marks(one.words.text, one.block.start, one.block.end) if one.block.kind is BlockKind.NOTE else []
    return sorted([*(q.core for q in one.quantities), *(t.span for t in one.times), *(m.span for m in people), *marks])


class Row(NamedTuple):
    """A block with what is found in it: `candidates` adds to it.

    Attributes:
        names: the names found so far.
        words: the words of the block.
        text: the view.
        start: where the block begins.
        end: where it ends.
        barriers: its quantities, times and people, which no name enters.
        quantities: its quantities, in order.
        is_note: whether it explains words.
    """

    names: list[Mention]
    words: Words
    text: str
    start: int
    end: int
    barriers: list[Span]
    quantities: list[Quantity]
    is_note: bool


def row_of(one: Counted, names: list[Mention], barriers: list[Span]) -> Row:
    """A block with the names found so far."""
    words, block = one.words, one.block
    is_note = block.kind is BlockKind.NOTE
    return Row(names, words, words.text, block.start, block.end, barriers, one.quantities, is_note)


#: What one finder reads of all blocks, one after the other: a finder is faster as long as its words are at hand.
Step = Callable[[Sequence[Row]], None]


def _of_text(find: Callable[[str, int, int], Iterable[Mention]]) -> Step:
    def read(rows: Sequence[Row]) -> None:
        for names, _, text, start, end, *_ in rows:
            names += find(text, start, end)

    return read


def _of_words(find: Callable[[Words, int, int], Iterable[Mention]]) -> Step:
    def read(rows: Sequence[Row]) -> None:
        for names, words, _, start, end, *_ in rows:
            names += find(words, start, end)

    return read


def _of_barriers(find: Callable[[Words, int, int, list[Span]], Iterable[Mention]]) -> Step:
    def read(rows: Sequence[Row]) -> None:
        for names, words, _, start, end, barriers, *_ in rows:
            names += find(words, start, end, barriers)

    return read


def _of_numbers(find: Callable[[Words, int, int, list[Span], list[Quantity]], Iterable[Mention]]) -> Step:
    def read(rows: Sequence[Row]) -> None:
        for names, words, _, start, end, barriers, quantities, _ in rows:
            names += find(words, start, end, barriers, quantities)

    return read


def _find_marked(rows: Sequence[Row]) -> None:
    """What marks set off; the quotations of a note are parts of what it explains."""
    for names, words, text, start, end, barriers, _, is_note in rows:
        if is_note:
            names += [*find_notes(text, start, end), *find_books(text, start, end)]
        else:
            names += find_quoted(words, start, end, barriers)


def _find_sized(rows: Sequence[Row]) -> None:
    for names, words, _, start, end, _, quantities, _ in rows:
        names += find_sized(words, start, end, quantities)


#: The finders behind those of the places, in their order.
_STEPS: tuple[Step, ...] = (
    _of_words(find_county_lists),
    _of_words(find_partners),
    _of_words(find_bodies),
    _of_numbers(find_by_suffix),
    _of_numbers(find_listed),
    _find_marked,
    _of_barriers(find_policies),
    _of_text(find_honours),
    _of_text(find_renown),
    _of_words(find_events),
    _of_text(find_sessions),
    _of_words(find_occasions),
    _of_text(find_programme),
    _of_words(find_founded),
    _of_words(find_industries),
    _of_barriers(find_enterprises),
    _of_text(find_regions),
    _of_text(find_zones),
    _of_words(find_ports),
    _of_barriers(find_brands),
    _of_text(find_numbered),
    _of_words(find_products),
    _of_barriers(find_goods),
    _of_words(find_alone),
    _find_sized,
    _of_words(find_route_lists),
    _of_words(find_deed_lists),
    _of_words(find_work_lists),
    _of_text(find_institution_lists),
    _of_numbers(find_town_lists),
    _of_numbers(find_ventures),
    _of_words(find_wired),
    _of_words(find_hamlets),
    _of_text(find_institutes),
)


def find_candidates(rows: Sequence[Row], gazetteer: Gazetteer) -> None:
    """Add to the names of blocks what each finder takes for names.

    Args:
        rows: the blocks; none is an aside.
        gazetteer: the divisions that may be named in the document.
    """
    for step in (_of_words(gazetteer.find), _of_words(gazetteer.towns.find), *_STEPS):
        step(rows)
