"""What clauses do something to (新建某工厂, 推进某园建设), and which later ones tell an amount of it."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.facts.binding import State
from kg.facts.clauses import Clause
from kg.facts.subjects.affairs import EVENTS, attends, can_do, serves
from kg.facts.subjects.kinds import AREAS, IN_LIST, SUBJECTS
from kg.facts.subjects.subject_names import Named
from kg.facts.subjects.topics import Topics, stages
from kg.facts.subjects.yields import yields
from kg.facts.wording.phrases import flow_verbs, light_verbs, opens_with_amount
from kg.lexicon import word_list, words
from kg.mentions.words import Word
from kg.model.mention import DIVISIONS, NameClass
from kg.model.quantity import UnitKind

#: 投资3亿元,|完成路网建设: behind a sum these say what it was spent on.
_DONE_WITH = ("完成", "实施", "新建", "建成", "建设", "改造", "推进", "开展", "整治", "修建", "扩建")
#: So many clauses further what a clause does something to may still be meant.
_LONGEST_OBJECT = 2
#: And so many where it is a park, of which its tenants are told.
_LONGEST_PARK = 4
#: What a firm does in the year it is founded in.
_THAT_YEAR = re.compile(
    "(?:当年|同年|次年|第二年)(?:就|即|便|已)?(?:为|实现|完成|创|产|销|纳税|上缴|出口|安置|吸纳|带动|营业|投产)"
)
#: 在某片区拆迁|的基础上: what was done there before.
_ON_GROUNDS = re.compile("[^,。;:]{0,12}基础上$")


class Objects(Topics):
    """Looks up the things that clauses of one block do something to."""

    #: Whether the clause that was entered last only says at what stage a thing is.
    _staged = False
    _was_staged = False
    #: For how many clauses the one thing that was named last may be meant.
    _stays = 0

    def _worked_on(self, clause: Clause, named: Named) -> bool:
        """Whether the clause says that somebody sees to the thing (加快某园建设, 确保某校建成), so that it is no subject."""
        before = [self.text[w.start : w.end] for w in self.reading.words.between(clause.start, named.start)]
        return any(string in words("cues", "binding", "seeing_to") for string in before)

    def _only_staged(self, clause: Clause, named: Named) -> bool:
        """Whether all that a clause says of a thing is the stage it is at: 某中心投入运营, 某项目开工建设."""
        said = self.text[named.end : clause.end]
        if self.news or not 2 <= len(said) <= 10 or self.table.kind_of(named.number) in DIVISIONS:
            return False
        if self.first_number(named.end, clause.end) is not None:
            return False  # 某园|40家企业签约入驻
        return said.endswith(stages())

    def leave(self, clause: Clause, state: State) -> None:
        """Note the thing that a clause does something to, where its name ends the clause: 新建某工厂,总建筑面积…."""
        self._note_mentioned(clause, state)
        if self._staged:
            return  # 某净水厂启用,|日处理能力…
        state.acted_on = None
        for mention in self._outer[bisect_left(self._starts, clause.start) :]:
            if mention.span.end > clause.end:
                break
            if mention.kind in DIVISIONS or mention.exemplar_of >= 0:
                continue
            close = mention.span.end + (self.text[mention.span.end : mention.span.end + 1] in "”》")
            before = self.reading.words.ends_at(mention.span.start - (self.text[mention.span.start - 1] == "“"))
            if before is None or self.text[mention.span.start - 1] in IN_LIST:
                continue
            verb = self.reading.words.string(before)
            if verb not in flow_verbs() and verb not in ("的", "了", "在", "位于"):
                continue
            if verb in ("在", "位于", "落户", "入驻", "进驻", "落地", "落户于") and state.subject is not None:
                continue  # 某园位于某区: the next clause goes on about the park
            if verb in word_list("cues", "binding", "aiding") and state.subject is not None:
                continue  # 某集团帮扶某镇,|累计投入资金3亿元
            if close >= clause.end or self.text[close : clause.end] in ("建设", "项目", "建设项目", "工程", "项目建设"):
                state.acted_on = self.table.number_of(mention)

    def _of_acted_on(self, clause: Clause, place: int, head: Word, number: int) -> bool:
        """Whether a clause tells an amount of what the clause before does something to: 新建某工厂,|总建筑面积2万平方米."""
        first = self.first_number(place, clause.end)
        behind = self.text[first.span.end : clause.end] if first is not None else ""
        if self.table.kind_of(number) is NameClass.ENTERPRISE and _THAT_YEAR.match(self.text, clause.start, clause.end):
            return True  # 投资兴建了某公司,|当年就创造岗位3000个
        string = self.text[head.start : head.end]
        if behind.startswith("的") and first is not None and first.kind is UnitKind.MONEY:
            return False  # 某厂建成投用,|完成投资2亿元的某水厂
        if string in ("投资", "计划"):
            spent = self.text.startswith(_DONE_WITH, clause.end + 1) and self._was_staged
            return not any(letter.isalnum() for letter in behind) and not spent  # not 投资3亿元|新建公路12条
        if behind.startswith("的"):
            return False
        if not self.news and self.text[clause.start - 1] == "。" and string in ("新增", "增加"):
            return False  # 某医院开业运营。|新增床位900张: of all that the place has
        if not self.news and (serves(string, self.table.kind_of(number)) or can_do(self.text, clause.start)):
            return True  # 上线某虚拟园区,|汇集政策3200条
        return (
            opens_with_amount(self.text, place, clause.end)
            or self.text.startswith(word_list("cues", "binding", "capacities"), place)
            or (string in light_verbs() and opens_with_amount(self.text, head.end, clause.end))
        )

    def _brought(self, clause: Clause, place: int, state: State) -> int | None:
        """The thing spoken of last, where a clause tells what it brings now that it is there: 建成某公寓,|提供住房300套."""
        number = next((n for n in (state.acted_on, state.subject, state.mentioned) if n is not None), None)
        first = None if number is None or self.news else self.first_number(place, clause.end)
        if number is None or first is None or self.text[clause.start - 1] == "。":
            return None
        name = self.table.first_name(number)
        at = max(self.text.rfind(name, state.sentence_start, clause.start), state.sentence_start)
        begin = max(state.sentence_start - 1, *(self.text.rfind(mark, state.sentence_start, at) for mark in ",;:")) + 1
        before = self.text[begin : clause.start]
        told = yields(self.text, before, place, first, name, self.table.kind_of(number))
        return number if told else None

    def _note_mentioned(self, clause: Clause, state: State) -> None:
        """Note the thing that a clause names, where it names one only: 举办某节,|签约项目…, 推进某牧场建设,|…."""
        named: set[int] = set()
        starts = self._naming_starts
        for mention in self._naming[bisect_left(starts, clause.start) : bisect_left(starts, clause.end)]:
            if mention.kind in EVENTS and not self.news and attends(self.text[clause.start : mention.span.start]):
                continue
            if mention.kind in SUBJECTS or mention.kind in EVENTS:
                close = mention.span.end
                listed = mention.exemplar_of >= 0 or self.text[close : close + 1] in IN_LIST
                listed = listed or self.text[mention.span.start - 1] in IN_LIST  # 抓好某景区提升和|某度假区创建
                grounds = _ON_GROUNDS.match(self.text, close, clause.end) is not None
                named.add(-1 if listed or grounds else self.table.number_of(mention))
        if named:
            state.mentioned = next(iter(named)) if len(named) == 1 and -1 not in named else None
            only = state.mentioned is not None and self.table.kind_of(state.mentioned) in AREAS
            self._stays = 9 if state.subject in named or self._staged else _LONGEST_PARK if only else _LONGEST_OBJECT
        elif state.mentioned is not None and self.table.kind_of(state.mentioned) not in EVENTS:
            self._stays -= state.subject != state.mentioned
            state.mentioned = state.mentioned if self._stays else None
