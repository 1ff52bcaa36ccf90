"""The names of a block that can be subjects: where they stand in a clause, and what stands around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from kg.facts.clauses import Clause
from kg.facts.subjects.affairs import EVENTS, behind_fair
from kg.facts.subjects.block_names import BlockNames
from kg.facts.subjects.kinds import AREAS, BUILT, IN_LIST, WORKS
from kg.facts.wording.name_fronts import heads_list, is_member, opens_list
from kg.facts.wording.phrases import flow_verbs, is_light
from kg.lexicon import word_list, words
from kg.lexicon.edges import openings
from kg.model.document import Level
from kg.model.mention import DIVISIONS, Mention, NameClass
from kg.model.once import once
from kg.model.values import made_by_slots

#: What a firm has made.
_MAKES = re.compile("(?:共同|联合)?(?:投资|出资|承建|援建|生产|运营|研发|打造|建设|开发)(?:建设|兴建|生产|开发)?的")
#: 由甲公司和乙公司投资建设的|某项目.
_BUILT_BY = re.compile(
    "由[^,。;:]{2,60}(?:投资|出资|承建|援建|开发|建设|兴建|打造|修建)(?:建设|兴建|新建|打造|开发)?的[“《]?"
)
#: What a thing is, before its name: 省级园区|某示范园, 控制性工程|某隧道, 农业龙头企业|某公司.
_CALLED = re.compile(
    "(?:(?:新|今年|去年)?(?:引进|引入|落户|入驻|招引|签约|投产|开工|开建|建成|竣工)的)?"
    "(?:(?:全[国省市县区]|国内|世界|[\u4e00-\u9fff]{2,4}(?:行业|领域))?(?:首个|首家|首座|首条|唯一|最大)的?)?"
    "(?:国家级?|省级?|市级?|县级?|区级?|部级|[345五四三]A级?|AAA+级?|世界)?(?:(?:农业|工业|旅游|文化|产业化|本土|本地|民营|外资|台资|港资|合资|国有|上市|央企|主导|核心|骨干|龙头|知名|老牌|传统|新兴"
    "|重点|重大|控制性|关键性|标志性|示范性|配套|基础|基建|交通|水利|民生|农产品加工|纺织|化工|电子|机械|医药|食品|建材|光伏|新能源|物流|高新技术|高科技)(?:产业)?){0,3}"
    "(?:园区|开发区|工业园|工程|项目|企业|公司|集团|水库|景区|景点|医院|学校|中学|单位|基地|高速公路|高速|大桥|隧道|电站|电厂|水厂|市场|商场|小区)"
)
#: 某集团|旗下的|某公司: the latter is meant.
_BELONGING = re.compile("(?:(?:旗下|下属|所属|麾下|控股|全资|独资|参股|投资|创办|成立)的)$")
#: What stands behind the name of a division whose own figure follows: 洛阳市|生产总值, 郑州|新开工项目.
_MEASURED = re.compile(
    r"(?:要|将|力争|确保|全年|全市|全县|全区|已|共|累计|预计|也|均|的)*"
    r"(?:地区生产总值|生产总值|GDP|经济总量|一般公共预算|公共财政|公共预算|地方|税收|全社会|招商引资|实际利用|合同利用|利用外资|出口|旅游|用电量"
    r"|服务业|第[一二三]产业|农民|规模工业|存贷款|存款|贷款|财政|规模以上|规上|固定资产|社会消费品|社零|城镇|农村|居民|进出口|外贸|工业|民间投资|金融机构"
    r"|常住人口|户籍人口|森林覆盖率|空气质量|优良天数|PM2|新增|新建|新开工|完成|实现|达到|突破|建成|引进|签约|获批|拥有|培育|增长|下降|粮食)"
)
_GIVES = re.compile(
    "(?:累计|共|先后|已|全年|五年来|无偿|继续)*(?:投入|捐赠|选派|派出|援助|拨付)[^,。;]{0,4}(?:帮扶|援助|支援|协作|对口|资金|干部|医生|教师|专家|人才)"
    "|(?:累计|共|先后|已|五年来|无偿|继续)+(?:对口)?(?:帮扶|援助|支援|援建)"
)
#: What stands behind these is somebody else: 由某集团投资, 与某大学共建.
_OTHERS = frozenset(
    {"由", "与", "和", "向", "为", "对", "被", "把", "从", "同", "给", "经", "以", "除了", "除", "至", "到"}
)
#: 某区|的甲基地、某县的乙园等18个项目: where the first of several lies.
_OF_ITEM = re.compile(r"的[^,。;:、]{2,20}、[^,。;:]{2,60}等(?:[\d两三四五六七八九十]+[个家项座处条]|$)")
#: From the end of an employer's name to the person's: 常委、常务副市长.
_LONGEST_OFFICE = 20
#: 推动某公司|智能装备、某厂等51个项目: a list up to its number; but 助力某园|完成投资2亿元、进驻10个项目.
_GOES_ON_IN_LIST = re.compile("[^,。;\\d]*[、等]")


@made_by_slots
@dataclass(frozen=True, slots=True)
class Named:
    """A named subject in a clause: its thing and where its name stands."""

    number: int
    end: int
    start: int = 0


class SubjectNames(BlockNames):
    """Looks up how the names of one block that can be subjects stand in a clause."""

    @once
    def _times(self) -> frozenset[int]:
        return frozenset(at for time in self.reading.times for at in range(time.span.start, time.span.end))

    def _alone(self, clause: Clause) -> Named | None:
        """The work that a clause names and nothing else, so that the next ones speak of it: 某大堤整治工程,堤防全长…."""
        kinds = BUILT | {NameClass.ENTERPRISE} if self.news else WORKS
        for mention in self._outer if clause.mark == "," else ():
            if mention.span.end > clause.end:
                break
            if mention.span.end == clause.end and mention.kind in kinds and mention.exemplar_of < 0:
                if self._only_light(clause.start, mention.span.start):
                    return Named(self.table.number_of(mention), mention.span.end, mention.span.start)
        return None

    def _heads_noun(self, mention: Mention) -> bool:
        """A division before a noun is no subject of its own: 郑州市政务服务改革; and a place of many is none either."""
        if mention.kind not in DIVISIONS or self._lies_below(mention):
            return False
        if self.text.startswith(word_list("cues", "binding", "aiding"), mention.span.end):
            return True  # 某市援建项目25个
        if self.news:
            return self._names_another(mention)
        if _GIVES.match(self.text, mention.span.end):
            return False  # 某区|累计投入帮扶资金
        return self.table.number_of(mention) != 0

    def _names_another(self, mention: Mention) -> bool:
        """Whether a proper name follows the division at once, so that something else is named: 青岛|海信."""
        if _MEASURED.match(self.text, mention.span.end):
            return False  # 某县|公共财政预算收入
        index = self.reading.words.index_at(mention.span.end)
        word = self.reading.words.words[index] if index < len(self.reading.words.words) else None
        return (
            word is not None and word.start == mention.span.end and word.tag in ("nz", "nr", "nt", "nrt", "nrfg", "j")
        )

    def _lies_below(self, mention: Mention) -> bool:
        """Whether a division lies in the province or city that reports, and what is measured of it follows at once."""
        own = self.table.document.context.division
        if own is None or own.level in (Level.COUNTY, Level.TOWNSHIP) or mention.code == own.code:
            return False
        if not mention.code.startswith(own.code[: 2 if own.level is Level.PROVINCE else 4]):
            return False
        behind = self.text[mention.span.end : mention.span.end + 12]
        return bool(_MEASURED.match(behind))

    def _before_title(self, mention: Mention) -> bool:
        """Whether the office of a person follows, so that the clause is about that person: 某市委|常委、副市长某某."""
        at = mention.span.end
        return openings("persons", "titles").open(self.text, at) and any(
            m.kind is NameClass.PERSON and at < m.span.start < at + _LONGEST_OFFICE for m in self.reading.names
        )

    def _called(self, start: int, mention: Mention) -> bool:
        """Whether only what a thing is stands before its name: 省级园区|某示范园, 控制性工程|某隧道."""
        before = self.text[start : mention.span.start]
        return mention.kind not in DIVISIONS and _CALLED.fullmatch(before) is not None

    def _described(self, start: int, mention: Mention) -> bool:
        """Whether only a relative clause stands before a name: 此次开建的西南产业基地."""
        before = self.text[start : mention.span.start].rstrip("“《")  # 正在建设的|“某产业园”
        if before.startswith(word_list("cues", "binding", "linking")):
            return False  # 连接规划中的|某高速
        if before.count("“") != before.count("”"):
            return False
        if self.news and mention.kind in BUILT and _BUILT_BY.fullmatch(before):
            return True
        return before.endswith("的") and len(before) <= 16 and not any(c in before for c in "、()")

    def _inside_relative(self, start: int, mention: Mention) -> bool:
        """Whether a name stands in a relative clause before another one: 来自|某市|的某公司."""
        return any(self._described(start, m) for m in [m for m in self._outer if m.span.start > mention.span.end][:1])

    def _only_light(self, start: int, end: int) -> bool:
        if start >= end:
            return True
        if self.first_number(start, end) is not None:
            return False  # 64.2%的县医院
        return all(
            (w.start in self._times or self.text[w.start : w.end] not in _OTHERS)
            and (
                is_light(self.text[w.start : w.end])
                or w.tag in ("t", "d", "c", "p", "m")
                or w.start in self._times  # 1至8月|某港完成…
                or self.text[w.start : w.end] in words("cues", "causes", "words")
            )
            for w in self.reading.words.between(start, end)
        )

    def inside(self, start: int, end: int) -> Named | None:
        """The named thing with which ``[start, end)`` opens as a subject, or None."""
        if self._outer and (made := self._made_into(start, end)) is not None:
            return made
        at = start
        for mention in self._outer[bisect_left(self._starts, start) :]:
            if mention.span.start >= end:
                break
            if mention.span.end > end:
                continue
            if mention.kind is NameClass.WATER_BODY and not mention.name.endswith("水库"):
                continue
            if (
                not self._only_light(at, mention.span.start)
                and not self._described(at, mention)
                and not self._called(at, mention)
            ):
                if self.news and self._inside_relative(at, mention):
                    continue  # 来自某市的|某公司落户某园
                return None
            shut = mention.span.end + (self.text[mention.span.end : mention.span.end + 1] in ("”", "》"))
            following = self.text[shut : shut + 1]
            if self._before_title(mention) or self.text.startswith(
                word_list("cues", "binding", "beside"), mention.span.end
            ):
                return None  # 某大桥|南岸: where something else lies
            if following in ("乡", "镇"):  # 姚村|乡、
                following = self.text[mention.span.end + 1 : mention.span.end + 2]
            if following in IN_LIST or mention.exemplar_of >= 0:
                return None
            if mention.span.end >= end:
                whole = mention.kind in DIVISIONS and self.news and mention.span.end == end
                return Named(self.table.number_of(mention), end, mention.span.start) if whole else None
            if mention.kind in DIVISIONS and following == "的":
                return None  # 荆州区的|主要建设内容
            if mention.kind in DIVISIONS and any(
                m.kind in DIVISIONS and m.span.start == mention.span.end for m in self._outer
            ):
                at = mention.span.end  # 湖南|长沙县: the last of them is meant
                continue
            if self._heads_noun(mention):
                return None
            if self._caused(start, mention.span.start) and _GOES_ON_IN_LIST.match(self.text, mention.span.end, end):
                return None  # 推动某公司、某厂等51个项目
            if mention.kind not in DIVISIONS and opens_list(self.text, mention.span.end):
                return None
            if is_member(self.reading, mention.span.end, end) or _OF_ITEM.match(self.text, mention.span.end, end):
                return None  # 某大学前校长某某等|11位专家
            close = (behind_fair(self.text, shut) if mention.kind in EVENTS else None) or shut
            if heads_list(self.reading, close, end) or (self.text[end - 1] in "、和与及" and close < end - 1):
                return None  # 某河断面和|21条河流; 某校新校区、某校及|13所学校建成投用
            made = self._made_by(mention, end)
            if made is None and _MAKES.match(self.text, close, end):
                return None  # 某集团投资的|电池片等项目
            return made or Named(self.table.number_of(mention), close, mention.span.start)
        return None

    def _made_into(self, start: int, end: int) -> Named | None:
        """The thing of which words say what it is made into, whose figures follow: 把某园|打造成产值超百亿元的园区."""
        at = max(self.text.rfind("把", start, end), self.text.rfind("将", start, end)) + 1
        for mention in self._outer[bisect_left(self._starts, at) :] if at else ():
            if mention.span.start > at or mention.span.end >= end:
                break
            close = mention.span.end
            made = [verb for verb in word_list("cues", "binding", "making") if self.text.startswith(verb, close)]
            if made:
                return Named(self.table.number_of(mention), close + max(map(len, made)), mention.span.start)
        return None

    def _made_by(self, mention: Mention, end: int) -> Named | None:
        """The thing that the named one makes, where that is the subject: 某公司此次开建的|西南产业基地."""
        for other in self._outer:
            between = self.text[mention.span.end : other.span.start]
            if other.span.start <= mention.span.end or not between.endswith("的"):
                continue
            if len(between) > 12 or other.span.end >= end or any(c in between for c in "、,;"):
                break
            if other.kind is NameClass.ENTERPRISE and _BELONGING.search(between):
                return Named(self.table.number_of(other), other.span.end, other.span.start)
            if self.text[other.span.end] in IN_LIST:
                break  # 某集团投资的|年产10万吨某某等8个项目
            if other.kind in WORKS or other.kind in AREAS:
                return Named(self.table.number_of(other), other.span.end, other.span.start)
        return None

    def _caused(self, start: int, end: int) -> bool:
        """Whether a verb of causing stands in ``[start, end)``."""
        causes = words("cues", "causes", "words")
        return any(self.text[w.start : w.end] in causes for w in self.reading.words.between(start, end))

    def after_names(self, start: int, end: int) -> int:
        """The place behind the names with which ``[start, end)`` opens and which are no part of what is measured."""
        for mention in self._naming:
            if mention.span.start < start:
                continue
            if mention.span.end >= end or not self._only_light(start, mention.span.start):
                break
            close = mention.span.end
            if self.text.startswith(("干流", "流域", *IN_LIST, *"的”》"), close):
                break  # 长江|干流水质
            string = self.reading.words.string(self.reading.words.index_at(close))
            port = mention.kind in DIVISIONS and len(string) == 1  # 上海|港集装箱吞吐量
            part = mention.kind is NameClass.NAMED_EVENT and not is_light(string) and string not in flow_verbs()
            if port or part or (mention.kind is NameClass.GOVERNMENT_BODY and end - mention.span.end <= 2):
                break  # 市政协|提案
            start = mention.span.end
        return start
