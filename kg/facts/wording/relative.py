"""Clauses behind a number that describe what is counted: 6条|困扰群众出行的|断头路, 15个|以乡镇为载体的|试点."""

from __future__ import annotations

import re

from kg.facts.wording.phrases import is_light
from kg.lexicon import words
from kg.mentions.words import Word

#: 首批15项|及第二批|22项经验: which batch a number is of, not what it counts.
_BATCH = re.compile("[及和与、]?(?:首|[前后]|第[一二三四五六七八九十]+)批次?的?")
_PERSONS = re.compile("[家名位户人](?:以上|左右)?$")
_AS = re.compile("以[^,。;、的]{1,10}为[^,。;、的]{1,8}的")
#: Verbs that only carry the deed behind them.
CARRYING = frozenset({"进行", "予以", "给予", "加以", "实行"})


def of_batch(words: str) -> bool:
    """Whether words between two numbers only say which batch the second is of: 首批15项|及第二批|22项经验.

    >>> of_batch("及第二批"), of_batch("个")
    (True, False)
    """
    return _BATCH.fullmatch(words) is not None


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


def without_manner(text: str, inside: list[Word], cut: int) -> int:
    """How many words the counted noun has without how it is done: 退役士兵|稳定就业, 实验室|实体化运行, 图书馆|错峰开放.

    Args:
        text: the text of the block.
        inside: the words behind the number.
        cut: how many of them stand before the predicate.
    """
    while 1 < cut < len(inside):
        manners = words("cues", "binding", "manners")
        if _describes_verb(text, inside, cut):
            cut -= 1
        elif cut > 2 and text[inside[cut - 2].start : inside[cut - 1].end] in manners:
            cut -= 2  # a word that the dictionary lacks
        else:
            break
    return cut


def _describes_verb(text: str, inside: list[Word], cut: int) -> bool:
    string = text[inside[cut - 1].start : inside[cut - 1].end]
    manner = len(string) > 2 and string.endswith("化") and inside[cut].tag.startswith("v")
    return (is_light(string) and string.isalnum()) or manner or string in words("cues", "binding", "manners")
