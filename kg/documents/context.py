"""What holds for a whole document: who speaks, about which place, about which years, in which part."""

from __future__ import annotations

from dataclasses import replace

from kg.documents.blocks import lay_out
from kg.documents.genres import find_genre
from kg.documents.joining import Crosses
from kg.documents.metadata import apply, find_address
from kg.documents.parts import assign_parts
from kg.documents.places import find_place
from kg.documents.recognition import refusal
from kg.documents.story_places import place_of_story
from kg.documents.titles import find_title, make_title
from kg.documents.years import find_years
from kg.model.document import Context, Document, Genre
from kg.model.source import Source


def make_document(source: Source, crosses: Crosses) -> Document:
    """Everything the documents station knows of a source: view, blocks, context.

    Args:
        source: the decoded file.
        crosses: tells whether a word reaches across the seam of two texts.
    """
    layout = lay_out(source.text, crosses, source.asides)
    text = layout.view.text
    genre, issuer = find_genre(text, layout.blocks)
    of_story = place_of_story(text) if genre is Genre.NEWS else None
    place = of_story or find_place(text, genre, source.name, crosses)
    years = find_years(text, layout.blocks, genre, source.name)
    title = find_title(text, layout.blocks)
    inferred = set(years.inferred) | ({"place"} if place.inferred else set()) | (set() if title else {"title"})
    context = Context(
        genre,
        issuer,
        title or _made_title(text, genre, place.name, years.plan),
        place.division,
        place.name,
        place.ancestors,
        years.review,
        years.plan,
        years.day,
        frozenset(inferred),
    )
    if reason := refusal(text):
        context = replace(context, genre=Genre.OTHER, refusal=reason)
    context = apply(replace(context, address=find_address(source.text)), source.given)
    return Document(source, layout.view, assign_parts(text, layout.blocks, context), context, layout.seams)


def _made_title(text: str, genre: Genre, place: str, year: int | None) -> str:
    """A title for a document that prints none: a story has its first words."""
    return text[:30].split("\n", maxsplit=1)[0] if genre is Genre.NEWS else make_title(genre, place, year)
