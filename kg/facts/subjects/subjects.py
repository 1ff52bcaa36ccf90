"""Whose figure it is: the district, or a smaller named thing that the clause, the list or the paragraph's opening names."""

from __future__ import annotations

import re

from kg.facts.binding import State
from kg.facts.clauses import Clause
from kg.facts.subjects.affairs import EVENTS, opens_with_affair, tells_of_parts
from kg.facts.subjects.kinds import BUILT, WORKS
from kg.facts.subjects.objects import Objects
from kg.facts.subjects.story_subjects import SERVING
from kg.facts.subjects.subject_names import Named
from kg.facts.subjects.taken_over import goes_on_winning
from kg.facts.subjects.topics import stages
from kg.facts.wording.phrases import flow_verbs, is_light, is_own, link_verbs, opens_with_amount
from kg.lexicon import word_list, words
from kg.mentions.words import Word
from kg.model.mention import DIVISIONS, NameClass
from kg.model.quantity import Quantity, UnitKind

_SHORT_AMOUNT = 5
_LONGEST_TIME = 4
#: The parts of a work that have no names of their own.
_PART = re.compile(
    "(?:道路|路基|路面|桥面|红线|规划红线|道路红线|标准段|设计(?:时速|速度|行车速度))宽?|双向|[\u4e00-\u9fff]{0,4}?(?:车间|生产线|主厂房|厂房|主体|主桥|主塔|大坝|坝体|机组|桥面|路基|路面|隧洞|洞口|围堤)(?!项目|工程)"
)
_OWN_AGAIN = re.compile("[该本我][省市州盟县区旗]")
_TOWNS = frozenset({NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD})
#: Of these a sentence of a story tells one thing after the other.
_GROUND = DIVISIONS | {NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.ENTERPRISE} | _TOWNS


class Subjects(Objects):
    """Finds the subjects of one block: what its clauses say of whom."""

    def enter(self, clause: Clause, state: State) -> None:
        """Note what a clause does to the subject of its sentence."""
        self._was_staged, self._staged = self._staged, False
        self.note_zone(clause, state)
        state.owned = state.owned and self.text[clause.start - 1] != ";"
        if self.news and self._enters_story(clause, state):
            return
        if self._is_builder(clause, state):
            return
        names = self._names_in(clause)
        named: Named | None = (
            (self._just_named(clause, state) if self.news else None)
            or (self.inside(clause.start, clause.end) if names else None)
            or (self._alone(clause) if clause.end in self._ends else None)
            or (self._costed(clause) if self.news else None)
            or (self._phase(clause) if names else None)
        )
        if named is not None:
            state.mentioned = None if self.table.kind_of(named.number) in DIVISIONS else named.number
        elif not self.news and self.text[clause.start - 1] == ";":
            state.mentioned = None
        if named is not None and (self._worked_on(clause, named) or self._only_staged(clause, named)):
            state.subject, state.acted_on = None, named.number
            self._staged = True
            return
        if named is None and (begun := self._begun(clause, state)) is not None:
            state.subject, state.acted_on, self._staged = None, begun, True
            return
        if named is not None and self._serves(clause, named, state):
            state.subject = None
            return
        if named is not None:
            if self.table.kind_of(named.number) in DIVISIONS:
                state.subject = named.number if named.number else None
                state.topic, state.land = None, named.number
            else:
                state.subject = named.number
                state.topic = state.topic if self.table.is_bare(named.number) else named.number
                state.topic_here = True
                state.topics.append(named.number)
            state.acted_on = None
            return
        head, place = self._head(clause)
        own = is_own(self.text[place : place + 4])
        if state.drafts and self.text.startswith("其中", clause.start) and not own:
            return  # 某园引进企业50家,|其中规模以上12家
        if self.text.startswith(word_list("cues", "binding", "summing"), clause.start):
            state.subject = None
            return
        if named is None and not own and (zone := self.ranked_zone(clause)) is not None:
            state.subject = state.mentioned = zone
            return
        if self.news and self._opens_many(clause, state):
            state.subject = state.topic = None
            return
        if (that := self.that_place(clause, place, state)) is not None:
            state.subject = that or None
            state.topic = that if self.table.kind_of(that) in _TOWNS else None
            return
        if head is None and self.news and clause.end - clause.start <= _LONGEST_TIME:
            return  # 届时,|…
        opens = place == clause.start  # with that very word
        if head is None or own or (not opens and is_own(self.text[clause.start : clause.start + 4])):
            state.subject = None
            state.owned = head is not None
            state.topic = state.topic if head is None else None
            return
        string = self.text[head.start : head.end]
        if self.news and (zone := self.zone_meant(clause, place, state)) is not None:
            state.subject = state.topic = zone
        elif (
            kind := self._anaphor(clause, place) or (None if opens else self._anaphor(clause, clause.start))
        ) is not None:
            state.subject = self._referent(kind, state, clause.start)
            state.topic = state.subject if self.news and state.subject is not None else state.topic
        elif self._of_behind(clause):
            state.subject = None
        elif self.news and self._tells_of_others(clause, state):
            state.subject = state.topic = None
        elif state.mentioned is not None and self._tells_affair(clause, place, state):
            state.subject = self._worked_over(state.mentioned, clause)
        elif state.acted_on is not None and self._of_acted_on(clause, place, head, state.acted_on):
            state.subject = state.acted_on
        elif (there := self._brought(clause, place, state)) is not None:
            state.subject = there
        elif (
            state.subject is None
            or not (self._continues(state.subject, head, string) or self._goes_on(state.subject, head, state))
            or (
                self.text[clause.start - 1] == ";"
                and not self.news
                and not opens_with_amount(self.text, place, clause.end)
            )
        ):
            stays = (
                self.news
                and state.topic is not None
                and not self._left(state)
                and self._stays_on(state.topic, head, string, here=state.topic_here)
            )
            state.subject = state.topic if stays else None

    def _of_behind(self, clause: Clause) -> bool:
        """Whether a clause opens with the amount of what is named behind it: 投资15亿元的|某综合体项目."""
        first = self.first_number(clause.start, clause.end)
        if first is None or first.core.start - clause.start > _SHORT_AMOUNT:
            return False
        if not self.text.startswith("的", first.span.end):
            return False
        paid = not self.news and first.kind is UnitKind.MONEY  # 投资3亿元的|花卉、蔬菜基地有序建设
        return paid or any(m.span.start == first.span.end + 1 for m in self._outer)

    def _stays_on(self, topic: int, head: Word, string: str, *, here: bool) -> bool:
        """Whether a sentence of a story that names no subject goes on about the topic, of its paragraph or an earlier one."""
        name = self.table.first_name(topic)
        address = name.endswith(word_list("cues", "binding", "addresses")) and not name.endswith(("公路", "铁路"))
        if address or (head.tag == "place" and not self._of_part(head)):
            return False
        if self.table.kind_of(topic) in WORKS:
            return True
        if self._continues(topic, head, string) and (
            here or head.tag == "v" or string in flow_verbs() or string in link_verbs()
        ):
            return True
        return self.table.kind_of(topic) is NameClass.ENTERPRISE and self._of_business(head.start)

    def _of_part(self, head: Word) -> bool:
        """Whether a place opens a clause only to say of which part of a work it is: 某区的|建设内容, 其中某区部分."""
        names = [m for m in self._naming if m.kind in DIVISIONS and m.span.start >= head.start]
        end = head.end
        for mention in names:
            if mention.span.start > end:
                break
            end = max(end, mention.span.end)
        return self.text.startswith(("的", "部分", "段", "境内"), end)

    def _head(self, clause: Clause) -> tuple[Word | None, int]:
        """The first word of a clause that is no adverb and no time, and where it stands."""
        own, text, source = words("cues", "scope", "own"), self.text, self.reading.words
        for index in range(source.index_at(clause.start), len(source.words)):
            word, string = source.words[index], source.strings[index]
            start, last, tag = word
            if last > clause.end:
                break
            if string in own and text[start - 1] not in "为向给对":
                return word, start  # 目前|全县龙头企业…
            if string != "进度" and (tag in ("t", "d") or (is_light(string) and string not in ("其", "该"))):
                continue
            if self.news and tag in ("x", "m") and start in self._times:
                continue  # 预计|2012年|竣工投产
            return word, start
        return None, clause.start

    def _continues(self, subject: int, head: Word, string: str) -> bool:
        """Whether a clause without a subject of its own goes on with that of the clause before, by its first word."""
        kind = self.table.kind_of(subject)
        if self._turns_to_group(kind, head.start):
            return False
        if not self.news and opens_with_affair(self.text, head.start, kind):
            return True
        if kind in EVENTS and not self.news:
            return opens_with_amount(self.text, head.start, head.start + 8)
        if self.news and kind in _GROUND and head.tag != "place":
            return True
        amount = (
            opens_with_amount(self.text, head.start, head.start + 8)
            or self.text.startswith(word_list("cues", "binding", "capacities"), head.start)
            or string in ("投资", "完成投资")
            or string in words("cues", "growth", "up")
            or string in words("cues", "growth", "down")
        )
        if tells_of_parts(self.text, head.start, kind):
            return True
        if self.news and kind in BUILT and (string in stages() or _PART.match(self.text, head.start)):
            return True  # 新建某工厂,…,|预计明年投产,|装配车间将形成20万台能力
        if kind in WORKS and head.tag == "v" and any(q.span.start == head.end for q in self.reading.quantities):
            return True  # 某基地项目开工11万平方米,|完工2万平方米
        if amount or kind in WORKS or (kind in _TOWNS and not self.news):
            return (
                amount or string in ("预计", "规划", "计划") or (string in link_verbs() and string not in flow_verbs())
            )
        if kind is NameClass.ENTERPRISE and not self.news:
            return string in words("cues", "business", "verbs") or self._of_business(head.start)
        if kind in SERVING and not self.news:
            return goes_on_winning(self.reading, head.start)  # not 某医院争创三级医院,|新建村卫生室20个
        return string in flow_verbs() or string in link_verbs() or (self.news and head.tag == "v")

    def subject(
        self, clause: Clause, quantity: Quantity, named: Named | None, state: State, *, ignore: int | None = None
    ) -> int:
        """The thing that a number is of."""
        if named is not None:
            return named.number
        if state.subject is not None and state.subject != ignore:
            return state.subject
        if state.owned:
            return state.place  # 全市新建泊位86个,是上年的两倍
        head = self.text[clause.start : clause.start + 4]
        if state.zone is not None:
            return state.zone
        if state.block_subject is not None and not is_own(head):
            return state.block_subject
        if state.story is not None and not is_own(head) and not _OWN_AGAIN.match(head):
            return state.story
        return state.place
