"""Where the noun behind a number ends and what is said of it begins: 8个改造提升项目|全部开工."""

from __future__ import annotations

from functools import cache

from kg.facts.wording.idioms import is_idiom
from kg.facts.wording.phrases import actions, flow_verbs, hangs, link_verbs
from kg.facts.wording.predicates import predicate_verbs
from kg.facts.wording.relative import CARRYING
from kg.lexicon import words
from kg.mentions.walking.walk import is_stop
from kg.mentions.words import Word

#: 20个项目|中有5个: the whole of which something is a part.
AMONG = frozenset({"中", "当中", "之中"})
_OPEN = {"(": 1, "[": 1, "“": 1, "《": 1, ")": -1, "]": -1, "”": -1, "》": -1}
#: Verbs whose object a number counts, before a noun that the whole describes: 覆盖18万人口的 | 置换项目.
_RELATIVE = ("覆盖", "惠及", "辐射", "涉及", "容纳", "带动", "服务", "占地", "投资", "年产", "可容纳", "涵盖", "包含")
#: Words that set a predicate apart from the noun before it.
_APART = frozenset(
    {"在", "为", "对", "向", "由", "被", "把", "将", "和", "与", "及", "等", "已", "均", "全部", "到", "至", "从"}
)
#: Last letters of what is a place or is built.
_PLACE_LETTERS = frozenset("县市区镇乡村街园站点")
_BUILT_LETTERS = frozenset("站厂园楼库场塔桥路所馆院室点柜机车网管")
#: Heads that make a noun of a deed before them.
_WORK = frozenset({"工作", "任务", "手续"})


@cache
def _openers() -> frozenset[str]:
    return words("cues", "openers", "words") | {w for w in link_verbs() if len(w) > 1}


def is_governed(text: str, inside: list[Word], cut: int) -> bool:
    """Whether what a verb governs goes on behind a word that opens a predicate elsewhere, up to a noun that ends it.

    改建700张失智老人|照护床位, 推进15个风貌|保护传承试点: the inner verb has no adverb and no object of its own.
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


def is_headed(text: str, rest: list[Word]) -> bool:
    """Whether a verb and a general head end the phrase: 246个专项债|谋划项目."""
    return len(rest) == 2 and text[rest[1].start : rest[1].end] in words("cues", "phrase_heads", "words")


@cache
def _always() -> frozenset[str]:
    return words("cues", "verbs", "opens")


def noun_length(text: str, inside: list[Word], verb: str, *, joining: bool = True) -> int:
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
        if position and string in AMONG and word.tag == "f" and _is_part_behind(text, inside, position):
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
    if position and tag == "i" and position == len(inside) - 1 and is_idiom(text, inside[position]):
        return True  # 12座凉亭|星罗棋布
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
