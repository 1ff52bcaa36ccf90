"""Clauses behind a number that describe what is counted: 6条|困扰群众出行的|断头路, 15个|以乡镇为载体的|试点."""

from __future__ import annotations

import re

from kg.facts.wording.phrases import actions, is_light
from kg.lexicon import words
from kg.mentions.words import Word

#: 首批15项|及第二批|22项经验: which batch a number is of, not what it counts.
_BATCH = re.compile("[及和与、]?(?:首|[前后]|第[一二三四五六七八九十]+)批次?的?")
_PERSONS = re.compile("[家名位户人](?:以上|左右)?$")
_AS = re.compile("以[^,。;、的]{1,10}为[^,。;、的]{1,8}的")
#: Verbs that only carry the deed behind them.
CARRYING = frozenset({"进行", "予以", "给予", "加以", "实行"})


#: Adjectives that are nouns as well.
_STATES = frozenset({"安全", "健康", "文明", "困难", "贫困", "残疾", "先进", "和谐", "幸福"})


def of_batch(words: str) -> bool:
    """Whether words between two numbers only say which batch the second is of: 首批15项|及第二批|22项经验.

    >>> of_batch("及第二批"), of_batch("个")
    (True, False)
    """
    return _BATCH.fullmatch(words) is not None


def during_deed(text: str, inside: list[Word], cut: int) -> bool:
    """Whether what opens a predicate elsewhere only says during which deed something else is so: 核酸|检测|中."""
    if not 0 < cut < len(inside) - 1 or not inside[cut].tag.startswith("v"):
        return False
    return inside[cut + 1].tag == "f" and text[inside[cut + 1].start : inside[cut + 1].end] == "中"


def led_by_others(text: str, start: int, inside: list[Word], cut: int) -> int:
    """Where the noun begins behind those that lead it: 15个|优质资源牵头的|教育共同体; 0 where they are what is counted."""
    if not 0 < cut < len(inside) - 2 or _PERSONS.search(text, max(0, start - 4), start):
        return 0
    verb, of = inside[cut], inside[cut + 1]
    if text[verb.start : verb.end] not in ("牵头", "主导", "领衔", "引领") or text[of.start : of.end] != "的":
        return 0
    nominal = all(w.tag.startswith(("n", "b", "j", "vn", "a")) for w in inside[cut + 2 :])
    return cut + 2 if nominal else 0


def carried_to(text: str, inside: list[Word], cut: int) -> int:
    """Where the verb stands that a deed follows, so that a verb before it belongs to the noun; or 0.

    对38处责任主体|灭失|矿山|进行综合治理.
    """
    for position in range(cut + 1, len(inside)):
        if text[inside[position].start : inside[position].end] in CARRYING:
            return position
    return 0


def behind_clause(text: str, inside: list[Word]) -> int:
    """Where the noun begins behind a clause that describes it (6条|困扰群众出行的|断头路), or 0."""
    first = text[inside[0].start : inside[0].end]
    if first == "以" and (of := _AS.match(text, inside[0].start, inside[-1].end)) is not None:
        return next((i for i, w in enumerate(inside) if w.start == of.end()), 0)  # 15个|以县城为载体的|试点
    if described := _described(text, inside):
        return described
    if inside[0].tag != "v" or (len(first) < 2 and first not in "受获有"):
        return 0
    for position, word in enumerate(inside[:-1]):
        string = text[word.start : word.end]
        if (
            word.end - inside[0].start > 12
            or string in "、,”"
            or (position and string in words("cues", "verbs", "opens"))
        ):
            return 0
        if string == "的":
            deeds = words("cues", "actions", "words")
            done = all(text[w.start : w.end] in deeds or w.tag in ("v", "vn") for w in inside[position + 1 :])
            return position + 1 if position > 1 and not done else 0  # 24座水毁桥梁的|修复重建
    return 0


#: What a thing is like, by a noun and its quality: 设施完备的, 管理规范、特色鲜明的.
_QUALITY = re.compile(
    "(?:[\u4e00-\u9fff]{2,6}?(?:完备|完善|齐全|齐备|优美|鲜明|突出|良好|优良|先进|健全|规范|合理|发达|便利|便捷|浓郁|雄厚|领先|过硬|优越|成熟|宜人|整洁|明显|显著)"
    "[、,和]?){1,3}的(?=[\u4e00-\u9fff“]{2})"
)
#: What has been done to it, or how: 已进入清算程序的, 全方位、全覆盖的.
_DONE_TO = re.compile("(?:已经?|正在|尚未|拟|即将)[\u4e00-\u9fff]{2,12}?的(?=[\u4e00-\u9fff“]{2})")
_ALL_ROUND = re.compile("(?:[全多高][\u4e00-\u9fff]{2}、){1,3}[全多高][\u4e00-\u9fff]{2}的(?=[\u4e00-\u9fff“]{2})")


def _described(text: str, inside: list[Word]) -> int:
    """Where the noun begins behind what it is like (1个|设施完备的|公园) or what has been done to it; or 0."""
    start, end = inside[0].start, inside[-1].end
    found = _ALL_ROUND.match(text, start, end) or _QUALITY.match(text, start, end) or _DONE_TO.match(text, start, end)
    return _at(inside, found.end()) if found is not None else 0


def _at(inside: list[Word], start: int) -> int:
    return next((position for position, word in enumerate(inside) if position and word.start == start), 0)


def without_manner(text: str, inside: list[Word], cut: int) -> int:
    """How many words the counted noun has without how it is done: 退役士兵|稳定就业, 实验室|实体化运行, 图书馆|错峰开放.

    Args:
        text: the text of the block.
        inside: the words behind the number.
        cut: how many of them stand before the predicate.
    """
    cut = _before_proverb(text, inside, cut)
    while 1 < cut < len(inside):
        manners = words("cues", "binding", "manners")
        if _describes_verb(text, inside, cut):
            cut -= 1
        elif cut > 2 and text[inside[cut - 2].start : inside[cut - 1].end] in manners:
            cut -= 2  # a word that the dictionary lacks
        else:
            break
    return cut


#: 连点成线, 聚链成群: four letters that say one thing.
_BECOMES = re.compile("[\u4e00-\u9fff]{2}成[\u4e00-\u9fff](?![\u4e00-\u9fff])")


def _before_proverb(text: str, inside: list[Word], cut: int) -> int:
    """How many words the counted noun has without the first half of a proverb: 产业链|聚链成群."""
    if not cut or text.find("成", inside[cut - 1].start, inside[-1].end) < 0:
        return cut
    found = _BECOMES.search(text, inside[0].end, inside[-1].end)
    if found is None or inside[cut - 1].end <= found.start():
        return cut
    return next((at for at, word in enumerate(inside) if at and word.start == found.start()), cut)


def _is_first_deed(text: str, inside: list[Word], cut: int) -> bool:
    """Whether two verbs and nothing more are said of the noun: 小学|开学|招生, 公租房|分配|入住."""
    first, second = inside[cut - 1], inside[cut]
    if not first.tag == second.tag == "v" or second is not inside[-1] or first.end - first.start != 2:
        return False
    strings = text[first.start : first.end], text[second.start : second.end]
    return not any(string in actions() for string in strings) and strings[0] not in words(
        "cues", "phrase_heads", "words"
    )


def _describes_verb(text: str, inside: list[Word], cut: int) -> bool:
    string = text[inside[cut - 1].start : inside[cut - 1].end]
    manner = len(string) > 2 and string.endswith("化") and inside[cut].tag.startswith("v")
    vivid = (
        text[inside[cut - 1].start - 1] != "的"
        and inside[cut - 1].tag in ("z", "a", "ad", "d")
        and inside[cut].tag == "v"
        and string not in _STATES
    )
    vivid = (
        vivid and (string == "早" or len(string) == 2) and text[inside[cut].start : inside[cut].end] not in actions()
    )
    vivid = vivid or _is_first_deed(text, inside, cut)
    light = is_light(string) and string.isalnum()
    return light or manner or vivid or string in words("cues", "binding", "manners")
