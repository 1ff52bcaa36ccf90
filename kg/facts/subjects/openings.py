"""What a paragraph opens with, and what all of it is about then."""

from __future__ import annotations

import re

from kg.facts.subjects.kinds import AREAS
from kg.facts.subjects.subject_names import SubjectNames
from kg.model.mention import DIVISIONS

_OPENS_BLOCK = re.compile(r"(?:中|内|方面|上)?[,:]")
_SECTION = re.compile(r"[\[【(](?P<name>[\u4e00-\u9fff]{2,8})[\])】]")
_LONGEST_HEADING = 12
#: What numbers the items of a paragraph.
_ITEM = re.compile(r"[\u2460-\u2473]|\((?:[一二三四五六七八九十]|\d)\)|[一二三四五六七八九]是")
#: A sentence that says first that an area is built and then what is done there: 加快某某新城建设,….
_SEES_TO = re.compile(
    r"[\u2460-\u2473]?(?:[\u4e00-\u9fff]{2,4})?(?:加快推进|加快|加速|推进|推动|抓好|建设|启动)(?:以)?(?=[\u4e00-\u9fff“])"
)
#: 某区|扩区方案落地: a plan or policy for an area is told of, and not what lies there.
_FOR_IT = re.compile("[^,。;:]{0,6}(?:方案|政策|条例|规划|改革(?!开放|发展)|扩区)")
_IS_BUILT = re.compile(r"(?:开发建设|规划建设|建设发展|建设|开发|发展|更新改造)[,:]")


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

    def of_report_block(self, end: int) -> int | None:
        """The zone that all of a report's paragraph is about: by the name it opens with, or by its short first sentence.

        Args:
            end: where the first sentence ends.
        """
        opened = self.of_block()
        return opened if opened is not None or self.news else self.of_sentence(self.reading.block.start, end)

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
        """The area that a short first sentence is about (某新城加快焕新。), or that a sentence opens with (东南片区,…).

        The first sentence of a numbered item counts like that of a paragraph: ②某新城加快焕新。
        """
        item = _ITEM.match(self.text, start)
        first = item.end() if item is not None else start
        heads = item is not None or start == self.reading.block.start
        for mention in self._outer:
            if mention.span.start > first + 1:
                break
            if mention.span.start < first or mention.kind not in AREAS:
                continue
            if _OPENS_BLOCK.match(self.text, mention.span.end):
                return self.table.number_of(mention)
            short = (
                end - mention.span.end <= _LONGEST_HEADING
                and self.text[mention.span.end : mention.span.end + 1] not in "、和与"
            )
            if _FOR_IT.match(self.text, mention.span.end):
                continue
            if short and heads and not any(c in self.text[first:end] for c in ",、;:"):
                return self.table.number_of(mention)
        return None

    def opens_item(self, start: int) -> bool:
        """Whether a numbered item of the paragraph begins at a place."""
        return _ITEM.match(self.text, start) is not None

    def being_built(self, start: int) -> int | None:
        """The area of which a sentence says first that it is built: 加快某某新城建设,|某某学校开工."""
        found = _SEES_TO.match(self.text, start, start + _LONGEST_HEADING)
        if found is None:
            return None
        area = next((m for m in self._outer if m.span.start >= start), None)
        if area is None or area.span.start > found.end() or area.kind not in AREAS:
            return None
        return self.table.number_of(area) if _IS_BUILT.match(self.text, area.span.end) else None
