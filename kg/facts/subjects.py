"""Whose figure it is: the district, or a smaller named thing that the clause, the list or the paragraph's opening names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.binding import State
from kg.facts.clauses import Clause
from kg.facts.phrases import flow_verbs, is_light, is_own, link_verbs, opens_with_amount
from kg.facts.things import ThingTable
from kg.lexicon import words
from kg.mentions.lists import split_items
from kg.mentions.reading import Reading
from kg.mentions.words import Word
from kg.model.document import Level
from kg.model.mention import DIVISIONS, Mention, NameClass
from kg.model.quantity import Quantity, UnitKind

#: Classes of things that figures are of.
_SUBJECTS = frozenset(
    {
        NameClass.FUNCTIONAL_AREA,
        NameClass.PARK,
        NameClass.GREEN_SPACE,
        NameClass.PROJECT,
        NameClass.ENTERPRISE,
        NameClass.ORGANIZATION,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.FACILITY,
        NameClass.SUBDISTRICT,
        NameClass.NEIGHBOURHOOD,
        NameClass.ROAD,
        NameClass.COMPOUND,
        NameClass.WATER_BODY,
    }
)
_WORKS = frozenset(
    {
        NameClass.PROJECT,
        NameClass.ROAD,
        NameClass.FACILITY,
        NameClass.COMPOUND,
        NameClass.GREEN_SPACE,
        NameClass.WATER_BODY,
    }
)
_ANY = _SUBJECTS
_MEANT = {
    "项目": _WORKS | {NameClass.PARK, NameClass.ENTERPRISE},
    "工程": _WORKS,
    "公司": frozenset({NameClass.ENTERPRISE}),
    "企业": frozenset({NameClass.ENTERPRISE}),
    "集团": frozenset({NameClass.ENTERPRISE}),
    "园区": frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA}),
    "全线": frozenset({NameClass.ROAD, NameClass.PROJECT}),
}
_ANAPHOR = re.compile(
    r"(?:该|本|此|这个|整个|其)?(?:[一二三]期)?(?P<kind>项目|工程|公司|企业|集团|园区|全线)(?!中|类|库|建设|化)"
    r"|(?:项目)?(?:建成|投产|达产|投用|完工|竣工)(?:投产|投用|达产|达效|运营)?后|首期|[一二三]期(?!工程)"
)
_NAMING = DIVISIONS | {
    NameClass.NAMED_EVENT,
    NameClass.MEETING,
    NameClass.GOVERNMENT_BODY,
    NameClass.PARTY_ORGANIZATION,
}
_AREAS = frozenset({NameClass.FUNCTIONAL_AREA, NameClass.PARK})
_OPENS_BLOCK = re.compile(r"(?:中|内|方面|上)?[,:]")
#: 全部项目总投资: the projects of the place, no single one of them.
_ALL = ("全部", "所有", "各", "各类", "这些", "这批", "上述", "多个", "其他")
#: What stands behind the name of a division whose own figure follows: 洛阳市|生产总值, 郑州|新开工项目.
_MEASURED = re.compile(
    r"(?:要|将|力争|确保|全年|全市|全县|全区|已|共|累计|预计|也|均|的)*"
    r"(?:地区生产总值|生产总值|GDP|经济总量|一般公共预算|财政|规模以上|规上|固定资产|社会消费品|社零|城镇|农村|居民|进出口|外贸|工业|民间投资|金融机构"
    r"|常住人口|户籍人口|森林覆盖率|空气质量|优良天数|PM2|新增|新建|新开工|完成|实现|达到|突破|建成|引进|签约|获批|拥有|培育|增长|下降|粮食)"
)
_LONGEST_HEADING = 12
_NEAR = 120
_IN_LIST = frozenset("、和与及等")


@dataclass(frozen=True, slots=True)
class Named:
    """A named subject in a clause: its thing and where its name ends."""

    number: int
    end: int


class Subjects:
    """Finds the subjects of one block.

    Args:
        reading: the block.
        table: the things of the document.
        news: whether the document is news, where a topic goes on over full stops.
    """

    def __init__(self, reading: Reading, table: ThingTable, *, news: bool = False) -> None:
        self.news = news
        self.reading = reading
        self.table = table
        self.text = reading.words.text
        self._naming = _outermost([m for m in reading.names if m.kind in _SUBJECTS or m.kind in _NAMING])
        self._outer = _outermost([m for m in reading.names if m.kind in _SUBJECTS or m.kind in DIVISIONS])

    def of_block(self) -> int | None:
        """The area that the paragraph opens with: 某某板块中,..."""
        start = self.reading.block.start
        for mention in self._outer:
            if mention.span.start > start + 1:
                break
            if mention.kind in _AREAS and _OPENS_BLOCK.match(self.text, mention.span.end):
                return self.table.number_of(mention)
        return None

    def of_sentence(self, start: int, end: int) -> int | None:
        """The area that a short first sentence is about (某新城加快焕新。), or that a sentence opens with (东南片区,…)."""
        for mention in self._outer:
            if mention.span.start > start + 1:
                break
            if mention.span.start < start or mention.kind not in _AREAS:
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

    def enter(self, clause: Clause, state: State) -> None:
        """Note what a clause does to the subject of its sentence."""
        named = self.inside(clause.start, clause.end) or self._alone(clause)
        if named is not None:
            if self.table.kind_of(named.number) in DIVISIONS:
                state.subject = named.number if named.number else None
            else:
                state.subject = state.topic = named.number
            state.acted_on = None
            return
        head, place = self._head(clause)
        if head is None or is_own(self.text[clause.start : clause.start + 4]):
            state.subject = None
            return
        string = self.text[head.start : head.end]
        if (kind := self._anaphor(clause, place)) is not None:
            state.subject = self._referent(kind, state, clause.start)
            state.topic = state.subject if self.news and state.subject is not None else state.topic
        elif state.acted_on is not None and (
            opens_with_amount(self.text, place, clause.end) or string in ("投资", "计划")
        ):
            state.subject = state.acted_on
        elif state.subject is None or not self._continues(state.subject, head, string):
            stays = self.news and state.topic is not None and self._stays_on(state.topic, head, string)
            state.subject = state.topic if stays else None

    def _stays_on(self, topic: int, head: Word, string: str) -> bool:
        """Whether a sentence of a story that names no subject goes on about the topic of the paragraph."""
        if head.tag == "place":
            return False
        if self.table.kind_of(topic) in _WORKS or self._continues(topic, head, string):
            return True
        return self.table.kind_of(topic) is NameClass.ENTERPRISE and self._of_business(head.start)

    def _of_business(self, start: int) -> bool:
        """Whether a clause opens with what only firms have: 净利润, 空调产销量, 家用空调年产能."""
        stop = next(
            (at for at in range(start, min(start + 10, len(self.text))) if not self.text[at].isalpha()), start + 10
        )
        return any(word in self.text[start:stop] for word in words("cues", "business", "nouns"))

    def leave(self, clause: Clause, state: State) -> None:
        """Note the thing that a clause does something to, where its name ends the clause: 新建某工厂,总建筑面积…."""
        state.acted_on = None
        for mention in self._outer:
            if mention.span.end > clause.end:
                break
            if mention.span.start < clause.start or mention.kind in DIVISIONS or mention.exemplar_of >= 0:
                continue
            close = mention.span.end + (self.text[mention.span.end : mention.span.end + 1] in "”》")
            before = self.reading.words.ends_at(mention.span.start - (self.text[mention.span.start - 1] == "“"))
            if before is None or self.text[mention.span.start - 1] in _IN_LIST:
                continue
            verb = self.reading.words.string(before)
            if verb not in flow_verbs() and verb not in ("的", "了", "在", "位于"):
                continue
            if close >= clause.end or self.text[close : clause.end] in ("建设", "项目", "建设项目", "工程", "项目建设"):
                state.acted_on = self.table.number_of(mention)

    def _head(self, clause: Clause) -> tuple[Word | None, int]:
        """The first word of a clause that is no adverb and no time, and where it stands."""
        for word in self.reading.words.between(clause.start, clause.end):
            string = self.text[word.start : word.end]
            if (is_light(string) and string not in ("其", "该")) or word.tag in ("t", "d"):
                continue
            return word, word.start
        return None, clause.start

    def _anaphor(self, clause: Clause, place: int) -> frozenset[NameClass] | None:
        """The classes that 该项目, 公司 or 全线 at the head of a clause may stand for, or None."""
        found = _ANAPHOR.match(self.text, place, clause.end)
        if found is None or self.text[clause.start : place].endswith(_ALL):
            return None
        return _MEANT.get(found["kind"] or "", _ANY)

    def _referent(self, kinds: frozenset[NameClass], state: State, at: int) -> int | None:
        """The last thing of such a class that the block has spoken of."""
        for number in (state.acted_on, state.subject, state.topic):
            if number is not None and (self.table.kind_of(number) in kinds):
                return number
        if self.news and kinds is not _ANY:
            near = [m for m in self._outer if m.span.end <= at and at - m.span.end < _NEAR and m.kind in kinds]
            if near:
                return self.table.number_of(near[-1])
        return state.topic if state.topic is not None and kinds is _ANY else None

    def _continues(self, subject: int, head: Word, string: str) -> bool:
        """Whether a clause without a subject of its own goes on with that of the clause before, by its first word."""
        kind = self.table.kind_of(subject)
        amount = (
            opens_with_amount(self.text, head.start, head.start + 8)
            or string in ("投资", "完成投资")
            or string in words("cues", "growth", "up")
            or string in words("cues", "growth", "down")
        )
        if amount or kind in _WORKS:
            return (
                amount or string in ("预计", "规划", "计划") or (string in link_verbs() and string not in flow_verbs())
            )
        if kind is NameClass.ENTERPRISE and not self.news:
            return string in words("cues", "business", "verbs")
        return string in flow_verbs() or string in link_verbs() or head.tag.startswith("v")

    def inside(self, start: int, end: int) -> Named | None:
        """The named thing with which ``[start, end)`` opens as a subject, or None."""
        at = start
        for mention in self._outer:
            if mention.span.end > end or mention.span.start < start:
                continue
            if mention.kind is NameClass.WATER_BODY and not mention.name.endswith("水库"):
                continue
            if not self._only_light(at, mention.span.start) and not self._described(at, mention):
                return None
            following = self.text[mention.span.end : mention.span.end + 1]
            if following in _IN_LIST or mention.exemplar_of >= 0 or mention.span.end >= end:
                return None
            if self._heads_noun(mention):
                return None
            close = mention.span.end
            if self.text[close : close + 1] in "”》":
                close += 1
            return Named(self.table.number_of(mention), close)
        return None

    def _alone(self, clause: Clause) -> Named | None:
        """The work that a clause names and nothing else, so that the next ones speak of it: 某大堤整治工程,堤防全长…."""
        if clause.mark != ",":
            return None
        for mention in self._outer:
            if mention.span.end > clause.end:
                break
            if mention.span.end == clause.end and mention.kind in _WORKS and mention.exemplar_of < 0:
                if self._only_light(clause.start, mention.span.start):
                    return Named(self.table.number_of(mention), mention.span.end)
        return None

    def _heads_noun(self, mention: Mention) -> bool:
        """A division before a noun is no subject of its own: 郑州市政务服务改革; and a place of many is none either."""
        if mention.kind not in DIVISIONS or self.news or self._lies_below(mention):
            return False
        return self.table.number_of(mention) != 0

    def _lies_below(self, mention: Mention) -> bool:
        """Whether a division lies in the province or city that reports, and what is measured of it follows at once."""
        own = self.table.document.context.division
        if own is None or own.level is Level.COUNTY or mention.code == own.code:
            return False
        if not mention.code.startswith(own.code[: 2 if own.level is Level.PROVINCE else 4]):
            return False
        behind = self.text[mention.span.end : mention.span.end + 12]
        return bool(_MEASURED.match(behind))

    def _described(self, start: int, mention: Mention) -> bool:
        """Whether only a relative clause stands before a name: 此次开建的西南产业基地."""
        before = self.text[start : mention.span.start]
        return before.endswith("的") and len(before) <= 16 and not any(c in before for c in "、“”()")

    def _only_light(self, start: int, end: int) -> bool:
        if start >= end:
            return True
        return all(
            is_light(self.text[w.start : w.end]) or w.tag in ("t", "d", "c", "p", "m")
            for w in self.reading.words.between(start, end)
        )

    def subject(
        self, clause: Clause, quantity: Quantity, named: Named | None, state: State, *, ignore: int | None = None
    ) -> int:
        """The thing that a number is of."""
        if named is not None:
            return named.number
        if state.subject is not None and state.subject != ignore:
            return state.subject
        head = self.text[clause.start : clause.start + 4]
        if state.block_subject is not None and not head.startswith(tuple(words("cues", "scope", "own"))):
            return state.block_subject
        return state.place

    def owner(self, quantity: Quantity, limit: int) -> Named | None:
        """The named thing behind a number that is its owner: 总投资10亿元的某项目, 6.9平方公里某启动区."""
        if quantity.kind in (UnitKind.COUNT, UnitKind.PERCENT):
            return None
        at = quantity.span.end
        while self.text[at : at + 1] in ("的", "“"):
            at += 1
        for mention in self._outer:
            if mention.span.start < at:
                continue
            if mention.span.start > at or mention.span.end > limit + 40 or mention.kind in DIVISIONS:
                return None
            if mention.exemplar_of >= 0 or self.text[mention.span.end : mention.span.end + 1] in ("、", "等"):
                return None
            return Named(self.table.number_of(mention), mention.span.end)
        return None

    def goal(self, start: int, end: int) -> int | None:
        """The named thing that words about spending end in or open with: 建成|邸北110千伏变电站, 月明河桥|主体完工."""
        opening = self.inside(start, end)
        if opening is not None and self.table.kind_of(opening.number) in _WORKS:
            return opening.number
        for mention in self._outer:
            if mention.span.start < start or mention.kind in DIVISIONS:
                continue
            if mention.span.end > end:
                break
            before = self.reading.words.ends_at(mention.span.start)
            if before is not None and self.reading.words.string(before) in flow_verbs() and mention.exemplar_of < 0:
                return self.table.number_of(mention)
            break
        return None

    def after_names(self, start: int, end: int) -> int:
        """The place behind the names with which ``[start, end)`` opens and which are no part of what is measured."""
        for mention in self._naming:
            if mention.span.start < start:
                continue
            if mention.span.end >= end or not self._only_light(start, mention.span.start):
                break
            if self.text[mention.span.end] in _IN_LIST or self.text[mention.span.end] in "的”》":
                break
            if mention.kind is NameClass.GOVERNMENT_BODY and end - mention.span.end <= 2:
                break  # 市政协|提案
            start = mention.span.end
        return start

    def listed(self, start: int, end: int) -> list[int] | None:
        """The things that a list of names stands for, or None where an item is no name."""
        found: list[int] = []
        for item in split_items(self.text, start, end):
            for part in re.split("和|与", self.text[item.start : item.end]):
                begin = self.text.find(part, item.start, item.end)
                mention = next((m for m in self.reading.names if m.span.start == begin), None)
                if mention is None or mention.span.end != begin + len(part):
                    return None
                found.append(self.table.number_of(mention))
        return found

    def exemplars(self, quantity: Quantity) -> tuple[int, ...]:
        """The named things of the list that a number counts: 朱屯路 in 朱屯路等37条道路."""
        found = [self.table.number_of(m) for m in self.reading.names if m.exemplar_of == quantity.core.start]
        return tuple(dict.fromkeys(found))


def _outermost(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if kept and kept[-1].span.contains(mention.span):
            continue
        kept.append(mention)
    return kept
