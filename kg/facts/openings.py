"""What a paragraph opens with, and what all of it is about then."""

from __future__ import annotations

import re

from kg.facts.subject_names import AREAS, SubjectNames
from kg.model.mention import DIVISIONS

_OPENS_BLOCK = re.compile(r"(?:中|内|方面|上)?[,:]")
_SECTION = re.compile(r"[\[【(](?P<name>[\u4e00-\u9fff]{2,8})[\])】]")
_LONGEST_HEADING = 12


class Openings(SubjectNames):
    """Looks up the areas and places that open paragraphs and sentences."""

    def of_block(self) -> int | None:
        """The area that the paragraph opens with: 某某板块中,..."""
        start = self.reading.block.start
        for mention in self._outer:
            if mention.span.start > start + 1:
                break
            if mention.kind in AREAS and _OPENS_BLOCK.match(self.text, mention.span.end):
                return self.table.number_of(mention)
        return None

    def of_section(self, section: int) -> int:
        """The place of which a part of a digest speaks, from its heading on: [某县]2018年,...; else the one before."""
        start = self.reading.block.start
        found = _SECTION.match(self.text, start)
        if found is None:
            return section
        own = self.table.document.context.place
        if own and found["name"] == own:
            return 0
        named = (m for m in self.reading.names if m.span.start == found.start("name") and m.kind in DIVISIONS)
        mention = next(named, None)
        return self.table.number_of(mention) if mention is not None else section

    def of_sentence(self, start: int, end: int) -> int | None:
        """The area that a short first sentence is about (某新城加快焕新。), or that a sentence opens with (东南片区,…)."""
        for mention in self._outer:
            if mention.span.start > start + 1:
                break
            if mention.span.start < start or mention.kind not in AREAS:
                continue
            if _OPENS_BLOCK.match(self.text, mention.span.end):
                return self.table.number_of(mention)
            short = (
                end - mention.span.end <= _LONGEST_HEADING
                and self.text[mention.span.end : mention.span.end + 1] not in "、和与"
            )
            if short and start == self.reading.block.start and not any(c in self.text[start:end] for c in ",、;:"):
                return self.table.number_of(mention)
        return None
