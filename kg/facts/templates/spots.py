"""Where a number stands: how far its words reach, what describes what, what money is for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from kg.facts.binding import Draft, State
from kg.facts.clauses import Clause
from kg.facts.subjects.subjects import Subjects
from kg.facts.wording.phrases import clean, flow_verbs, is_light, is_own, light_verbs
from kg.facts.wording.relative import of_batch
from kg.facts.wording.right import right_phrase
from kg.lexicon import word_list
from kg.lexicon import words as lexicon_words
from kg.mentions.reading import Reading
from kg.mentions.walking.walk import Words
from kg.mentions.words import Word
from kg.mentions.works.sized import is_cost
from kg.model.quantity import Quantity, UnitKind
from kg.model.values import made_by_slots

_LONGEST_ATTRIBUTE = 36
_SHORT_BRACKET = 14
#: 到2027年|突破700亿元.
_UP_TO = frozenset({"到", "至", "截至", "截止"})
_PHRASE_END = re.compile("[,。;:!?\n]")


@made_by_slots
@dataclass(frozen=True, slots=True)
class Scene:
    """One clause with numbers: what its figures share."""

    reading: Reading
    clause: Clause
    following: Clause | None
    subjects: Subjects
    state: State

    @property
    def text(self) -> str:
        """The view."""
        return self.reading.words.text


def outside_brackets(text: str, state: State, at: int) -> State:
    """What earlier clauses left, without the figures of brackets that are closed: 项目26项(其中市重点22项),|总投资…."""
    if text.find("(", state.sentence_start, at) < 0:
        return state
    kept = []
    for draft in state.drafts:
        start, end = draft.quantity.core.start, draft.quantity.core.end
        inside = text.rfind("(", state.sentence_start, start) > text.rfind(")", state.sentence_start, start)
        if not inside or not 0 < text.find(")", end) < at:
            kept.append(draft)
    return state if len(kept) == len(state.drafts) or not kept else replace(state, drafts=kept)


def behind_opening(text: str, start: int, end: int) -> int:
    """Where the words before a number begin inside a bracket that is still open: 特点突出(|GDP增长5%; else the start."""
    opened = text.rfind("(", start, end)
    return opened + 1 if start < opened < end - 1 < opened + _SHORT_BRACKET and ")" not in text[opened:end] else start


def is_placed(text: str, start: int, at: int, last: Draft | None = None) -> bool:
    """Whether a preposition stands before a number, so that what is counted is a place or somebody served.

    Args:
        text: the view.
        start: where the words before the number begin.
        at: the number.
        last: the figure before it: 为200户农户|和30家企业发放贷款 serves both.

    >>> is_placed("在全省115个县建设示范片", 0, 3), is_placed("建成115个示范片", 0, 2)
    (True, False)
    """
    if last is not None and text[last.noun_end : at].strip() in ("和", "、", "及", "与", "以及"):
        before = last.quantity.span.start
        if last.method == "counted" and _placed().search(text, max(0, before - _PLACED_BEFORE), before) is not None:
            return True
    return _placed().search(text, start, at) is not None


#: A preposition and 全市 before a number have no more letters.
_PLACED_BEFORE = 6


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[,;:、。])?(?<!应(?=对))(?:{'|'.join(word_list('cues', 'binding', 'placed'))})(?:全[省市县区州镇])?$"
    )


#: The letters that may end what is counted, and those inside which none does.
_SIGNS = frozenset("(“《[)”》],;、和与")


def limit_of(words: Words, quantity: Quantity, following: Quantity | None, clause: Clause) -> int:
    """Where the noun phrase behind a number ends at the latest: the next number, or 、 outside brackets."""
    text = words.text
    limit = following.span.start if following else clause.end
    depth = 0
    begin = attributive_end(words, quantity.span.end, limit)
    for at in range(begin, limit):
        letter = text[at]
        if letter not in _SIGNS:
            continue
        if letter == "(" and following is not None and text.find(")", at, limit) < 0:
            return at  # 新增示范企业3家(全市|8家)
        depth += (letter in "(“《[") - (letter in ")”》]")
        if depth <= 0 and letter in ",;":
            return at  # (其中春季5万亩,|秋季10万亩): a bracket is one clause
        if depth <= 0 and letter == "、" and following is None and _one_deed(text, at, limit):
            continue  # 18个小区、|道路积水点改造
        rated = quantity.kind is UnitKind.PERCENT  # 路面100%硬化、|车辆100%冲洗
        if depth <= 0 and letter == "、" and at > begin and not rated and _QUALITIES.fullmatch(text, begin, at):
            continue  # 200万平方米低成本、|优质、定制化厂房
        if depth <= 0 and letter == "、" and text[at - 1] == "”" and text.startswith("“", at + 1):
            continue  # 14项全国“首创”、|“首批”金融政策
        if depth <= 0 and letter == "、" and following is not None and _lists_all(words, quantity, at, following):
            continue  # 39条断头路、|瓶颈路打通22条
        near = following is None or _LEVELS.search(text, max(quantity.span.end, at - 2), at + 3) is not None
        if depth <= 0 and letter == "、" and near and _goes_on(words, quantity, at, limit):
            continue  # 52个机关、|企事业单位附属空间
        if depth <= 0 and (
            letter == "、"
            or (
                following
                and letter in "和与"
                and at > quantity.span.end + 1
                and not text.startswith(("和美", "和谐"), at)
            )
        ):
            if letter != "、" and following is not None and _counts_behind(words, at, following, clause):
                continue  # 116个国家和地区|近4000名运动员
            return at
    return limit


def attributive_end(words: Words, start: int, end: int) -> int:
    """Where a clause ends that describes what is counted over a list: 30个|涉及盗窃、诈骗等领域的|团伙; else the start."""
    text = words.text
    first = words.string(words.index_at(start)) if start < end else ""
    if first not in lexicon_words("cues", "binding", "attributive"):
        return start
    of = text.find("的", start + len(first), min(end, start + _LONGEST_ATTRIBUTE))
    inside = text[start:of] if of > 0 else ""
    if "、" not in inside or any(mark in inside for mark in ",;。:") or not text[of + 1 : of + 3].isalpha():
        return start
    return of + 1


def _counts_behind(words: Words, at: int, following: Quantity, clause: Clause) -> bool:
    """Whether the next number counts what stands behind it, so that the noun before it is of the number before."""
    inside = words.between(at + 1, following.span.start)
    behind = words.text[following.span.end : min(following.span.end + 2, clause.end)]
    if following.kind is not UnitKind.COUNT or len(behind) < 2 or not behind.isalpha() or not inside:
        return False
    strings = [words.text[w.start : w.end] for w in inside]
    nouns = all(w.tag.startswith("n") for w in inside) and following.span.start - at <= 5
    return nouns and not any(is_own(string) for string in strings)


#: Qualities in a row before what is counted.
_QUALITY = (
    "(?:[高低多大小强精]|全)(?:成本|标准|品质|质量|水平|荷载|层次|规格|效|端|密度|能耗|附加值|颜值|柱网|层高|性能|精度|功能)|"
    "全方位|全覆盖|全过程|全周期|全链条|多层次|多渠道|多维度|"
    "优质|优美|便捷|安全|绿色|智能|特色|精品|现代|[\u4e00-\u9fff]{1,4}(?:化|型|性|(?<![模方仪形公正])式)"
)
_QUALITIES = re.compile(f"(?:的)?(?:{_QUALITY})(?:、(?:{_QUALITY}))*")
#: Levels of government in a row.
_LEVELS = re.compile("(?:国家?|[省市区县州镇])级?、(?:[省市区县州镇]|全[国省市区县州])")


def _lists_all(words: Words, quantity: Quantity, at: int, following: Quantity) -> bool:
    """Whether a list of nouns is counted as a whole before the next number tells what was done to some of them."""
    if quantity.unit != following.unit or quantity.kind is not UnitKind.COUNT:
        return False
    before, behind = words.between(quantity.span.end, at), words.between(at + 1, following.span.start)
    if not before or len(behind) < 2 or words.string(words.index_at(behind[-1].start)) not in flow_verbs():
        return False
    return all(_nominal(words, w) for w in (*before, *behind[:-1]))


#: What is said of a number behind 、.
_SAYS_MORE = (
    "创历史",
    "创新高",
    "创下",
    "创近",
    "创有",
    "居全",
    "位居",
    "占全",
    "较上",
    "比上",
    "同比",
    "增长",
    "下降",
    "为历",
)


def _goes_on(words: Words, quantity: Quantity, at: int, end: int) -> bool:
    """Whether a list of nouns goes on behind 、: both sides are nouns, and the side before holds no verb."""
    if _LEVELS.search(words.text, max(quantity.span.end, at - 2), at + 3):
        return True  # 11个省、|市重点项目
    if quantity.kind is not UnitKind.COUNT or not 0 < at - quantity.span.end <= 12:
        return False
    if words.text.startswith(_SAYS_MORE, at + 1):
        return False  # 50万名采购商、|创历史新高
    before, behind = words.between(quantity.span.end, at), words.between(at + 1, end)
    if not before or not behind:
        return False
    if not all(_nominal(words, w) for w in before):
        return _all_things(words, before) and _all_things(words, behind)  # 城市绿地、健身步道、|文化长廊
    if behind[0].tag == "vn" or (behind[0].tag == "v" and len(behind) > 1 and behind[1].tag == "n"):
        return _all_things(words, behind)
    return _nominal(words, behind[0]) and words.string(words.index_at(at + 1)) not in _deeds()


def _all_things(words: Words, listed: list[Word]) -> bool:
    """Whether words are nouns to their end, with a verb only where it describes the noun behind it: 健身|广场、特色街区."""
    strings = [words.text[w.start : w.end] for w in listed]
    if any(string in _deeds() for string in strings) or listed[-1].tag != "n":
        return False
    return all(
        _nominal(words, w) or (w.tag in ("v", "vn") and following.tag == "n")
        for w, following in zip(listed, [*listed[1:], listed[-1]], strict=True)
    )


@cache
def _deeds() -> frozenset[str]:
    return flow_verbs() | lexicon_words("cues", "actions", "words") | lexicon_words("cues", "causes", "words")


def _nominal(words: Words, word: Word) -> bool:
    return word.tag.startswith(("n", "j", "b", "s", "eng", "place", "l")) or words.text[word.start] in "、和与"


def _one_deed(text: str, at: int, end: int) -> bool:
    """Whether what stands behind 、 ends in the deed that is done to what is counted before it."""
    rest = text[at + 1 : end]
    return (
        3 <= len(rest) <= 12
        and rest[-2:] in lexicon_words("cues", "actions", "words")
        and not any(c in rest for c in "、“(")
    )


#: 357个|1165公里的|公路项目: both say how much there is of what follows.
_COUNTS_OR_SIZES = frozenset({UnitKind.COUNT, UnitKind.LENGTH, UnitKind.AREA})


def adjoining(text: str, quantities: list[Quantity], position: int) -> int:
    """How many numbers follow a count with nothing between: 22批|57名优秀干部, 1449户|3138人.

    Args:
        text: the view.
        quantities: the numbers of the clause.
        position: which of them is asked about.
    """
    if _is_described(text, quantities, position):
        return 1
    count = 0
    while position + count + 1 < len(quantities):
        one, other = quantities[position + count], quantities[position + count + 1]
        if one.kind is not UnitKind.COUNT or other.kind not in _COUNTS_OR_SIZES:
            break
        between = text[one.span.end : other.span.start]
        if between and not (between == "、" and one.unit.endswith("户")) and not of_batch(between):
            break
        count += 1
    return count


_OF = re.compile("(?:以上|左右|余)?的")


def _is_described(text: str, quantities: list[Quantity], position: int) -> bool:
    """Whether the next number says how large what is counted is: 9个|总投资30亿元的|项目."""
    one, other = quantities[position], quantities[position + 1] if position + 1 < len(quantities) else None
    if other is None or one.kind is not UnitKind.COUNT or other.kind not in (UnitKind.MONEY, UnitKind.AREA):
        return False
    between = text[one.span.end : other.span.start]
    return is_cost(between) and _OF.match(text, other.span.end) is not None


#: 用5年|时间|实现产值翻番: a span of time is no part of what is done in it.
_REST_OF_SPAN = re.compile("(?:左右|多)?的?时间[内里]?(?=[^,。;、])")


def after_times(reading: Reading, start: int, end: int) -> int:
    """The place behind an expression of time that opens ``[start, end)``."""
    text = reading.words.text
    start = behind_opening(text, start, end)
    for time in reading.times:
        if time.span.end > end:
            break
        if time.span.start >= start and all(
            is_light(text[w.start : w.end])
            or text[w.start : w.end] in light_verbs()
            or text[w.start : w.end] in ("自", "到", "至", "利用", "仅用")
            for w in reading.words.between(start, time.span.start)
        ):
            start = time.span.end
            if start < end and text[start] == "起":
                start += 1  # 自2015年起
    rest = _REST_OF_SPAN.match(text, start, end) if start and text[start - 1] in "年月天日周" else None
    return rest.end() if rest is not None else start


def ahead_of(reading: Reading, quantity: Quantity) -> str:
    """What the next number counts, where this one describes it: 总投资6亿元的16个项目, 总投资638亿元、128个项目."""
    text = reading.words.text
    if text[quantity.span.end : quantity.span.end + 1] not in ("的", "、"):
        return ""
    at = quantity.span.end + 1
    following = next((q for q in reading.quantities if q.span.start == at), None)
    if following is None or following.kind is not UnitKind.COUNT:
        return ""
    stop = _PHRASE_END.search(text, following.span.end)
    limit = min(following.span.end + 40, stop.start() if stop else len(text))
    limit = next((q.span.start for q in reading.quantities if following.span.end <= q.span.start < limit), limit)
    return clean(right_phrase(reading.words, following.span.end, limit).noun)
