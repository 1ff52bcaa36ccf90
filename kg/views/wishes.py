"""What a user wants a page of: some things and what is around them, some years, what a query found.

What ``kg view`` makes of its options::

    wishes = Wishes.of(focus=["二七区"], depth=2, years="2020-2024", found=iris_of_the_query, base=settings.base)
    write_page(wishes.part(base), path, iris=settings.base, title="--focus 二七区 --depth 2 --years 2020-2024")

``found`` are the IRIs of the terms that a SELECT or CONSTRUCT brought, in any order and with any others among them; None
without a query. The title is shown at the head of the page, so that a reader knows what was asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.config import DEFAULT_BASE
from kg.errors import InputError
from kg.model.entity import KnowledgeBase
from kg.views.parts import part_of

_YEARS = re.compile(r"(\d{4})(?:\s*[-–—~至]\s*(\d{4}))?")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a page shall show of a knowledge base.

    Attributes:
        focus: names, keys or codes of things to begin with.
        depth: how many relations around them are shown.
        years: the first and last year, or None for all.
        keys: the keys of the only things to show, or None for all.
    """

    focus: tuple[str, ...] = ()
    depth: int = 2
    years: tuple[int, int] | None = None
    keys: frozenset[str] | None = None

    @classmethod
    def of(
        cls,
        focus: Iterable[str] = (),
        depth: int = 2,
        years: str = "",
        found: Iterable[str] | None = None,
        base: str = DEFAULT_BASE,
    ) -> Wishes:
        """The wishes as a command line has them.

        Args:
            focus: names, keys, codes or IRIs of things.
            depth: how many relations around them are shown, 0 or more.
            years: ``2020`` or ``2020-2024``; empty for all.
            found: the IRIs that a query brought, or None without a query.
            base: the base of the IRIs of things.

        Raises:
            InputError: the years or the depth are none, or a query found no thing.
        """
        if depth < 0:
            raise InputError("the depth is below 0", where=str(depth), remedy="0, 1, 2, ...")
        keys = None if found is None else keys_among(found, base)
        if keys is not None and not keys:
            raise InputError(
                "the query found no things",
                remedy=f"it must bring IRIs of things, which begin with {base}",
            )
        names = tuple(name.removeprefix(base) for name in focus)
        return cls(names, depth, year_range(years) if years else None, keys)

    def part(self, base: KnowledgeBase) -> KnowledgeBase:
        """The part of a knowledge base that is wished; see `part_of`."""
        return part_of(base, focus=self.focus, depth=self.depth, years=self.years, keys=self.keys)


def year_range(text: str) -> tuple[int, int]:
    """A year, or a first and a last year.

    >>> year_range("2020"), year_range("2020-2024"), year_range("2016–2020")
    ((2020, 2020), (2020, 2024), (2016, 2020))

    Raises:
        InputError: it is neither, or the last year is before the first.
    """
    found = _YEARS.fullmatch(text.strip())
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, -1)
    if first > last:
        raise InputError("these are no years", where=text, remedy="for example 2020 or 2020-2024")
    return first, last


def keys_among(iris: Iterable[str], base: str = DEFAULT_BASE) -> frozenset[str]:
    """The keys of the IRIs that begin with the base; brackets around an IRI and other terms do no harm.

    >>> sorted(keys_among(["https://w3id.org/gwr/id/area-410103", "<https://w3id.org/gwr/id/park-1>", "709.3"]))
    ['area-410103', 'park-1']
    """
    bare = (iri.strip("<>") for iri in iris)
    return frozenset(iri.removeprefix(base) for iri in bare if iri.startswith(base))
