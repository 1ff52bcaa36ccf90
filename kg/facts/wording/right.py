"""What follows a number, taken apart: 12条 | 道路 | 具备通车条件."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.facts.wording.phrases import actions, flow_verbs, hangs, is_light, link_verbs
from kg.facts.wording.predicates import predicate_of, predicate_verbs
from kg.facts.wording.relative import CARRYING, behind_clause, carried_to, led_by_others, of_batch, without_manner
from kg.lexicon import word_list, words
from kg.mentions.walking.walk import Words, is_stop
from kg.mentions.words import Word
from kg.model.values import made_by_slots

_OPEN = {"(": 1, "[": 1, "“": 1, "《": 1, ")": -1, "]": -1, "”": -1, "》": -1}
#: Verbs whose object a number counts, before a noun that the whole describes: 覆盖18万人口的 | 置换项目.
_RELATIVE = ("覆盖", "惠及", "辐射", "涉及", "容纳", "带动", "服务", "占地", "投资", "年产", "可容纳", "涵盖", "包含")
#: Words that set a predicate apart from the noun before it.
_APART = frozenset(
    {"在", "为", "对", "向", "由", "被", "把", "将", "和", "与", "及", "等", "已", "均", "全部", "到", "至", "从"}
)
_ALREADY = frozenset({"已", "已经", "均", "都", "也", "仍", "还"})
#: What somebody else does to what 和 adds.
_NEAR = 40
_BUILT = "(?:投资|建设|兴建|新建|承建|援建|捐建|开发|实施|承担|负责|主办|承办|确定|组织|提出|引进|生产|研发)的"
_OF_ANOTHER = re.compile(rf"[\u4e00-\u9fff]{{2,3}}的|[^,。;的]{{0,30}}{_BUILT}")
#: 4个重点项目|和百件实事, 3所学校|和一批医院: what else there is, by a round number.
_OTHERS = re.compile(
    "(?<=..)(?:和|以及|及|与)(?=[百千万数上近多]+[件个项家处条座所名]|一批|一系列|若干|部分|多[个项家]|[^,。;的]{2,16}"
    + _BUILT
    + ")"
)
#: 20个项目|中有5个: the whole of which something is a part.
_AMONG = frozenset({"中", "当中", "之中"})
#: 发现2例病例|后: when something else is done.
_WHEN = frozenset({"后", "之后", "以后", "时", "之时", "之际"})
_AFTER_LIST = re.compile("[、和].*等((?!级|待|候).{2,})$")
#: What adds another thing right behind a number.
_ADDING = ("和", "与", "及", "以及")
#: What a number is only rounded to: 突破100万辆大关.
_PLACE_LETTERS = frozenset("县市区镇乡村街园站点")
_BUILT_LETTERS = frozenset("站厂园楼库场塔桥路所馆院室点柜机车网管")
#: Heads that make a noun of a deed before them.
_WORK = frozenset({"工作", "任务", "手续"})
_EMPTY = frozenset({"大关", "关口", "台阶", "之多", "以上", "左右", "规模", "的规模", "水平", "不等", "目标"})


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


@cache
def _openers() -> frozenset[str]:
    return words("cues", "openers", "words") | {w for w in link_verbs() if len(w) > 1}


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
    if inside and not placed and (head := behind_clause(text, inside)):
        at, inside = inside[head].start, inside[head:]
    cut = _noun_length(text, inside, verb, joining=not placed)
    if placed and cut < len(inside) and (carried := carried_to(text, inside, cut)):
        cut = carried
    if not placed and (led := led_by_others(text, start, inside, cut)):
        at, inside = inside[led].start, inside[led:]
        cut = len(inside)
    if cut and not placed and _governed(text, inside, cut) and (verb or _headed(text, inside[cut:])):
        cut = len(inside)
    cut = without_manner(text, inside, cut)
    noun_end = inside[cut - 1].end if cut else at
    noun = text[at:noun_end]
    if "[" in noun:
        noun = noun[: noun.index("[")]
        cut = next((i + 1 for i, w in enumerate(inside) if text[w.start : w.end] == "]"), cut)
        noun_end = at + len(noun)
    if 0 < cut < len(inside) and text[inside[cut].start : inside[cut].end] in _AMONG:
        return Right(noun, "", noun_end, noun_end, attached=False, placed=placed)
    if noun.endswith("中") and len(noun) > 2 and noun[-2:] not in ("高中", "初中", "集中"):
        noun, noun_end = noun[:-1], noun_end - 1  # 62个贫困县中排第五
    if noun.endswith("基础上") and len(noun) > 3:
        noun, noun_end = noun[:-3].removesuffix("的"), noun_end - 3  # 在10平方公里试点|基础上
    if cut > 1 and text[inside[cut - 1].start : inside[cut - 1].end] in _WHEN:
        noun, noun_end = noun.removesuffix(text[inside[cut - 1].start : inside[cut - 1].end]), inside[cut - 2].end
    if (kind := _AFTER_LIST.search(noun)) is not None:
        noun = kind[1]  # 2万余台阀门、水泵等|铸铁管件
    if noun in _EMPTY or of_batch(noun):
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


def _governed(text: str, inside: list[Word], cut: int) -> bool:
    """Whether what a verb governs goes on behind a word that opens a predicate elsewhere, up to a noun that ends it.

    改建3000张认知障碍|照护床位, 推进15个风貌|保护传承试点: the inner verb has no adverb and no object of its own.
    """
    rest = inside[cut:]
    strings = [text[w.start : w.end] for w in rest]
    if not rest or sum(map(len, strings)) > 12:
        return False
    closes = strings[-1] in words("cues", "actions", "words") or strings[-1] in words("cues", "phrase_heads", "words")
    if not closes and not rest[-1].tag.startswith(("n", "vn")):
        return False
    apart = _APART - {"和", "与", "及"} if strings[-1] in words("cues", "phrase_heads", "words") else _APART
    if any(s in apart or not s.isalnum() for s in strings) or strings[0] in _always():
        return False
    inner = ("n", "v", "b", "a", "j", "l", "f", "s", "x", "eng", "m", "t")
    return all(
        w.tag.startswith(inner) or s.endswith("期") or s.startswith("高") or s in "和与及"
        for w, s in zip(rest, strings, strict=True)
    )


def _joins(text: str, inside: list[Word], position: int) -> bool:
    """Whether a verb between two nouns makes one noun of them: 山桃核加工|扶贫|车间, 垃圾|处理|设施."""
    string = text[inside[position].start : inside[position].end]
    following = inside[position + 1] if position + 1 < len(inside) else None
    if not position or following is None or len(string) not in (2, 3) or string in _always():
        return False
    if position + 2 < len(inside) and text[following.start : following.end] in actions():
        return True  # 燃气锅炉低氮|燃烧|改造|已完成
    if following.tag == "a" and position + 2 < len(inside) and inside[position + 2].tag.startswith("n"):
        return True  # 农村|互助|幸福|院
    if text[following.start : following.end] in _PLACE_LETTERS:
        return True  # 商业|领跑|县
    if (
        following.tag in ("x", "ng")
        and text[following.end : following.end + 1]
        and _ends_built(text, inside[position:])
    ):
        return True  # 汽车|加气|子站
    return following.tag in ("n", "nz", "vn", "nl", "s") or (
        following.tag == "v" and _joins(text, inside, position + 1)
    )


def _ends_built(text: str, rest: list[Word]) -> bool:
    """Whether words of a single letter close in one that is built: 加气|子|站."""
    return text[rest[-1].end - 1] in _BUILT_LETTERS and all(w.end - w.start <= 2 for w in rest)


def _headed(text: str, rest: list[Word]) -> bool:
    """Whether a verb and a general head end the phrase: 246个专项债|谋划项目."""
    return len(rest) == 2 and text[rest[1].start : rest[1].end] in words("cues", "phrase_heads", "words")


@cache
def _always() -> frozenset[str]:
    return words("cues", "verbs", "opens")


def _noun_length(text: str, inside: list[Word], verb: str, *, joining: bool = True) -> int:
    """How many words the counted noun phrase has."""
    depth = 0
    for position, word in enumerate(inside):
        string = text[word.start : word.end]
        depth += _OPEN.get(string, 0)
        if depth > 0 or string in _OPEN or text[word.start] in "“(":
            continue
        if position == 0 and (string not in _openers() or _is_undone(inside, string)):
            continue
        if position == 1 and text[inside[0].start : inside[0].end] in words("cues", "binding", "describing"):
            continue
        if string == "的" and (verb.endswith(_RELATIVE) or text.startswith("《", word.end)):
            return position
        if position and string in _AMONG and word.tag == "f" and _is_part_behind(text, inside, position):
            return position
        if position and hangs(string) and position == len(inside) - 1:
            return position
        if _opens_predicate(string, word.tag, inside, position, text, joining=joining):
            return position
    return len(inside)


def _is_undone(inside: list[Word], string: str) -> bool:
    """Whether 未 only describes the noun, of which more is said: 36条|未移交道路|纳入管养."""
    tags = [w.tag[0] for w in inside[1:]]
    return string == "未" and tags[:2] == ["v", "n"] and "v" in tags[2:]


def _names_place(text: str, rest: list[Word]) -> bool:
    """Whether what is left is one noun, with a verb that only describes it: 开采|区, 居住|点."""
    if not 0 < len(rest) <= 3 or not (
        rest[-1].tag.startswith("n") or text[rest[-1].start : rest[-1].end] in _PLACE_LETTERS
    ):
        return False
    return all(text[w.start : w.end] not in predicate_verbs() and w.tag.startswith(("n", "v", "b", "x")) for w in rest)


def _is_part_behind(text: str, inside: list[Word], position: int) -> bool:
    """Whether a part of the whole is told of behind 中: a verb, a number or a mark follows, no noun (中|高端阀门)."""
    following = inside[position + 1] if position + 1 < len(inside) else None
    if following is None or text[inside[position - 1].start : inside[position - 1].end] == "等":
        return False
    return following.tag.startswith(("v", "d", "p", "m")) or not text[following.start].isalnum()


def _opens_predicate(
    string: str, tag: str, inside: list[Word], position: int, text: str, *, joining: bool = True
) -> bool:
    if not joining and position and (string in flow_verbs() or (tag == "v" and len(string) == 2)):
        if _acts_on(text, inside, position):
            return True
    if (
        string in ("超", "超过", "近", "逾")
        and position
        and position + 2 < len(inside)
        and inside[position + 1].tag == "m"
    ):
        return False  # 两个产值|超千亿|集群
    if position and string in CARRYING:
        return True  # 背街小巷|进行优化提升
    if string == "依托" and position and position + 1 < len(inside):
        return True  # 71所院校|依托优势学科
    if position and string in words("cues", "qualities", "words") and _names_place(text, inside[position + 1 :]):
        return False  # 四个建材|集中|开采区
    if position and position == len(inside) - 2 and text[inside[-1].start : inside[-1].end] in _WORK:
        return False  # 3家企业|申报工作
    if string in predicate_verbs() or (position == 0 and string in _openers()):
        following = inside[position + 1] if position + 1 < len(inside) else None
        if position and string in words("cues", "binding", "seeing_to") and following is inside[-1]:
            return True  # 4条高铁|加快建设
        # 改造项目, 建设工程: a verb before a noun of the same phrase belongs to the noun
        return not (
            following is not None and text[following.start : following.end] in words("cues", "phrase_heads", "words")
        )
    if (
        not joining
        and position
        and (string in flow_verbs() or (tag == "v" and len(string) == 2))
        and _acts_on(text, inside, position)
    ):
        return True
    if string in ("的", "和", "与", "及", "、") or string in words("cues", "binding", "no_times"):
        return False
    if string == "组织" and position == len(inside) - 1:
        return False  # 农业服务|组织
    if position and text[inside[position - 1].start : inside[position - 1].end] in ("和", "与", "及"):
        return False  # 涉水企业和|排污单位
    if joining and tag == "v" and _joins(text, inside, position):
        return False
    return is_stop(string, tag) and tag in ("d", "p", "v", "c", "r", "vd", "zg", "t")


def _acts_on(text: str, inside: list[Word], position: int) -> bool:
    """Whether a verb behind a place has an object (115个县|建设示范片) and is no part of the place (试点项目)."""
    following = inside[position + 1] if position + 1 < len(inside) else None
    if following is None:
        return False
    if text[inside[position].start : inside[position].end] in _always():
        return True
    if following.end - following.start == 1 and text[following.start] in _PLACE_LETTERS:
        return False  # 39个搬迁|安置|区
    return text[following.start : following.end] not in words("cues", "phrase_heads", "words")
