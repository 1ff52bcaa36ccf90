"""Makes documents for tests: from a file, from a text, or from one sentence with a context that is given, not inferred."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from kg.documents.blocks import lay_out
from kg.documents.context import make_document
from kg.documents.reading import read_source
from kg.facts.extract import extract
from kg.lexicon.divisions import divisions
from kg.mentions.reading import Reading, read_blocks
from kg.mentions.words import crosses_seam
from kg.model.document import Context, Division, Document, Genre, Issuer, Level, Part, Source
from kg.model.fact import DocumentFacts
from kg.model.period import Period


def source_of(text: str, name: str = "sentence.txt") -> Source:
    """A source as if the text had been a file in UTF-8."""
    return Source(name, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")


def document_of_file(path: Path) -> Document:
    """A file read as a build reads it."""
    return make_document(read_source(path, path.name), crosses_seam)


#: A paragraph that states nothing: with it a few lines are long enough to be taken for a report.
FILLER = (
    "全区上下同心协力、真抓实干,各项事业稳步向前,城乡面貌日新月异,群众生活持续改善,社会大局和谐稳定,"
    "这离不开上级的正确领导,离不开社会各界的大力支持,也离不开广大干部群众的辛勤付出。"
)


def document_of_lines(text: str, name: str = "text.txt") -> Document:
    """A few lines read as a build reads a whole report: a paragraph that states nothing makes them long enough."""
    return document_of_text(f"{text}\n{FILLER}\n", name)


def document_of_text(text: str, name: str = "text.txt") -> Document:
    """A text read as a build reads it: its context is inferred."""
    return make_document(source_of(text, name), crosses_seam)


@cache
def division_named(name: str) -> Division:
    """The one division of a name, at county level where several levels share it."""
    found = [d for d in divisions().named(name) if d.level is Level.COUNTY] or list(divisions().named(name))
    assert len(found) == 1, f"{name} names {len(found)} divisions: choose another place for the test"
    return found[0]


def context_of(
    place: str = "鄞州区",
    year: int = 2021,
    genre: str = "government-report",
    plan_year: int | None = None,
    day: date | None = None,
) -> Context:
    """A context in which nothing was inferred."""
    kind = Genre(genre)
    issuer = {Genre.GOVERNMENT_REPORT: Issuer.GOVERNMENT, Genre.PARTY_REPORT: Issuer.PARTY}.get(kind, Issuer.PRESS)
    division = division_named(place)
    ahead = plan_year or (year + 1 if kind.looks_both_ways else year)
    return Context(kind, issuer, "", division, place, divisions().ancestors(division), year, ahead, day)


def document_of_sentence(text: str, context: Context, part: str = "review") -> Document:
    """A sentence (or a few) as the only paragraph of a document with this context."""
    layout = lay_out(text, crosses_seam)
    kind = Part(part)
    year = context.plan_year if kind is Part.PLAN else context.year
    period = Period.of_year(year) if year else None
    blocks = tuple(replace(block, part=kind, period=period) for block in layout.blocks)
    return Document(source_of(text), layout.view, blocks, context, layout.seams)


def readings_of_sentence(text: str, context: Context | None = None) -> list[Reading]:
    """What the mentions station reads in a sentence."""
    return read_blocks(document_of_sentence(text, context or context_of()))


def facts_of_sentence(text: str, context: Context, part: str = "review") -> DocumentFacts:
    """What the facts station makes of a sentence."""
    return extract(document_of_sentence(text, context, part), least=0)
