"""What the sentences of a report go on about: a zone that is built or grows, and what is told of it in later clauses."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from kg.facts.binding import State
from kg.facts.clauses import Clause
from kg.facts.subjects.affairs import (
    EVENTS,
    HOSTS,
    acts_as,
    of_business,
    opens_with_affair,
    progresses,
    settles,
    take_part,
    tells_of_group,
    took,
)
from kg.facts.subjects.kinds import AREAS, BUILT, IN_LIST
from kg.facts.subjects.story_subjects import StorySubjects
from kg.facts.subjects.taken_over import counts_again, gives_on
from kg.facts.wording.phrases import is_own
from kg.lexicon import word_list, words
from kg.lexicon.standings import PLACES, SCOPES
from kg.mentions.words import Word
from kg.model.mention import DIVISIONS, Mention, NameClass
from kg.model.quantity import UnitKind

#: How a zone goes on, behind its name: 某新区|建设提速, 某新区|开发建设全面展开.
_GOES_ON = re.compile(
    r"(?:要|将|正|继续|进一步)*(?:开发|开放|规划|发展|建设|能级|改革|创新|产业|核心区|起步区|一体化){0,4}"
    r"(?:全面|加快|加速|扎实|稳步|深入|持续|蓬勃|高质量|高水平|快速|强势|有序|实质性|超常规|跨越式?|迅猛|强劲)*"
    r"(?:展开|推进|推动|提速|起势|成势|成型|建设|开发|发展|崛起|提升|提质|见效|启动|铺开|集聚|突破|升级|跃升|隆起)(?:发展|建设|步伐加快)?[,:。]"
)
#: What is done to a zone, before its name.
_SEES_TO = re.compile(
    r"(?:[\u2460-\u2473]|\([一二三四五六七八九十]\))?(?:深入|全面|积极|大力|扎实|统筹|持续|高水平|高标准|高质量|合力|着力|全力)*"
    r"(?:加快|加速|推进|推动|抓好|建设|启动|支持|深化|强化|完善|提升|做强|做优|打造|完成)(?:推进|推动|建设|提升)?(?:以)?"
)
#: What stands behind the name of a zone that something is done to.
_IS_BUILT = re.compile(
    r"(?:开发|开放|规划|发展|建设|能级|改革|创新|产业|核心区|起步区|更新|改造|提质|一体化|各项|第[一二三]阶段|高质量|目标|任务){1,5}"
    r"(?:全面|加快|加速|深入|稳步)?(?:展开|提速|推进|铺开|提升|增效)?[,:]"
)
#: Who or what only comes from another place.
_FROM_THERE = re.compile("(?:籍|户籍)?(?:居民|青年|企业|资本|人士|旅客|游客|投资者|学生|商户)")
#: What a whole year saw is no affair of what was only named.
_ALL_YEAR = ("全年", "年内", "力争全年", "确保全年", "预计全年")
_GROUND = re.compile("开发建设|开发开放|综合开发")
_LONGEST_FRONT = 10
_PRAISE = 4
#: What a sentence can say to grow and then tell the figures of.
_GROWN = AREAS | {NameClass.SUBDISTRICT}
#: 考核排名进入全省|开发区|前30: whose rank among zones is told is one.
_RANKED = re.compile(
    rf"(?:排名|排位)(?:{PLACES})?(?:{SCOPES})?(?:省级|国家级)?(?:经济)?(?P<kind>开发区|高新区|经开区)(?:第|前)\d"
)
#: Behind the figure of one zone these are another: 某高新区投资翻番,|中心区投资增长9%.
_PARTS = ("中心区", "城区", "主城区", "老城区", "乡镇", "街道", "片区")
#: Zones that have a government of their own; 先导区 and 走廊 are only drawn on a map.
_ZONES = ("新区", "新城", "合作区", "开发区", "高新区", "经开区", "自贸区", "自贸试验区", "片区", "保税区", "综保区")


@cache
def stages() -> tuple[str, ...]:
    """What says at what stage works are: 开工, 竣工, 投用."""
    names = ("signed", "started", "underway", "completed", "opened")
    return tuple(word for name in names for word in word_list("predicates", "stage", name))


class Topics(StorySubjects):
    """Looks up the zones that sentences of reports go on about."""

    def note_zone(self, clause: Clause, state: State) -> None:
        """Note the zone with which a sentence opens, and forget it where a clause names another place or comes back."""
        if self.news:
            return
        if clause.start == state.sentence_start:
            state.zone = self._zone_of(clause)
        elif state.zone is not None and (self._leaves(clause, state.zone) or self._turns_away(clause)):
            state.zone = None

    def _zone_of(self, clause: Clause) -> int | None:
        """The zone that the first clause of a sentence says to grow, or to have something done to it."""
        at = bisect_left(self._starts, clause.start)
        mention = self._outer[at] if at < len(self._outer) else None
        if mention is None or mention.exemplar_of >= 0:
            return None
        if mention.span.start == clause.start and self._heads_sentence(mention, clause):
            return self.table.number_of(mention)
        if mention.kind not in _GROWN:
            return None
        front = self.text[clause.start : mention.span.start]
        if len(front) > _LONGEST_FRONT or self.text[mention.span.end : mention.span.end + 1] in IN_LIST:
            return None
        close = mention.span.end + (self.text[mention.span.end : mention.span.end + 1] in "”》")
        grows = not front and (_GOES_ON.match(self.text, close, clause.end + 1) or self._thrives(mention, clause))
        zoned = mention.name.endswith(_ZONES) or _GROUND.match(self.text, close)
        built = zoned and _SEES_TO.fullmatch(front) and _IS_BUILT.match(self.text, close, clause.end + 1)
        return self.table.number_of(mention) if grows or built else None

    def _heads_sentence(self, mention: Mention, clause: Clause) -> bool:
        """Whether a clause is the name of an area or a scenic spot and nothing else: 东南片区,|某小学封顶,新增停车场3处."""
        area = mention.kind in AREAS or mention.name.endswith("景区")
        return area and mention.span.end == clause.end and self.text[clause.end] == ","

    def _thrives(self, mention: Mention, clause: Clause) -> bool:
        """Whether all that a clause says of a town is four letters that praise it: 某街道|生机勃勃,一座座高楼…."""
        said = self.text[mention.span.end : clause.end]
        praised = len(said) == _PRAISE and said.isalpha() and not said.endswith(stages())
        return praised and mention.kind is NameClass.SUBDISTRICT and self.text[clause.end] in ",;"

    def _begun(self, clause: Clause, state: State) -> int | None:
        """The works named just before a clause, of which it only says when they were begun: 某项目,|4月份开工建设."""
        number = state.subject if state.subject is not None else state.acted_on
        if self.news or number is None or self.table.kind_of(number) not in BUILT:
            return None
        said = [w for w in self.reading.words.between(clause.start, clause.end) if w.start not in self._times]
        string = "".join(self.text[w.start : w.end] for w in said if w.tag != "d")
        return number if string.removeprefix("份") in words("cues", "binding", "begun") else None

    def ranked_zone(self, clause: Clause) -> int | None:
        """The zone that a clause of a report ranks among zones without its name: 考核排名|进入全省开发区前30."""
        if self.news or (found := _RANKED.search(self.text, clause.start, clause.end)) is None:
            return None
        before = self._naming[: bisect_left(self._naming_starts, clause.start)]
        near = (m for m in reversed(before) if m.kind in AREAS and m.name.endswith(found["kind"]))
        mention = next(near, None)
        return self.table.number_of(mention) if mention is not None else self.table.only_one(AREAS, found["kind"])

    def _tells_affair(self, clause: Clause, place: int, state: State) -> bool:
        """Whether a clause tells what only things like the one named last have, or who takes part in what was held."""
        if state.mentioned is None:
            return False
        kind, last = self.table.kind_of(state.mentioned), state.last()
        if kind in EVENTS and not self.news and last is not None and last.about != state.mentioned:
            return False  # 举办某博览会,组织对接会60场,|成交金额9亿元: of what was counted last
        if kind is NameClass.ENTERPRISE and not self.news and last is not None and last.about == state.place:
            if last.quantity.span.start > self._last_named(state.mentioned, clause.start):
                return False  # 某公司养猪10万头,木耳年产700吨,|销售收入4000万元
        if not self.news and self.text.startswith(_ALL_YEAR, clause.start) and state.subject != state.mentioned:
            return False  # 抓好某度假区创建,|全年接待游客900万人次
        name = self.table.first_name(state.mentioned)
        if not self.news and (took(self.text, clause.start, kind) or settles(self.text, clause.start, name)):
            return True
        if any(opens_with_affair(self.text, place, one) for one in {kind, kind if self.news else acts_as(kind, name)}):
            return not self._turns_to_group(kind, place)
        return kind in EVENTS and take_part(self.text, clause.start, clause.end)

    def _last_named(self, number: int, before: int) -> int:
        """Where a thing is named last before a place; -1 where it is not."""
        named = self._naming[: bisect_left(self._naming_starts, before)]
        return next((m.span.start for m in reversed(named) if self.table.number_of(m) == number), -1)

    def _leaves(self, clause: Clause, zone: int) -> bool:
        """Whether a clause names another place or the document's own again."""
        head = self._head_of(clause)
        if is_own(self.text[clause.start : clause.start + 4]) or (head and is_own(self.text[head : head + 4])):
            return True
        for mention in self._outer[bisect_left(self._starts, clause.start) :]:
            if mention.span.start >= clause.end:
                break
            if mention.kind in DIVISIONS and _FROM_THERE.match(self.text, mention.span.end):
                continue  # 在某合作区就业的|澳门居民
            if mention.kind in DIVISIONS or (mention.kind in AREAS and self.table.number_of(mention) != zone):
                return True
        return False

    def _turns_away(self, clause: Clause) -> bool:
        """Whether behind a semicolon something else is told of, without a number: 某园区加快建设,新建棚室900亩;|油菜生产迎来大年."""
        if self.text[clause.start - 1] != ";" or self.first_number(clause.start, clause.end) is not None:
            return False
        head, at = self._head(clause)
        return head is not None and head.tag == "n" and not opens_with_affair(self.text, at, NameClass.PARK)

    def _head_of(self, clause: Clause) -> int:
        """Where the first word of a clause stands that says something; 0 where none does."""
        head, at = self._head(clause)
        return at if head is not None else 0

    def _head(self, clause: Clause) -> tuple[Word | None, int]:
        """The first word of a clause that says something, and where it stands."""
        raise NotImplementedError

    def _goes_on(self, subject: int, head: Word, state: State) -> bool:
        """Whether a clause of a report that opens with a noun goes on about the zone of which the one before told an amount."""
        last = state.last()
        if self.news:
            return False
        if counts_again(self.reading, head, last, subject):
            return True
        if gives_on(self.text, state.sentence_start, head, last, subject):
            return True
        if self.table.kind_of(subject) not in AREAS:
            return False
        if last is None:  # 某度假区开启了新纪元,|造雪规模位居全市第一
            return state.mentioned == subject and self._measures(head)
        if last.about != subject:
            return False
        part = self.text[head.start : head.end].endswith(_PARTS)
        return head.tag.startswith(("n", "j", "b", "l", "vn", "a")) and not part

    def _turns_to_group(self, kind: NameClass, at: int) -> bool:
        """Whether a clause of a report goes from one firm to many: 某公司纳税3000万元,|纳税前100名企业…."""
        return kind is NameClass.ENTERPRISE and not self.news and tells_of_group(self.reading, at)

    def _of_business(self, start: int) -> bool:
        """Whether a clause opens with what only firms have."""
        return of_business(self.reading, start, news=self.news)

    def _measures(self, head: Word) -> bool:
        """Whether a clause opens with a size, or with nouns only up to its number."""
        first = next((q for q in self.reading.quantities if q.span.end > head.start), None)
        if first is None:
            return False
        if first.span.start <= head.start:
            return first.kind is not UnitKind.COUNT
        inside = self.reading.words.between(head.start, first.span.start)
        return all(w.tag.startswith(("n", "vn", "j", "b", "l", "s", "x")) for w in inside[:-1]) and len(inside) > 1

    def _worked_over(self, number: int, clause: Clause) -> int:
        """The plant or house to which a work is done, or the thing itself: 某水厂|扩建, 某医院|整体搬迁."""
        kind = self.table.kind_of(number)
        if kind is not NameClass.PROJECT or took(self.text, clause.start, kind) or progresses(self.text, clause.start):
            return number
        work = next((m for m in self._naming if self.table.number_of(m) == number), None)
        inside = [
            m
            for m in self.reading.names
            if work is not None and m.kind in HOSTS and m.span.start == work.span.start and m.span.end < work.span.end
        ]
        return self.table.number_of(inside[-1]) if inside else number
