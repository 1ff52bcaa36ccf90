"""What an aim without a number is about, the stage it wants to reach, and how far a report says that something has come."""

from __future__ import annotations

import re
from functools import cache

from kg.assessments.wording import bare
from kg.lexicon import word_list
from kg.model.fact import Stage

#: How far each stage is.
FIT = {
    Stage.OPENED: 5, Stage.COMPLETED: 4, Stage.UNDERWAY: 3, Stage.STARTED: 2, Stage.SIGNED: 1, Stage.PLANNED: 0,
}  # fmt: skip
_TIMES = re.compile(
    r"\d{4}年|\d{1,2}月(?:底|份|中旬)?前?|年底前?|年内|上半年|下半年|今年|明年|全年|第?[一二三四]季度|\d年内|^[一二三四五六七八九十]{1,3}是|^[①-⑳]"
)
_THRESHOLDS = re.compile(r"\d+(?:人|个|家|亿元|万元)以[上下]的?")
_NEGATED = re.compile("未|没有|尚需|仍需|不能")
_LIST = re.compile("[、和与及]|以及")
#: A part of a list with fewer letters is no thing by itself.
_THING = 4
#: The lists of words that tell of what was reached: the last one not of what is built.
_DONE = ("built", "complete", "done")


@cache
def _words(*keys: str) -> re.Pattern[str]:
    listed = sorted(set(word_list("assessments", *keys)), key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, listed)))


@cache
def _light() -> re.Pattern[str]:
    verbs = [*word_list("objectives", "verbs", "before"), *word_list("objectives", "verbs", "behind")]
    fronts = word_list("objectives", "fronts", "words")
    fill = word_list("assessments", "progress", "fill")
    listed = sorted({*verbs, *fronts, *fill}, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, listed)))


def object_of(aim: str) -> str:
    """What an aim is about: its words without verbs, times and light words.

    >>> object_of("完成省级食品安全示范区创建"), object_of("确保完成66人以上超大班额彻底消除")
    ('省级食品安全示范区', '超大班额')
    """
    plain = bare(_THRESHOLDS.sub("", _TIMES.sub("", aim)))
    return _light().sub("", plain) or plain


def objects_of(aim: str) -> list[str]:
    """The things that an aim is about, one for each that a list names.

    >>> objects_of("建成坑梓科技文化中心、龙田文体中心"), objects_of("完成城东、城西道路建设")
    (['坑梓科技文化中心', '龙田文体中心'], ['城东城西道路'])
    """
    parts = [object_of(part) for part in _LIST.split(aim)]
    whole = object_of(aim)
    return parts if len(parts) > 1 and all(len(part) >= _THING for part in parts) else [whole]


def is_vague(aim: str) -> bool:
    """Whether an aim is of nothing that a report could be searched for.

    >>> is_vague("高质量完成各项工作"), is_vague("建成云岭公园")
    (True, False)
    """
    return _words("progress", "vague").search(aim) is not None


def builds(aim: str) -> bool:
    """Whether an aim is of something that is built: of that, 通过审批 says nothing yet.

    >>> builds("开工建设坪山高中园"), builds("创建国家卫生城市")
    (True, False)
    """
    won = _words("progress", "done").search(aim)
    return won is None and any(_words("progress", key).search(aim) for key in ("built", "started"))


def goal_of(aim: str) -> Stage:
    """The stage that an aim wants to reach.

    >>> goal_of("丹水大道等主干道路开工建设").value, goal_of("马庄郊野公园建成开放").value
    ('started', 'completed')
    """
    done = next((hit for key in _DONE if (hit := _words("progress", key).search(aim))), None)
    started = _words("progress", "started").search(aim)
    if started and (not done or started.start() >= done.start()):
        return Stage.STARTED
    return Stage.COMPLETED


def stage_in(clause: str, goal: Stage, *, built: bool = False) -> Stage | None:
    """How far a clause says that something has come, or None where it does not say.

    Args:
        clause: the clause of a report.
        goal: the stage that the aim wants to reach.
        built: whether the aim is of something that is built.

    >>> stage_in("综合管廊基本建成", Stage.COMPLETED).value, stage_in("超大班额彻底化解", Stage.COMPLETED).value
    ('underway', 'completed')
    >>> stage_in("高中园通过国债审批", Stage.STARTED, built=True) is None
    True
    """
    if _NEGATED.search(clause):
        return Stage.UNDERWAY
    if _words("progress", "partly").search(clause):
        return Stage.STARTED if goal is Stage.STARTED else Stage.UNDERWAY
    if goal is Stage.STARTED and _words("progress", "started").search(clause):
        return Stage.STARTED
    if any(_words("progress", key).search(clause) for key in (_DONE[:2] if built else _DONE)):
        return Stage.COMPLETED
    if _words("progress", "started").search(clause):
        return Stage.UNDERWAY
    if goal is not Stage.STARTED and _words("progress", "underway").search(clause):
        return Stage.UNDERWAY  # for a start, 稳步推进 may speak of what comes before it
    return None
