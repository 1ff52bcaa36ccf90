"""A figure ready to be compared: who, what, when, how much, and in which words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg.assessments.lookback import Paragraphs
from kg.assessments.wording import Wording, bare, plain, verb_words, wording
from kg.lexicon import word_list, words
from kg.model.entity import Entity, FactRef, Indicator
from kg.model.fact import DocumentFacts, Figure, Measure
from kg.model.once import once
from kg.model.period import Period
from kg.model.quantity import UnitKind
from kg.model.span import Span
from kg.model.values import made_by_slots

#: What ends a clause.
CLAUSE = re.compile("[,，。;；!！?？\n]")
#: How far a stretch without a mark reaches.
_BEFORE, _BEHIND = 400, 200
#: How far back 同比 is looked for.
_NEAR = 200
_ITEM_MARK = re.compile("[,，。;；!！?？\n、和及与]")
_JOINS = ("、", "和", "及", "与")
_ITEM_LEAST, _ITEM_MOST = 3, 16
_SENTENCE = re.compile("[。;；!！?？]")
_SEPARATOR = re.compile("[,，。;；!！?？]")
#: Classifiers that count different things although both are counts.
_COUNTED = (
    ("人", "名", "位"),
    ("人次",),
    ("套",),
    ("场", "次", "场次", "批次", "班次"),
    ("公里", "千米", "米"),
    ("间",),
    ("户",),
    ("辆", "台"),
    ("张",),
)
_SINCE = re.compile(r"比(?P<year>(?:19|20)\d\d)年")
_SINCE_PLAN = re.compile('比[“"]?十[一二三四五六]五[”"]?期?末')
_ORDERED = re.compile(r"([国省市])定[^\d和、,，]*$")
_ORDERED_BEHIND = re.compile(r"[项件个]?([国省市])定")
_REACHED = re.compile("(?:达到?|增至|增加到|提升至|扩大到)$")
_APIECE = re.compile("人均|户均|亩均|地均|[千万百]人|每平方公里|每公顷")
_MANY = re.compile("年均|累计|五年|期间|翻番")
_OWN_YEAR = re.compile(r"全年|年内|今年|去年|当年|(?:20|19)\d\d年")
_BASE = re.compile('十[一二三四五]五[”"]?期?末')
#: 柳沟等两个项目、3406套: the number is of the named ones alone.
_CLOSED = re.compile(
    r"((?:[^,，。;；、和与\d]{2,12}[、和与])+[^,，。;；、和与\d等]{2,12}?)(?:\d+|[两三四五六七八九十]+)[个家所座条项大]"
)
_QUOTES = re.compile(r"[“”\s]")
_SUBSET = re.compile(r"等[0-9两一二三四五六七八九十]+个[^,，。;；、]{0,8}、?$")


@made_by_slots
@dataclass(frozen=True)
class Claim:
    """One figure, ready to be compared.

    Attributes:
        ref: which figure it is.
        figure: the figure.
        document: the document that states it.
        about: the thing that it is of.
        place: the key of the place that the document is about.
        indicator: its indicator.
        period: its period.
        paragraphs: the paragraphs of its document.
    """

    ref: FactRef
    figure: Figure
    document: DocumentFacts
    about: Entity
    place: str
    indicator: Indicator
    period: Period
    paragraphs: Paragraphs

    @once
    def wording(self) -> Wording:
        """Its indicator as the text words it, taken apart.

        A verb that does not stand in its clause was restored from an earlier one: of the things counted it says little, but
        where the whole indicator was.
        """
        parts = wording(self.figure.indicator)
        own = "inherited" in self.figure.method or parts.verb[:2] in plain(self.clause)
        if parts.verb and not own:
            return replace(parts, family="")
        return parts

    @once
    def item(self) -> Wording | None:
        """What stands between its number and the mark before it, taken apart, where a mark follows the number too.

        In 上市企业3家、“小升规”215家 it is 小升规, whatever verb the indicator was given from the items before.
        """
        text, number = self.document.text, self.figure.number
        start, end = around(text, number, _ITEM_MARK)
        words = bare(text[start : number.start])
        if text[start - 1 : start] in _JOINS and not any(c.isdigit() for c in text[max(0, start - 12) : start - 1]):
            return None  # 首席工程师、杰出工程师116人: one number for both
        if end > self.figure.evidence.end + 1 or not _ITEM_LEAST <= len(words) <= _ITEM_MOST:
            return None
        parts = wording(words)
        return None if parts.noun in verb_words() else parts  # 新成立2个幼教集团

    @once
    def _edges(self) -> tuple[int, int]:
        """Where the marks of punctuation around it stand."""
        return around(self.document.text, self.figure.number, CLAUSE)

    @property
    def words(self) -> str:
        """The words between the marks of punctuation around it, as they stand."""
        return self.document.text[slice(*self._edges)]

    @once
    def clause(self) -> str:
        """The words between the marks of punctuation around it, without marks and spaces."""
        return bare(self.words)

    @once
    def said(self) -> str:
        """The same, as wordings are compared."""
        return plain(self.clause)

    @property
    def besides(self) -> str:
        """The words of its clause besides its number and unit."""
        return f"{bare(self.before_number)} {bare(self.behind_number)}"

    @once
    def before_number(self) -> str:
        """The words of its clause in front of its number, as they stand."""
        return self.document.text[self._edges[0] : self.figure.number.start]

    @property
    def lead(self) -> str:
        """The clause before its own, in the same sentence, as it stands; empty for the first one."""
        start, first = self._edges[0], self._sentence[0]
        return CLAUSE.split(self.document.text[first : start - 1])[-1] if start - 1 > first else ""

    @once
    def behind_number(self) -> str:
        """The words of its clause behind its number and unit, as they stand but for quotation marks."""
        return _QUOTES.sub("", self.document.text[self.figure.number.end : self._edges[1]])

    @property
    def part_behind(self) -> str:
        """What its sentence tells behind it of a part of it: 其中茶园用地8宗."""
        return self.document.text[self.figure.number.end : self._sentence[1]].partition("其中")[2]

    @once
    def before(self) -> str:
        """The words of its sentence in front of its number, as wordings are compared."""
        return plain(self.document.text[self._sentence[0] : self.figure.number.start])

    @once
    def apiece(self) -> bool:
        """Whether it is counted for each person or piece of land, whatever its indicator keeps of that: 千人病床数."""
        said = _APIECE.search(self.document.text, self._edges[0], self.figure.number.start)
        return (said or _APIECE.search(self.figure.indicator)) is not None

    @once
    def is_total(self) -> bool:
        """Whether it says that it is all there is: 在库企业总数, 上市企业达到50家."""
        start = around(self.document.text, self.figure.number, _ITEM_MARK)[0]
        said = self.wording.text + self.document.text[start : self.figure.number.start]
        if any(word in said for word in word_list("assessments", "stock", "totals")):
            return True
        return self.wording.family == "" and _REACHED.search(self.before) is not None

    @once
    def is_added(self) -> bool:
        """Whether it tells of what was done or added within its time: 新增上市企业3家, 建成公园5座."""
        return self.wording.family not in ("", "carry") or self.wording.text.startswith("新")

    @property
    def is_done(self) -> bool:
        """The same, or its clause opens with a deed that its indicator does not keep: 完成茶园更新90亩."""
        return self.is_added or bare(self.before_number).startswith(_verbs())

    @once
    def under_way(self) -> bool:
        """Whether it tells of what is being done: 推进10个, 推动建设茶库12处."""
        carried = word_list("assessments", "families", "carry")
        return self.wording.family == "carry" or bare(self.before_number).startswith(carried)

    @once
    def belongs(self) -> bool:
        """Whether it counts what belongs to a works: 茶厂三条生产线."""
        return self.wording.noun.endswith(word_list("assessments", "belonging", "words"))

    @once
    def renews(self) -> bool:
        """Whether it is of things that are renewed, not of new ones: 改造10座."""
        made = (*word_list("assessments", "families", "build"), "改扩建", "改建")
        renewed = any(verb in self.wording.text for verb in word_list("assessments", "families", "renew"))
        return renewed and not any(verb in self.wording.text for verb in made)

    @once
    def tells_renewal(self) -> bool:
        """Whether its clause tells of things that are renewed."""
        return any(verb in self.clause for verb in word_list("assessments", "families", "renew"))

    @once
    def _sentence(self) -> tuple[int, int]:
        """Where the sentence begins that it stands in, and where it ends."""
        return around(self.document.text, self.figure.number, _SENTENCE)

    @once
    def sentence(self) -> str:
        """The sentence that it stands in."""
        return self.document.text[slice(*self._sentence)].strip()

    @once
    def of_some(self) -> bool:
        """Whether it is of some named ones only: 柳沟等两个项目、3406套完成网签."""
        start = around(self.document.text, self.figure.number, _SEPARATOR)[0]
        return _SUBSET.search(self.document.text[start : self.figure.number.start].replace("\n", "")) is not None

    @once
    def named(self) -> str:
        """The names of the very things that it is of, where its clause gives them all: 云岭、鹿坊两个园区."""
        found = _CLOSED.search(self.before_number)
        return found[1] if found else ""

    @once
    def looks_back(self) -> bool:
        """Whether it stands in a part of its document that looks back."""
        return self.paragraphs.looks_back(self.figure.number.start)

    @once
    def of_years(self) -> bool:
        """Whether its sentence, or the paragraph before it, looks back on several years at once."""
        if self.is_added and _BASE.search(self.sentence):
            return True  # 完成造林25万亩，森林覆盖率由“十二五”末的41%提高到49%
        flow = self.is_done and not self.is_total and self.figure.measure is Measure.LEVEL
        if flow and not _OWN_YEAR.search(self.sentence) and self.paragraphs.covers_years(self.figure.number.start):
            return True
        before = self.document.text[max(0, self.figure.number.start - 160) : self.figure.number.start]
        text = before.rsplit("\n", 1)[-1] if "\n\n" in before else before
        text = _SENTENCE.split(text)[-1]
        return _terms().search(text) is not None

    @once
    def averaged(self) -> str:
        """Over how long a growth rate is: ``yearly`` for an average of several years, ``since`` for all of them together."""
        if self.figure.measure is not Measure.GROWTH:
            return ""
        if "年均" in self.clause:
            return "yearly"
        if "累计" in self.clause or _SINCE_PLAN.search(self.clause):
            return "since"
        base = _SINCE.search(self.clause)
        return "since" if base is not None and int(base["year"]) < self.period.end.year - 1 else ""

    @once
    def ordered_by(self) -> str:
        """The level of government that its things were ordered by, where it is named: 市定32项民生实事."""
        number = self.figure.number
        hit = _ORDERED.search(self.document.text, max(0, number.start - 12), number.start)
        hit = hit or _ORDERED_BEHIND.match(self.document.text, number.end)
        return hit[1] if hit else ""

    @once
    def span_of_time(self) -> Period:
        """Its period; the last year of it for a figure that is held against the year before (同比) in a look back on many.

        A growth rate that stands close behind such a figure is of that year too.
        """
        first, last = self.period
        if first.year == last.year or _MANY.search(self.clause):
            return self.period
        if self.figure.measure is Measure.LEVEL and self.indicator.key in words("assessments", "yearly", "keys"):
            return Period.of_year(last.year)  # 五年来……生产总值达到91亿元
        if self.figure.measure is Measure.SHARE and self.figure.kind is UnitKind.PERCENT:
            return Period.of_year(last.year)  # 五年来……登记失业率控制在4%以内
        near = self.sentence
        if self.figure.measure is Measure.GROWTH:
            near = self.document.text[max(0, self.figure.number.start - _NEAR) : self.figure.number.end]
            many = max((hit.end() for hit in _MANY.finditer(near)), default=0)
            near = near[many:]
        return Period.of_year(last.year) if "同比" in near else self.period

    @property
    def whole_year(self) -> bool:
        """Whether its period is one calendar year."""
        first, last = self.span_of_time
        return (first.year, first.month, first.day, last.month, last.day) == (last.year, 1, 1, 12, 31)

    @once
    def comparable(self) -> bool:
        """Whether it is a growth rate at comparable prices or coverage, by the words beside its number."""
        start = around(self.document.text, self.figure.number, _ITEM_MARK)[0]
        said = self.document.text[start : self.figure.number.start]
        words_for_it = word_list("assessments", "comparable", "words")
        return self.figure.measure is Measure.GROWTH and any(word in said for word in words_for_it)

    @once
    def counted(self) -> int:
        """The class of its classifier: figures of different classes count different things."""
        unit = self.figure.unit.lstrip("万亿余多千百")
        return next((n for n, units in enumerate(_COUNTED, 1) if unit in units), 0)


def one_unit(a: Claim, b: Claim) -> bool:
    """Whether two figures are in one unit; what is counted without a classifier is of any: 游客突破150万, 游客152万人次."""
    kinds = {a.figure.kind, b.figure.kind}
    if kinds == {UnitKind.COUNT, UnitKind.BARE}:
        return a.figure.measure is b.figure.measure is Measure.LEVEL
    one = a.figure.normal_unit.replace("/天", "/日") == b.figure.normal_unit.replace("/天", "/日")
    return one and a.counted == b.counted


@cache
def _verbs() -> tuple[str, ...]:
    return tuple(verb_words())


@cache
def _terms() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, word_list("assessments", "terms", "words"))))


@lru_cache(maxsize=1 << 13)
def around(text: str, span: Span, mark: re.Pattern[str]) -> tuple[int, int]:
    """The stretch around a span that no mark, which is one letter, interrupts; a decimal comma is no mark.

    >>> around("甲,新建20座,乙", Span(4, 7), re.compile(","))
    (2, 7)
    """
    before = text[max(0, span.start - _BEFORE) : span.start]
    last = mark.search(before[::-1])
    start = span.start - (last.start() if last else len(before))
    following = mark.search(text, span.end)
    return start, min(following.start() if following else len(text), span.end + _BEHIND)
