"""Whose figure it is: the district, or a smaller named thing that the clause, the list or the paragraph's opening names."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.binding import State
from kg.facts.clauses import Clause
from kg.facts.phrases import flow_verbs, is_light, is_own, light_verbs, link_verbs, opens_with_amount
from kg.facts.story_subjects import SERVING, StorySubjects
from kg.facts.subject_names import IN_LIST, WORKS, Named
from kg.lexicon import word_list, words
from kg.mentions.words import Word
from kg.model.mention import DIVISIONS, NameClass
from kg.model.quantity import Quantity

_SHORT_AMOUNT = 5
_OWN_AGAIN = re.compile("[该本我][省市州盟县区旗]")
_TOWNS = frozenset({NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD})
#: Of these a sentence of a story tells one thing after the other.
_GROUND = DIVISIONS | {NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.ENTERPRISE, NameClass.SUBDISTRICT}
_PLACES = frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.FACILITY, NameClass.GREEN_SPACE})
#: Whose visitors, tenants, beds and pupils a report tells of.
_OWN_AFFAIRS = {
    "visitors": _PLACES | {NameClass.NAMED_EVENT, NameClass.ROAD, NameClass.WATER_BODY},
    "tenants": _PLACES,
    "beds": frozenset({NameClass.PUBLIC_INSTITUTION, NameClass.ORGANIZATION, NameClass.FACILITY}),
    "deals": frozenset({NameClass.NAMED_EVENT}),
    "shares": frozenset({NameClass.ENTERPRISE}),
}
_DOING = re.compile("^(?:全年|年内|现已|已|累计|共|实现|完成|可|预计|力争|确保|年均|每年|年|目前)+")
_LONGEST_AFFAIR = 16


@cache
def _stages() -> tuple[str, ...]:
    names = ("signed", "started", "underway", "completed", "opened")
    return tuple(word for name in names for word in word_list("predicates", "stage", name))


class Subjects(StorySubjects):
    """Finds the subjects of one block: what its clauses say of whom."""

    def enter(self, clause: Clause, state: State) -> None:
        """Note what a clause does to the subject of its sentence."""
        if self.news and self._speaks(clause):
            state.subject = state.topic = None
            return
        if self.news and (firm := self._speakers_firm(clause)) is not None:
            state.subject = state.topic = firm
            state.topic_here = True
            state.topics.append(firm)
            return
        if self.news and self._lists(clause, state):
            state.subject = None
            return
        if self._is_builder(clause, state):
            return
        named = (
            self.inside(clause.start, clause.end) or self._alone(clause) or self._costed(clause) or self._phase(clause)
        )
        if named is not None and (self._worked_on(clause, named) or self._only_staged(clause, named)):
            state.subject, state.acted_on = None, named.number
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
        if state.drafts and self.text.startswith("其中", clause.start) and not is_own(self.text[place : place + 4]):
            return  # 某园引进企业50家,|其中规模以上12家
        if self.text.startswith(word_list("cues", "binding", "summing"), clause.start):
            state.subject = None
            return
        if self.news and self._opens_many(clause, state):
            state.subject = state.topic = None
            return
        if head is None or is_own(self.text[place : place + 4]) or is_own(self.text[clause.start : clause.start + 4]):
            state.subject = None
            state.topic = state.topic if head is None else None
            return
        string = self.text[head.start : head.end]
        if (that := self.that_place(clause, place, state)) is not None:
            state.subject, state.topic = that or None, None
        elif (zone := self.zone_meant(clause, place, state)) is not None:
            state.subject = state.topic = zone
        elif (kind := self._anaphor(clause, place) or self._anaphor(clause, clause.start)) is not None:
            state.subject = self._referent(kind, state, clause.start)
            state.topic = state.subject if self.news and state.subject is not None else state.topic
        elif self._of_behind(clause):
            state.subject = None
        elif self.news and self._tells_of_others(clause, state):
            state.subject = state.topic = None
        elif state.acted_on is not None and (
            opens_with_amount(self.text, place, clause.end)
            or string in ("投资", "计划")
            or self.text.startswith(word_list("cues", "binding", "capacities"), place)
            or (string in light_verbs() and opens_with_amount(self.text, head.end, clause.end))
            or (not self.news and self._of_its_own(self.table.kind_of(state.acted_on), place))
        ):
            state.subject = state.acted_on
        elif (
            state.subject is None
            or not self._continues(state.subject, head, string)
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

    def _worked_on(self, clause: Clause, named: Named) -> bool:
        """Whether the clause says that somebody sees to the thing (加快某园建设, 确保某校建成), so that it is no subject."""
        before = [self.text[w.start : w.end] for w in self.reading.words.between(clause.start, named.start)]
        return any(string in words("cues", "binding", "seeing_to") for string in before)

    def _of_behind(self, clause: Clause) -> bool:
        """Whether a clause opens with the amount of what is named behind it: 投资15亿元的|某综合体项目."""
        first = next((q for q in self.reading.quantities if clause.start <= q.core.start < clause.end), None)
        if first is None or first.core.start - clause.start > _SHORT_AMOUNT:
            return False
        return self.text.startswith("的", first.span.end) and any(
            m.span.start == first.span.end + 1 for m in self._outer
        )

    def _only_staged(self, clause: Clause, named: Named) -> bool:
        """Whether all that a clause says of a thing is the stage it is at: 某中心投入运营, 某项目开工建设."""
        said = self.text[named.end : clause.end]
        if self.news or not 2 <= len(said) <= 10 or self.table.kind_of(named.number) in DIVISIONS:
            return False
        return said.endswith(_stages())

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
            if before is None or self.text[mention.span.start - 1] in IN_LIST:
                continue
            verb = self.reading.words.string(before)
            if verb not in flow_verbs() and verb not in ("的", "了", "在", "位于"):
                continue
            if verb in ("在", "位于", "落户", "入驻", "进驻", "落地", "落户于") and state.subject is not None:
                continue  # 某园位于某区: the next clause goes on about the park
            if close >= clause.end or self.text[close : clause.end] in ("建设", "项目", "建设项目", "工程", "项目建设"):
                state.acted_on = self.table.number_of(mention)

    def _head(self, clause: Clause) -> tuple[Word | None, int]:
        """The first word of a clause that is no adverb and no time, and where it stands."""
        own = words("cues", "scope", "own")
        for word in self.reading.words.between(clause.start, clause.end):
            string = self.text[word.start : word.end]
            if string in own and self.text[word.start - 1] not in "为向给对":
                return word, word.start  # 目前|全县龙头企业…
            if (is_light(string) and string not in ("其", "该")) or word.tag in ("t", "d"):
                continue
            return word, word.start
        return None, clause.start

    def _continues(self, subject: int, head: Word, string: str) -> bool:
        """Whether a clause without a subject of its own goes on with that of the clause before, by its first word."""
        kind = self.table.kind_of(subject)
        if not self.news and self._of_its_own(kind, head.start):
            return True
        if self.news and kind in _GROUND and head.tag != "place":
            return True
        amount = (
            opens_with_amount(self.text, head.start, head.start + 8)
            or self.text.startswith(word_list("cues", "binding", "capacities"), head.start)
            or string in ("投资", "完成投资")
            or string in words("cues", "growth", "up")
            or string in words("cues", "growth", "down")
        )
        if kind in WORKS and head.tag == "v" and any(q.span.start == head.end for q in self.reading.quantities):
            return True  # 某基地项目开工11万平方米,|完工2万平方米
        if amount or kind in WORKS or (kind in _TOWNS and not self.news):
            return (
                amount or string in ("预计", "规划", "计划") or (string in link_verbs() and string not in flow_verbs())
            )
        if kind is NameClass.ENTERPRISE and not self.news:
            return string in words("cues", "business", "verbs") or self._of_business(head.start)
        if kind in SERVING and not self.news:
            return string in words("cues", "affairs", "won")  # not 某医院争创三级医院,|新建村卫生室20个
        return string in flow_verbs() or string in link_verbs() or (self.news and head.tag == "v")

    def _of_its_own(self, kind: NameClass, start: int) -> bool:
        """Whether a clause opens with what only things of such a class have: visitors, tenants, beds, pupils."""
        if kind in DIVISIONS:
            return False
        lists = [name for name, kinds in _OWN_AFFAIRS.items() if kind in kinds]
        stop = min(start + _LONGEST_AFFAIR, len(self.text))
        opening = _DOING.sub("", self.text[start:stop])
        return any(opening.startswith(word_list("cues", "affairs", name)) for name in lists)

    def subject(
        self, clause: Clause, quantity: Quantity, named: Named | None, state: State, *, ignore: int | None = None
    ) -> int:
        """The thing that a number is of."""
        if named is not None:
            return named.number
        if state.subject is not None and state.subject != ignore:
            return state.subject
        head = self.text[clause.start : clause.start + 4]
        if state.block_subject is not None and not is_own(head):
            return state.block_subject
        if state.story is not None and not is_own(head) and not _OWN_AGAIN.match(head):
            return state.story
        return state.place
