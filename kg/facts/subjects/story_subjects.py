"""What the sentences of a story are about: works behind their sum, speakers, lists, phases."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.facts.binding import State
from kg.facts.clauses import Clause
from kg.facts.subjects.anaphora import Anaphora
from kg.facts.subjects.kinds import IN_LIST, WORKS
from kg.facts.subjects.subject_names import Named
from kg.facts.wording.phrases import flow_verbs, is_light
from kg.lexicon import word_list
from kg.mentions.works.phases import METHOD as PHASE
from kg.model.mention import DIVISIONS, NameClass

#: 另外3个项目, 其余12家企业: those that no name was given of.
_REST = re.compile("(?:另外|其余|其他|另有|还有)的?(?:近|约)?[\\d一二两三四五六七八九十]+[个家项座处条](?!月)")
_LONGEST_FRONT = 24
#: 甲公司、乙公司等8家企业.
_MEMBERS = re.compile(r"[^,。;:、]{2,20}、[^,。;:]{2,40}等[\d一二两三四五六七八九十]+多?[个家](?!月)")
_LONGEST_POST = 10
#: 全年硬化公路126公里, 结合移民搬迁,|建设安置点17个: what a place does, not a work.
_OF_PLACE = re.compile(
    "全年(?!完成投资|接待|生产|产)[\u4e00-\u9fff]|(?:结合|按照|围绕|针对|抢抓|立足|坚持|依托|借助|为了|为确保)[\u4e00-\u9fff]{2}"
)
#: 该项目|一期.
_LONGEST_TAKEN_UP = 5
#: 这是某县第三个|投资超50亿元的|化工项目: a kind of which there are several.
_ONE_OF_MANY = re.compile("第[一二三四五六七八九十\\d]+[个家座条]|首[个家座条]|唯一|[是为]|包括|包含|涵盖|分别")
#: 由某公司投资2亿元|建设的|某项目.
_BUILT_FOR = re.compile("(?:投资)?(?:建设|兴建|新建|建造|打造|开发|修建|改造|扩建)的[“]?")
SERVING = frozenset({NameClass.ORGANIZATION, NameClass.PUBLIC_INSTITUTION})
#: 记者在某隧道工地上|看到, 记者走进某公司: from here on the story tells of what is seen there.
_VISIT = re.compile(
    "记者(?:们|一行)?(?:日前|近日|昨日|今日|随后|首先|又|随同?[^,。]{0,8})?(?:在|来到|走进|走访|探访|赶到|驱车)"
)
#: 走进|某公司的生产车间: so a sentence opens on what is seen there.
_ENTERS = re.compile("(?:日前|近日|昨日|今日|眼下|如今|随后|清晨|一)?(?:走进|步入|走入|踏进|踏入|迈进|置身)(?:位于)?")
#: “我们…。”|某公司总经理某某说: behind the quote stands who speaks.
_SAID_SO = re.compile("[^,。;“”]{2,24}?(?:说道?|介绍|表示|告诉记者|坦言|称|透露|算了一笔账|感慨|指着)")
_SPEAKING = frozenset({NameClass.ENTERPRISE, NameClass.PARK, NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD})
_LONGEST_QUOTE = 240
_SEES = re.compile(
    "的?(?:智能化?|自动化|全自动|数字化|现代化|无尘|新)?(?:建设|施工|项目|生产|加工|制造|装配|总装|组装|包装|冲压|焊接)?"
    "(?:工地|现场|厂区|园区|车间|生产线|厂房|施工点|建设点|基地|门口|展厅)?(?:上|里|内|中)?(?:采访时?)?(?:,|看到|发现|看见|见到|采访|了解到|$)"
)
_SITES = WORKS | SERVING | {NameClass.PARK, NameClass.ENTERPRISE, NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD}
#: 这是一家|投资5亿元的物流中心: what the sentence before ends with.
_THIS = re.compile("这(?:里)?是(?:一[家个座条处片所栋]|[^,。]{2,8}(?:首个|首家|首座|唯一|最大))|这[家座条所]")


class StorySubjects(Anaphora):
    """How a story brings in what it tells of, and how it leaves it."""

    def _enters_story(self, clause: Clause, state: State) -> bool:
        """Whether a clause of a story tells by its form alone whom the next ones are about, or that nothing changes."""
        if self._speaks(clause):
            state.subject = state.topic = None
            return True
        if (firm := self._speakers_firm(clause)) is not None:
            state.subject = state.topic = firm
            state.topic_here = True
            state.topics.append(firm)
            return True
        if clause.start == state.sentence_start and (whose := self._quoted(clause)) is not None:
            state.subject = state.topic = whose
            state.topic_here = True
            return True
        if self._lists(clause, state):
            state.subject = None
            return True
        if (site := self._visited(clause)) is not None:
            state.subject, state.topic, state.topic_here = None, site.number, True
            state.topics.append(site.number)
            return True
        return self._says_where(clause, state)

    def _costed(self, clause: Clause) -> Named | None:
        """What a clause of a story opens with the sum or the size of: 总投资8亿元的|某项目, 由某公司投资2亿元建设的|某项目."""
        if not self.news:
            return None
        first = self.first_number(clause.start, clause.end)
        if first is None or first.core.start - clause.start > _LONGEST_FRONT:
            return None
        if _ONE_OF_MANY.search(self.text, clause.start, first.core.start):
            return None
        made = _BUILT_FOR.match(self.text, first.span.end, clause.end)
        if made is not None:
            at = made.end()
            named = next((m for m in self._outer if m.span.start >= at), None)
            if named is None or named.span.start > at or named.kind in DIVISIONS or named.exemplar_of >= 0:
                return None
            if self.text[named.span.end : named.span.end + 1] in IN_LIST:
                return None
            return Named(self.table.number_of(named), named.span.end, named.span.start)
        owner = self.owner(first, clause.end) if self.text.startswith("的", first.span.end) else None
        listed = owner is not None and self.text[owner.end : owner.end + 1] in IN_LIST
        return None if listed else owner

    def _opens_many(self, clause: Clause, state: State) -> bool:
        """Whether a clause opens with several of whom it tells: 其余12家企业, 甲公司、乙公司等8家企业|被认定为…."""
        if _REST.match(self.text, clause.start, clause.end):
            return True
        if clause.start != state.sentence_start or not _MEMBERS.match(self.text, clause.start, clause.end):
            return False
        first = self.reading.words.between(clause.start, self.text.find("、", clause.start))
        strings = [self.text[w.start : w.end] for w in first]
        passing = (*word_list("cues", "binding", "containing"), *word_list("predicates", "story", "passing"))
        return not any(s in flow_verbs() or s in passing or s[0] in "该此其本" for s in strings)

    def _visited(self, clause: Clause) -> Named | None:
        """The site at which a clause has a reporter see what follows: 记者在某工程某隧道工地上看到."""
        if not self.news:
            return None
        visit = _ENTERS.match(self.text, clause.start, clause.end) or _VISIT.search(self.text, clause.start, clause.end)
        if visit is None:
            return None
        for mention in reversed(self._outer):
            if visit.end() <= mention.span.start and mention.span.end <= clause.end:
                sees = _SEES.match(self.text, mention.span.end, clause.end) is not None
                if mention.kind not in _SITES or not sees:
                    return None
                return Named(self.table.number_of(mention), mention.span.end, mention.span.start)
        return None

    def _quoted(self, clause: Clause) -> int | None:
        """The firm, park or village of the speaker who is named behind the quote with which a sentence opens."""
        at = clause.start + (self.text[clause.start] == "“")
        if self.text[at - 1] != "“" or not self.text.startswith(word_list("cues", "binding", "own_words"), at):
            return None
        close = self.text.find("”", at, at + _LONGEST_QUOTE) + 1
        close += self.text[close : close + 1] == ","
        for mention in self._outer[bisect_left(self._starts, close) :] if close > 1 else ():
            speaks = mention.span.start == close and _SAID_SO.match(self.text, mention.span.end)
            return self.table.number_of(mention) if speaks and mention.kind in _SPEAKING else None
        return None

    def _just_named(self, clause: Clause, state: State) -> Named | None:
        """What the sentence before ends with, where this one says what that is: …路过某市场。|这是一家投资5亿元的物流中心."""
        if (
            not self.news
            or clause.start != state.sentence_start
            or not _THIS.match(self.text, clause.start, clause.end)
        ):
            return None
        for mention in reversed(self._outer):
            if mention.span.end < clause.start:
                ends = clause.start - mention.span.end <= 2 and mention.kind not in DIVISIONS
                return Named(self.table.number_of(mention), clause.start, mention.span.start) if ends else None
        return None

    def _phase(self, clause: Clause) -> Named | None:
        """The phase of what a common noun takes up, with which a clause opens: 该港|一期, 项目|二期工程."""
        for mention in self._outer[bisect_left(self._starts, clause.start) :]:
            if mention.span.start > clause.start + _LONGEST_TAKEN_UP or mention.span.end > clause.end:
                break
            if mention.method == PHASE:
                return Named(self.table.number_of(mention), mention.span.end, mention.span.start)
        return None

    def _serves(self, clause: Clause, named: Named, state: State) -> bool:
        """Whether a clause of a story tells what a body does for the work that is spoken of: 某工程,某设计院正在编制报告,…."""
        if not self.news or state.topic is None or self.table.kind_of(state.topic) not in WORKS:
            return False
        counts = self.first_number(clause.start, clause.end) is not None
        return not counts and self.table.kind_of(named.number) in SERVING and clause.start > state.sentence_start

    def _left(self, state: State) -> bool:
        """Whether the sentence has counted something of another than the topic that a paragraph before was about."""
        last = state.last()
        if last is None or last.about == state.topic:
            return False
        return not state.topic_here or bool(last.exemplars)  # 甲项目、乙项目等40个,|总投资200亿元

    def _tells_of_others(self, clause: Clause, state: State) -> bool:
        """Whether a clause opens with other works in a row, or a sentence with people or bodies without a name."""
        for mention in self._outer[bisect_left(self._starts, clause.start) :]:
            if mention.span.start > clause.start + _LONGEST_TAKEN_UP or mention.span.end > clause.end:
                break
            if not all(
                w.tag in ("m", "x", "q", "d", "t") for w in self.reading.words.between(clause.start, mention.span.start)
            ):
                break
            listed = self.text[mention.span.end : mention.span.end + 1] == "、" and mention.kind in WORKS
            if listed and mention.exemplar_of < 0 and self.table.number_of(mention) != state.topic:
                return True  # 某输变电工程、|某小区正加紧施工
        if clause.start != state.sentence_start:
            return False
        if _OF_PLACE.match(self.text, clause.start, clause.end):
            return True
        opening: list[str] = []
        for word in self.reading.words.between(clause.start, clause.end):
            if not word.tag.startswith(("n", "j", "b", "s", "place", "t", "d", "f", "q", "m", "vn", "x")):
                break
            opening.append(self.text[word.start : word.end])
        while opening and is_light(opening[-1]):
            opening.pop()
        return (
            bool(opening) and len("".join(opening)) > 2 and opening[-1].endswith(word_list("cues", "binding", "others"))
        )

    def _speaks(self, clause: Clause) -> bool:
        """Whether a clause tells who attended or who speaks from here on: 某厅厅长某某介绍说, 某某在讲话中指出."""
        for person in self.reading.names:
            if person.span.start >= clause.end:
                break
            if person.kind is NameClass.PERSON and person.span.start >= clause.start:
                said = self.text[person.span.end : clause.end]
                if self.text.endswith(word_list("cues", "binding", "firm_posts"), clause.start, person.span.start):
                    return False  # 公司总经理某某告诉记者,|…: of the firm
                return person.method == "title" or said.endswith(word_list("cues", "binding", "said"))
        return False

    def _speakers_firm(self, clause: Clause) -> int | None:
        """The firm of which a clause names one who holds a post there and speaks: 某集团|总经理某某说."""
        posts = word_list("cues", "binding", "firm_posts")
        for person in self.reading.names:
            if person.kind is NameClass.PERSON and clause.start <= person.span.start < clause.end:
                for firm in reversed(self._outer):
                    if firm.kind is NameClass.ENTERPRISE and clause.start <= firm.span.start < person.span.start:
                        post = self.text[firm.span.end : person.span.start]
                        return (
                            self.table.number_of(firm) if post.endswith(posts) and len(post) <= _LONGEST_POST else None
                        )
        return None

    def _is_builder(self, clause: Clause, state: State) -> bool:
        """Whether a dash gives the name of who builds what is spoken of: 某项目由龙头企业——|某公司投资建设."""
        if self.text[clause.start - 1] != "—" or clause.start <= state.sentence_start:
            return False
        before = self.text[state.sentence_start : clause.start]
        return any(word in re.split("[,;:]", before)[-1] for word in ("由", "被"))

    def _says_where(self, clause: Clause, state: State) -> bool:
        """Whether a clause only says where the thing lies that the one before names: 某公司,|位于某镇,…."""
        lies = self.news and state.subject is not None and clause.start > state.sentence_start
        return lies and self.text.startswith(("位于", "坐落于", "坐落在", "地处", "选址"), clause.start)

    def _lists(self, clause: Clause, state: State) -> bool:
        """Whether a clause goes on with a list of names that the sentence has opened: 其中包括某工程,|某路某段,|某桥等."""
        if self.first_number(clause.start, clause.end) is not None:
            return False
        earlier = re.split("[,;:]", self.text[state.sentence_start : clause.start])
        return any(part.startswith(word_list("cues", "binding", "including")) for part in earlier)
