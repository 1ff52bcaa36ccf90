"""What 该项目, 公司, 园区 and 该县 stand for: the last thing of such a class that was spoken of."""

from __future__ import annotations

import re

from kg.facts.binding import State
from kg.facts.clauses import Clause
from kg.facts.subjects.kinds import SUBJECTS, WORKS
from kg.facts.subjects.owners import OwnerNames
from kg.facts.subjects.phases import whole_of_phase
from kg.facts.wording.phrases import opens_with_amount
from kg.mentions.works.phases import METHOD as PHASE
from kg.model.mention import DIVISIONS, Mention, NameClass

_ANY = SUBJECTS
_MEANT = {
    "项目": WORKS | {NameClass.PARK, NameClass.ENTERPRISE},
    "工程": WORKS,
    "公司": frozenset({NameClass.ENTERPRISE}),
    "企业": frozenset({NameClass.ENTERPRISE}),
    "集团": frozenset({NameClass.ENTERPRISE}),
    "园区": frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA}),
    "全线": frozenset({NameClass.ROAD, NameClass.PROJECT}),
}
_ANAPHOR = re.compile(
    r"(?:该|本|此|这个|整个|其)?(?:[一二三]期)?(?P<kind>项目|工程|公司|企业|集团|园区|全线)(?!中|类|库|建设|化|挖掘|储备|谋划|策划|包装|招引|落户数|总?个?数)"
    r"|(?:项目)?(?:建成|投产|达产|投用|完工|竣工)(?:投产|投用|达产|达效|运营)?后|首期|[一二三]期(?!工程)"
)
#: The letters that such words begin with.
_ANAPHORIC, _THAT = frozenset("该本此这整其一二三项工公企集园全建投达完竣首"), frozenset("该全我镇乡村")
#: 全部项目总投资: the projects of the place, no single one of them.
_ALL = ("全部", "所有", "各", "各类", "这些", "这批", "上述", "多个", "其他")
_NEAR = 120
#: 项目全部投产后, 项目均已开工: more than one may be meant.
_TOGETHER = re.compile("(?:项目|工程)(?:全部|都|均|全都)")
#: A story that goes on about a zone or a park calls it by the common noun: 新区地区生产总值.
_ZONES = (
    "工业园区", "产业园区", "科技园区", "工业园", "产业园", "科技园", "物流园", "经济开发区", "开发区", "高新区", "经开区",
    "保税区", "新区", "新城", "集聚区", "示范区", "园区",
)  # fmt: skip
_ZONE_KINDS = frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA})
_PLACES = DIVISIONS | _ZONE_KINDS | {NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD}
#: Areas that 该区 does not mean in a story of a district or a zone.
_PARTS = (
    "港区",
    "片区",
    "园区",
    "社区",
    "库区",
    "景区",
    "厂区",
    "校区",
    "小区",
    "矿区",
    "灌区",
    "街区",
    "作业区",
    "功能区",
    "核心区",
)
#: 该县: a place that was spoken of.
_THAT_PLACE = re.compile(
    r"该(?P<level>[省市州盟县区旗镇乡村])(?![域委长场属])|[全我](?P<town>镇|乡|村|街道|社区|苏木)(?![域委长场属民企])|(?P<inside>[镇乡村])里"
)


def last_that_place(text: str) -> int:
    """Where a text speaks last of a place that a paragraph before may have named: 该县, 全镇; -1 where it never does.

    >>> last_that_place("今年,该县新建公路12公里"), last_that_place("全县新建公路12公里")
    (3, -1)
    """
    return max((found.start() for found in _THAT_PLACE.finditer(text)), default=-1)


class Anaphora(OwnerNames):
    """Looks up what the common nouns of one block stand for."""

    def that_place(self, clause: Clause, at: int, state: State) -> int | None:
        """The place that 该县 at a place stands for: the last that a clause was about, or that of the document."""
        found = _THAT_PLACE.match(self.text, at, clause.end) if self.text[at : at + 1] in _THAT else None
        if found is None:
            return None
        level = found["level"] or found["town"] or found["inside"]
        for number in (state.subject, state.topic, state.land, *reversed(state.topics), state.place):
            if number is None or self.table.kind_of(number) not in _PLACES:
                continue
            name = self.table.first_name(number)
            part = name.endswith(_PARTS) and self.table.first_name(state.place).endswith(level)
            if name.endswith(level) and (number == state.place or not part):
                return number
        return None

    def zone_meant(self, clause: Clause, at: int, state: State) -> int | None:
        """The zone or park of a story that a common noun at the head of a clause stands for."""
        if not self.news:
            return None
        if self.text[at] in "该全本":
            at += 1
        kind = next((zone for zone in _ZONES if self.text.startswith(zone, at)), None)
        if kind is None or any(m.span.start <= at < m.span.end for m in self._outer):
            return None
        for number in (state.subject, state.topic, *reversed(state.topics), state.story):
            if number is None or self.table.kind_of(number) not in _ZONE_KINDS:
                continue
            if kind == "园区" or self.table.first_name(number).endswith(kind):
                return number
        if self.text.startswith(("建设", "发展", "经济"), at + len(kind)):
            return None  # 园区建设实现新突破: no single one
        return self.table.only_one(_ZONE_KINDS, "" if kind == "园区" else kind)

    def _anaphor(self, clause: Clause, place: int) -> frozenset[NameClass] | None:
        """The classes that 该项目, 公司 or 全线 at the head of a clause may stand for, or None."""
        found = _ANAPHOR.match(self.text, place, clause.end) if self.text[place : place + 1] in _ANAPHORIC else None
        if found is None or self.text[clause.start : place].endswith(_ALL):
            return None
        together = _TOGETHER.match(self.text, place, clause.end) and self._last_whole(clause.start) is None
        if together and self._several(WORKS, clause.start):
            return None  # 签约的有甲项目、乙项目,项目全部投产后…: those of the place
        if found[0] == "园区" and not self.news and not opens_with_amount(self.text, found.end(), clause.end):
            return None  # 园区工业总产值: those of the place
        return _MEANT.get(found["kind"] or "", _ANY)

    def _referent(self, kinds: frozenset[NameClass], state: State, at: int) -> int | None:
        """The last thing of such a class that the block has spoken of."""
        if kinds in (_MEANT["项目"], _MEANT["工程"]) and (whole := self._last_whole(at)) is not None:
            return whole  # 一期投资…;二期…。项目投产后
        if kinds is _MEANT["园区"] and self._several(kinds, at):
            return None  # the parks of the place, no single one of them
        for number in (state.acted_on, state.subject, state.topic):
            if number is not None and (self.table.kind_of(number) in kinds):
                return number
        if self.news and kinds is not _ANY:
            firms = NameClass.ENTERPRISE in kinds and len(kinds) == 1
            names = self.reading.names if firms else self._outer  # 某公司|三期: the firm is meant, too
            near = [m for m in names if m.span.end <= at and at - m.span.end < _NEAR and m.kind in kinds]
            near = [m for m in near if m.exemplar_of < 0]
            if kinds is _MEANT["项目"] or kinds is _MEANT["工程"]:
                near = self._works(near, state)
            if near:
                return self.table.number_of(near[-1])
            return next((n for n in reversed(state.topics) if self.table.kind_of(n) in kinds), None)
        return state.topic if state.topic is not None and kinds is _ANY else None

    def _last_whole(self, at: int) -> int | None:
        """The work whose phases the block has told of last before a place, where they had no names of their own."""
        phases = [m for m in self._outer if m.method == PHASE and m.span.end <= at]
        return whole_of_phase(self.table, self.table.number_of(phases[-1])) if phases else None

    def _works(self, near: list[Mention], state: State) -> list[Mention]:
        """Of the names before 项目 those that may be meant: works before firms, and before what is only built along."""
        called = [m for m in near if m.kind in WORKS and m.name.endswith(("项目", "工程"))]
        told = any(self.table.kind_of(n) in WORKS for n in state.topics)
        return called or ([] if told else [m for m in near if m.kind in WORKS] or near)

    def _several(self, kinds: frozenset[NameClass], at: int) -> bool:
        """Whether the block has named more than one thing of such a class before a place, and no 该 or 本 picks one out."""
        if self.text[at : at + 1] in ("该", "本", "此"):
            return False
        return len({self.table.number_of(m) for m in self._outer if m.span.end <= at and m.kind in kinds}) > 1
