"""What is asked of a block for names: the finders, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


def candidates(one: Counted, gazetteer: Gazetteer, barriers: list[Span]) -> Iterator[Iterable[Mention]]:
    """What each finder takes for names: a step for each, so that many blocks can be read side by side."""
    if is_aside(one.block):
        return
    words, quantities = one.words, one.quantities
    text, start, end = words.text, one.block.start, one.block.end
    yield gazetteer.find(words, start, end)
    yield gazetteer.towns.find(words, start, end)
    yield find_county_lists(words, start, end)
    yield find_partners(words, start, end)
    yield find_bodies(words, start, end)
    yield find_by_suffix(words, start, end, barriers, quantities)
    yield find_listed(words, start, end, barriers, quantities)
    if one.block.kind is BlockKind.NOTE:
        # its quotations are parts of what it explains
        yield [*find_notes(text, start, end), *find_books(text, start, end)]
    else:
        yield find_quoted(words, start, end, barriers)
    yield find_policies(words, start, end, barriers)
    yield find_honours(text, start, end)
    yield find_renown(text, start, end)
    yield find_events(words, start, end)
    yield find_sessions(text, start, end)
    yield find_occasions(words, start, end)
    yield find_programme(text, start, end)
    yield find_founded(words, start, end)
    yield find_industries(words, start, end)
    yield find_enterprises(words, start, end, barriers)
    yield find_regions(text, start, end)
    yield find_zones(text, start, end)
    yield find_ports(words, start, end)
    yield find_brands(words, start, end, barriers)
    yield find_numbered(text, start, end)
    yield find_products(words, start, end)
    yield find_goods(words, start, end, barriers)
    yield find_alone(words, start, end)
    yield find_sized(words, start, end, quantities)
    yield find_route_lists(words, start, end)
    yield find_deed_lists(words, start, end)
    yield find_work_lists(words, start, end)
    yield find_institution_lists(text, start, end)
    yield find_town_lists(words, start, end, barriers, quantities)
    yield find_ventures(words, start, end, barriers, quantities)
    yield find_wired(words, start, end)
    yield find_hamlets(words, start, end)
    yield find_institutes(text, start, end)
