"""What holds for a whole document: who speaks, about which place, about which years, in which part."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.documents.blocks import lay_out
from kg.documents.joining import Crosses
from kg.documents.metadata import apply
from kg.documents.parts import assign_parts
from kg.documents.places import find_place
from kg.documents.recognition import refusal
from kg.documents.years import find_years
from kg.lexicon import word_list
from kg.model.document import Block, BlockKind, Context, Document, Genre, Issuer
from kg.model.source import Source

_PARTY_REPORT = re.compile(
    r"(?:区委|县委|市委|省委|州委)常委会.{0,12}(?:工作报告|报告工作|报告20\d\d年工作)|常委会委托作工作报告|委员会第[一二三四五六七八九十]+次全体会议"
)
_SUBMITTED = re.compile(r"请(?:予以?|与.{0,40})?(?:一并)?审议")
_PLAN_DIGEST = re.compile(r"今年.{0,20}(?:主要工作|重点工作)")
_NEWS = re.compile(r"发布时间|记者|讯\b|新闻网|日报|从.{2,20}获悉")


def make_document(source: Source, crosses: Crosses) -> Document:
    """Everything the documents station knows of a source: view, blocks, context.

    Args:
        source: the decoded file.
        crosses: tells whether a word reaches across the seam of two texts.
    """
    layout = lay_out(source.text, crosses, source.asides)
    text = layout.view.text
    genre, issuer = _genre(text, layout.blocks)
    place = find_place(text, genre, source.name)
    years = find_years(text, layout.blocks, genre, source.name)
    inferred = set(years.inferred) | ({"place"} if place.inferred else set())
    context = Context(
        genre,
        issuer,
        _title(text, layout.blocks),
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
    context = apply(context, source.given)
    return Document(source, layout.view, assign_parts(text, layout.blocks, context), context, layout.seams)


def _genre(text: str, blocks: tuple[Block, ...]) -> tuple[Genre, Issuer]:
    head = text[:1500]
    if _PARTY_REPORT.search(head):
        return Genre.PARTY_REPORT, Issuer.PARTY
    if _SUBMITTED.search(text[:3000]) or _has_parts(text, blocks):
        return Genre.GOVERNMENT_REPORT, Issuer.GOVERNMENT
    if any(cue in head for cue in word_list("layout", "genre", "digest")):
        return Genre.DIGEST, Issuer.GOVERNMENT
    if any(cue in head for cue in word_list("layout", "genre", "government")):
        return Genre.GOVERNMENT_REPORT, Issuer.GOVERNMENT
    if _NEWS.search(head) and not _PLAN_DIGEST.search(head):
        return Genre.NEWS, Issuer.PRESS
    return (Genre.DIGEST, Issuer.GOVERNMENT) if len(blocks) > 12 else (Genre.NEWS, Issuer.PRESS)


def _has_parts(text: str, blocks: tuple[Block, ...]) -> bool:
    headings = [text[b.start : b.end] for b in blocks if b.kind is BlockKind.HEADING]
    return any("回顾" in h for h in headings)


def _title(text: str, blocks: tuple[Block, ...]) -> str:
    for block in blocks[:6]:
        if block.kind in (BlockKind.TITLE, BlockKind.HEADING):
            return text[block.start : block.end]
    return text[:30].split("\n", maxsplit=1)[0]
