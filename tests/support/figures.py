"""Figures in the notation of the specifications: ``subject > indicator measure comparator number``, each part with its
alternatives (``a|b``) where careful readers differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg.entities.indicators import indicator_for, plain
from kg.model.document import Document
from kg.model.fact import DocumentFacts, Figure
from kg.model.quantity import Comparator, UnitKind


def printed(value: Decimal) -> str:
    """A number as a specification prints it; a fraction that does not end is cut to four places."""
    number = value.normalize()
    return format(round(number, 4) if len(str(number)) > 12 else number, "f")


def amount(figure: Figure) -> str:
    """The number with its unit: ``320亿元``, ``5..8亿元``; a fraction has none: ``0.6667``."""
    upper = f"..{printed(figure.upper)}" if figure.upper is not None else ""
    unit = "" if figure.kind is UnitKind.FRACTION else figure.unit
    return f"{printed(figure.value)}{upper}{unit}"


def subject_names(facts: DocumentFacts, figure: Figure) -> set[str]:
    """The names that a figure's subject has in its document."""
    thing = facts.things[figure.about]
    return {plain(name) for name in (thing.name, *thing.aliases)}


def shown(facts: DocumentFacts, figure: Figure) -> str:
    """A figure in the notation; the document's own place is left out."""
    about = f"{plain(facts.things[figure.about].name)} > " if figure.about else ""
    comparator = "" if figure.comparator is Comparator.EQUAL else f"{figure.comparator.value} "
    return f"{about}{plain(figure.indicator)} {figure.measure.value} {comparator}{amount(figure)}"


def fits(line: str, facts: DocumentFacts, figure: Figure) -> bool:
    """Whether a figure is what a line of a specification asks for."""
    about, _, rest = line.rpartition(" > ")
    own = plain(facts.things[0].name)
    names = {plain(name) for name in about.split("|")} if about else {own}
    indicators, measures, *comparators, number = rest.split(" ")
    worded = {plain(figure.indicator), plain(indicator_for(figure.indicator).zh)}
    return (
        bool(names & subject_names(facts, figure))
        and bool({plain(i) for i in indicators.split("|")} & worded)
        and figure.measure.value in measures.split("|")
        and figure.comparator.value in (comparators[0].split("|") if comparators else [Comparator.EQUAL.value])
        and amount(figure) in number.split("|")
    )


def agreed(wanted: Iterable[str], facts: DocumentFacts) -> tuple[list[str], list[str]]:
    """What was wanted and what was found, a figure that fits its line printed as the line."""
    left = list(facts.figures)
    lines = list(wanted)
    found: dict[int, str] = {}
    for line in lines:
        figure = next((f for f in left if fits(line, facts, f)), None)
        if figure is not None:
            left.remove(figure)
            found[id(figure)] = line
    return lines, [found.get(id(figure), shown(facts, figure)) for figure in facts.figures]


def numerals(document: Document, facts: DocumentFacts) -> list[str]:
    """Every numeral of a text with what became of it: ``6个 figure``, ``500 part-of-name``."""
    text = document.source.text
    fates = {figure.number: "figure" for figure in facts.figures}
    fates |= {rejection.span: rejection.kind.value for rejection in facts.rejections if rejection.span not in fates}
    return [f"{text[slice(*span)]} {fates[span]}" for span in sorted(fates)]
