"""What follows a number, taken apart: 12条 | 道路 | 具备通车条件."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.wording.counted_nouns import AMONG, is_governed, is_headed, noun_length
from kg.facts.wording.phrases import flow_verbs, is_light
from kg.facts.wording.predicates import predicate_of, predicate_verbs
from kg.facts.wording.relative import (
    behind_clause,
    carried_to,
    during_deed,
    led_by_others,
    of_batch,
    without_manner,
)
from kg.lexicon import word_list, words
from kg.mentions.walking.walk import Words
from kg.mentions.words import Word
from kg.model.values import made_by_slots

_ALREADY = frozenset({"已", "已经", "均", "都", "也", "仍", "还"})
#: What somebody else does to what 和 adds.
_NEAR = 40
_BUILT = "(?:投资|建设|兴建|新建|承建|援建|捐建|开发|实施|承担|负责|主办|承办|确定|组织|提出|引进|生产|研发)的"
_OF_ANOTHER = re.compile(rf"[\u4e00-\u9fff]{{2,3}}的|[^,。;的]{{0,30}}{_BUILT}")
#: 4个重点项目|和百件实事, 3所学校|和一批医院: what else there is, by a round number.
_OTHERS = re.compile(
    "(?<=..)(?:和|以及|及|与)(?=[百千万数上近多]+[件个项家处条座所名]|一[批套座所处]|一系列|若干|部分|多[个项家]|[^,。;的]{2,16}"
    + _BUILT
    + ")"
)
#: 发现2例病例|后: when something else is done.
_WHEN = frozenset({"后", "之后", "以后", "时", "之时", "之际"})
_AFTER_LIST = re.compile("[、和].*等((?!级|待|候).{2,})$")
#: What adds another thing right behind a number.
_ADDING = ("和", "与", "及", "以及")
#: 3个试点区县|之一, 支付给30名职工|每人: which of them, or that it is of each.
_OF_THEM = re.compile("(?:之一|(?<=..)每[人户名家])$")
_LAST_OF = tuple("一人户名家")
#: Verbs of which goals are the object.
_AIMING = frozenset({"实现", "完成", "确定", "制定", "提出", "明确", "达成", "设定", "分解", "下达"})
#: What is excepted of those that are counted.
_SAVE = re.compile("除[^,。;、]{1,14}?(?:以外|之外|外)(?=[,。;、均都已全]|$)")
#: What those counted are.
_IS = re.compile("为(?![民了主期首止企老农])..")
#: What a number is only rounded to: 突破100万辆大关.
_EMPTY = frozenset({"大关", "关口", "台阶", "之多", "以上", "左右", "规模", "的规模", "水平", "不等", "目标"})
#: 连跨30亿元、40亿元|两个台阶: over how many rounded numbers it went.
_SO_MANY_STEPS = re.compile("(?:[一二两三四五六七八九十]|\\d)+[个大道](?:整数|百亿|千亿)?(?:台阶|大关|关口|关)")
_STEPS = ("台阶", "关", "关口")


@made_by_slots
@dataclass(frozen=True, slots=True)
class Right:
    """What follows a number.

    Attributes:
        noun: the counted noun phrase.
        predicate: what is said of it, adverbs dropped.
        end: where the noun phrase ends in the view.
        predicate_end: where the predicate ends.
        attached: whether the predicate follows the noun with nothing between.
        placed: whether the noun is a place or somebody for whom something is done.
    """

    noun: str
    predicate: str
    end: int
    predicate_end: int
    attached: bool = False
    placed: bool = False


def acts(right: Right) -> bool:
    """Whether what is counted does something to what the next number counts: 1700名干部|走访企业|1.86万家."""
    if right.placed and right.predicate:
        return True  # 在115个县|建设示范片|1000个
    return len(right.predicate) > 2 and right.noun.endswith(word_list("cues", "binding", "people"))


def right_phrase(source: Words, start: int, end: int, *, verb: str = "", placed: bool = False) -> Right:
    """Take apart what follows a number.

    Args:
        source: the words of the block.
        start: where the number ends.
        end: the next boundary.
        verb: the verb before the number.
        placed: whether the number stands behind a preposition of place, so that the noun ends at the first verb.
    """
    text = source.text
    at = start
    if text.startswith(_ADDING, start) and not text.startswith(("和美", "和谐", "及时"), start):
        return Right("", "", at, at)  # 政策10条|和奖励办法: another thing, which is not counted
    while at < end and text[at] in "的 ":
        at += 1
    if text.startswith("(", at) and (shut := text.find(")", at, min(end, at + 5))) > 0:
        at = shut + 1  # 7.2万套(间)
    elif text.startswith("(", at):
        return Right("", "", at, at)  # 项目26项(其中…)
    inside = source.between(at, end)
    if "”" in text[at:end]:
        inside = inside[: _quoted(text, inside) or len(inside)]  # “5万平方米空间、50亿元产值|”目标
    save = _SAVE.search(text, at, end + _NEAR) if text.find("除", at, end) > at else None
    if save is not None:  # 12处堤防|除两处外|全部完工
        inside = [w for w in inside if w.end <= save.start() or w.start >= save.end()]
    if inside and not placed and (head := behind_clause(text, inside)):
        at, inside = inside[head].start, inside[head:]
    cut = noun_length(text, inside, verb, joining=not placed)
    if placed and cut < len(inside) and (carried := carried_to(text, inside, cut)):
        cut = carried
    if not placed and (led := led_by_others(text, start, inside, cut)):
        at, inside = inside[led].start, inside[led:]
        cut = len(inside)
    if cut and not placed and is_governed(text, inside, cut) and (verb or is_headed(text, inside[cut:])):
        cut = len(inside)
    cut = without_manner(text, inside, cut)
    cut += during_deed(text, inside, cut)
    noun_end = inside[cut - 1].end if cut else at
    noun = text[at:noun_end]
    if noun[-1:].isdigit() and text[noun_end : noun_end + 1] in ("月", "年", "日"):
        noun = noun.rstrip("0123456789")  # 2座茶厂|6月底前建成
        noun_end = at + len(noun)
    if save is not None and save.start() < noun_end:
        noun, noun_end = text[at : save.start()], save.start()
    if "[" in noun:
        noun = noun[: noun.index("[")]
        cut = next((i + 1 for i, w in enumerate(inside) if text[w.start : w.end] == "]"), cut)
        noun_end = at + len(noun)
    if 0 < cut < len(inside) and text[inside[cut].start : inside[cut].end] in AMONG:
        return Right(noun, "", noun_end, noun_end, attached=False, placed=placed)
    if noun.endswith("中") and len(noun) > 2 and noun[-2:] not in ("高中", "初中", "集中"):
        noun, noun_end = noun[:-1], noun_end - 1  # 62个贫困县中排第五
    if noun.endswith("基础上") and len(noun) > 3:
        noun, noun_end = noun[:-3].removesuffix("的"), noun_end - 3  # 在10平方公里试点|基础上
    if cut > 1 and text[inside[cut - 1].start : inside[cut - 1].end] in _WHEN:
        noun, noun_end = noun.removesuffix(text[inside[cut - 1].start : inside[cut - 1].end]), inside[cut - 2].end
    if (kind := _AFTER_LIST.search(noun)) is not None:
        noun = kind[1]  # 2万余台阀门、水泵等|铸铁管件
    if noun.endswith(_LAST_OF) and (last := _OF_THEM.search(noun)) is not None:
        noun, noun_end = noun[: last.start()], noun_end - len(last[0])
    if verb and verb not in _AIMING and len(noun) > 4 and noun.endswith("目标"):
        noun, noun_end = noun[:-2], noun_end - 2  # 围绕|建设20个示范茶园|目标
    if noun.startswith("为") and _IS.match(noun) is not None:
        noun = noun[1:]  # 其余5项|为续建项目
    if noun in _EMPTY or (noun.endswith(_STEPS) and _SO_MANY_STEPS.fullmatch(noun)) or of_batch(noun):
        return Right("", "", at, at)
    if cut > 1 and not placed and "的" not in noun and text[inside[0].start : inside[0].end] in _ALREADY:
        noun, noun_end, cut = "", at, 0  # 1项|已经省批复
    if is_light(noun) or (cut == 1 < len(inside) and inside[0].tag == "d"):
        noun, noun_end, cut = "", at, 0  # 3200人|就近就业
    if (others := _OTHERS.search(noun)) is not None:
        noun, noun_end, inside = noun[: others.start()], at + others.start(), inside[:cut]
    if (whole := noun.rfind("和")) > 1 and _OF_ANOTHER.match(text, noun_end, noun_end + _NEAR):
        noun, noun_end = noun[:whole], at + whole  # 20项民生实事和|县人大票决的民生事项
        inside = inside[:cut]
    if (whole := max(noun.rfind("及"), noun.rfind("和"))) > 1 and text.startswith("各", noun_end):
        noun, noun_end, inside = (
            noun[:whole].removesuffix("以"),
            at + whole,
            inside[:cut],
        )  # 10所高校及云岭|各兄弟县市区
    predicate, predicate_end = predicate_of(source, inside[cut:])
    if predicate in words("cues", "binding", "tails"):
        predicate, predicate_end = "", noun_end
    if noun in ("重要", "重大", "主要", "关键", "突出") and predicate and text.startswith(predicate, noun_end):
        noun, noun_end, predicate = noun + predicate, predicate_end, ""  # 三个重要|抓手
    if len(inside) == 1 and not predicate and _is_outcome(text, inside[0]):
        return Right("", noun, at, noun_end, attached=True, placed=placed)  # 13所学校,11所|建成投用
    if cut == 1 and predicate and text.startswith(predicate, noun_end) and _is_deed(text, inside[0], predicate):
        return Right("", noun + predicate, at, predicate_end, attached=True, placed=placed)  # 6所|建成投入使用
    attached = bool(predicate) and text.startswith(predicate, noun_end)
    return Right(noun, predicate, noun_end, predicate_end or noun_end, attached, placed)


def _quoted(text: str, inside: list[Word]) -> int:
    """Where a quotation closes that was opened before the words; 0 where none does."""
    depth = 0
    for position, word in enumerate(inside):
        depth += (text[word.start] == "“") - (text[word.start] == "”")
        if depth < 0:
            return position
    return 0


def _is_deed(text: str, word: Word, predicate: str) -> bool:
    """Whether the word right behind a number, before a predicate, is a deed too."""
    string = text[word.start : word.end]
    return word.tag == "v" and string in predicate_verbs() and predicate not in words("cues", "phrase_heads", "words")


def _is_outcome(text: str, word: Word) -> bool:
    """Whether the only word behind a number says what became of what it counts; 改造 and its like count works."""
    string = text[word.start : word.end]
    done = string in predicate_verbs() or string in words("cues", "binding", "no_object") or string in flow_verbs()
    return word.tag == "v" and done and string not in words("cues", "actions", "words")
