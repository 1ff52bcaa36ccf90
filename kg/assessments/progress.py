"""What an aim without a number is about, the stage it wants to reach, and how far a report says that something has come."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from kg.assessments.content import content
from kg.assessments.wording import bare
from kg.lexicon import grouped, word_list
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
#: The ground is cleared before anything is built on it.
_CLEARED = re.compile("启动[^,，、]{0,12}(?:征迁|征拆|拆迁|征收|征地)")
#: 四力五区, 一规划两方案, 四个不发生: coined with numbers, and known by nobody outside.
_NUMERAL = "[一二三四五六七八九十两]"
_COINED = re.compile(
    f"“[^“”]{{0,8}}?(?:{_NUMERAL}[^“”]{{1,4}}{_NUMERAL}|{_NUMERAL}个)[^“”]{{0,8}}(?:”|$)|“[^“”]*[、,，][^“”]*(?:”|$)"
)
#: What is built by its name: 一期工程建设.
_BUILT = re.compile("[厂馆院园楼路桥站校场库区](?:[一二三四]期)?(?:工程|项目)?建设$|工程建设$|项目建设$")
_MAIN = "主体"
_RUNS = "运营"
_LIST = re.compile("[、和与及]|以及")
#: A part of a list with fewer letters is no thing by itself.
_THING = 4
#: The letters of a word.
_WORD = 2
#: The lists of words that tell of what was reached: the last one not of what is built.
_DONE = ("built", "complete", "done")


@cache
def _words(*keys: str) -> re.Pattern[str]:
    return re.compile(_choice(word_list("assessments", *keys)))


@cache
def _light() -> re.Pattern[str]:
    verbs = [*word_list("objectives", "verbs", "before"), *word_list("objectives", "verbs", "behind")]
    fronts = word_list("objectives", "fronts", "words")
    fill = word_list("assessments", "progress", "fill")
    return re.compile(_choice([*verbs, *fronts, *fill]))


def object_of(aim: str) -> str:
    """What an aim is about: its words without verbs, times and light words.

    >>> object_of("完成省级食品安全示范区创建"), object_of("确保完成66人以上超大班额彻底消除")
    ('省级食品安全示范区', '超大班额')
    """
    plain = bare(_THRESHOLDS.sub("", timeless(aim)))
    return _light().sub("", plain) or plain


def timeless(aim: str) -> str:
    """The words of an aim without its times.

    >>> timeless("云岭公园6月底前建成开放")
    '云岭公园建成开放'
    """
    return _TIMES.sub("", aim)


def objects_of(aim: str) -> list[str]:
    """The things that an aim is about, one for each that a list names.

    >>> objects_of("建成云岭科技文化中心、鹿坊文体中心"), objects_of("完成城东、城西道路建设")
    (['云岭科技文化中心', '鹿坊文体中心'], ['城东城西道路'])
    """
    parts = [object_of(part) for part in _LIST.split(aim)]
    whole = object_of(aim)
    return parts if len(parts) > 1 and all(len(part) >= _THING for part in parts) else [whole]


def other_names_of(thing: str, aim: str) -> list[tuple[str, str]]:
    """A thing and its aim as they are, and with other words for the people that they are of.

    >>> [name for name, _ in other_names_of("脱贫户住房", "完成脱贫户住房改造")]
    ['脱贫户住房', '脱贫人口住房', '脱贫群众住房']
    """
    found = [(thing, aim)]
    for group in word_list("assessments", "aliases_of_aims", "groups"):
        names = group.split()
        said = next((name for name in names if name in thing), "")
        if said:
            others = (name for name in names if name != said)
            found += [(thing.replace(said, name), aim.replace(said, name)) for name in others]
            break
    return found


def is_vague(aim: str) -> bool:
    """Whether an aim is of nothing that a report could be searched for: no deed, a state, a coined word, an effort.

    >>> is_vague("高质量完成各项工作"), is_vague("建成云岭公园")
    (True, False)
    >>> is_vague("实现城市更加宜居"), is_vague("实现社区食堂全覆盖"), is_vague("加快创建“四力四城"), is_vague("争创“山水名城")
    (True, False, True, False)
    >>> is_vague("确保依法运营"), is_vague("推动诊疗中心投入运营"), is_vague("建成监督体系"), is_vague("打通企业融资“最后一公里")
    (True, False, True, True)
    >>> is_vague("深入推进平安县创建"), is_vague("完成平安县创建"), is_vague("推动云岭学校落成开学")
    (True, False, False)
    """
    if _words("progress", "vague").search(aim) is not None or _COINED.search(aim) is not None:
        return True
    core = bare(timeless(aim))
    if core.endswith(tuple(word_list("assessments", "progress", "vague_ends"))):
        return True
    if core.endswith(_RUNS) and _words("progress", "begins_to_run").search(core) is None:
        return True
    end = next((word for word in word_list("assessments", "progress", "goes_on") if core.endswith(word)), "")
    if _words("progress", "states").search(core.removesuffix(end)) is not None:
        return False
    return _opening("promises").match(core) is not None or bool(end and _opening("efforts").match(core))


@cache
def _opening(name: str) -> re.Pattern[str]:
    """A pattern for any of the words that an aim opens with, behind light words."""
    fronts = _choice(word_list("objectives", "fronts", "words"))
    return re.compile(f"(?:{fronts})*?(?:{_choice(word_list('assessments', 'progress', name))})")


def _choice(listed: Iterable[str]) -> str:
    return grouped(map(re.escape, sorted(set(listed))))


def builds(aim: str) -> bool:
    """Whether an aim is of something that is built: of that, 通过审批 says nothing yet.

    >>> builds("开工建设云岭高中园"), builds("创建国家卫生城市"), builds("完成食品产业园一期工程建设")
    (True, False, True)
    """
    won = _words("progress", "done").search(aim)
    return won is None and (
        _BUILT.search(aim) is not None or any(_words("progress", key).search(aim) for key in ("built", "started"))
    )


def is_won(aim: str) -> bool:
    """Whether an aim is of an honour, whose name ends in what it is.

    >>> is_won("争创国家卫生县城"), is_won("建成云岭公园")
    (True, False)
    """
    return _words("progress", "won").search(aim) is not None


def goal_of(aim: str) -> Stage:
    """The stage that an aim wants to reach.

    >>> goal_of("鹿坊大道等主干道路开工建设").value, goal_of("云岭郊野公园建成开放").value
    ('started', 'completed')
    >>> goal_of("完成启动区土地整备").value
    'completed'
    """
    aim = _plain(aim)
    done = next((hit for key in _DONE if (hit := _words("progress", key).search(aim))), None)
    started = _words("progress", "started").search(aim)
    if started and (not done or started.start() >= done.start()):
        return Stage.STARTED
    return Stage.COMPLETED


def lacks_inside(words: str, thing: str) -> bool:
    """Whether a clause names a thing without a word from its midst: that is another one.

    >>> lacks_inside("企业服务中心落户", "企业融资服务中心"), lacks_inside("城东路硬化绿化完工", "城东路道路硬化绿化")
    (True, False)
    """
    blocks = SequenceMatcher(None, thing, words, autojunk=False).get_matching_blocks()
    for before, after in pairwise(blocks):
        gap = thing[before.a + before.size : after.a]
        if content(gap) and before.b + before.size == after.b and min(before.size, after.size) >= _WORD:
            return True
    return False


def is_helped(words: str) -> bool:
    """Whether words say that a district only takes part in what is done.

    >>> is_helped("深度参与新城规划"), is_helped("编制新城规划")
    (True, False)
    """
    return _words("progress", "helped").search(words) is not None


@cache
def _body() -> re.Pattern[str]:
    kinds = _choice(word_list("assessments", "progress", "bodies"))
    return re.compile(f"[区县市镇]?(?P<name>.{{2,10}}?(?:{kinds}))(?=.)")


def body_in(thing: str) -> str:
    """The body whose building or ground an aim is about, without the level that it is of, or empty.

    >>> body_in("区茶艺中心新办公场所"), body_in("云岭医院门诊楼"), body_in("云岭大道")
    ('茶艺中心', '云岭医院', '')
    """
    found = _body().match(thing)
    return found["name"] if found and len(found["name"]) >= _THING else ""


def is_works(clause: str) -> bool:
    """Whether a clause is of something that is built.

    >>> is_works("云岭医院改扩建等项目进展顺利"), is_works("云岭医院招聘工作稳步推进")
    (True, False)
    """
    return _words("progress", "works").search(clause) is not None


def is_ongoing(clause: str) -> bool:
    """Whether a clause ends in telling that a work goes on, and tells of nothing else that was reached.

    >>> is_ongoing("云岭茶厂新建等项目进展顺利"), is_ongoing("云岭茶厂建成溪口茶厂稳步推进"), is_ongoing("云岭茶厂建成")
    (True, False, False)
    """
    end = next((word for word in word_list("assessments", "progress", "ongoing") if clause.endswith(word)), "")
    rest = _words("progress", "deeds").sub("", clause.removesuffix(end))
    return bool(end) and not any(_words("progress", key).search(rest) for key in _DONE)


def _plain(words: str) -> str:
    """Words without nouns that hold a verb: 启动区."""
    return _words("progress", "nouns").sub("", words)


def first_in(aim: str) -> str:
    """The word of an aim that is of what is done before anything is begun, or empty.

    >>> first_in("完成云岭音乐厅选址"), first_in("建成云岭音乐厅")
    ('选址', '')
    """
    found = _words("progress", "firsts").search(aim)
    return found[0] if found else ""


def stage_in(clause: str, goal: Stage, *, built: bool = False, main: bool = False, first: str = "") -> Stage | None:
    """How far a clause says that something has come, or None where it does not say.

    Args:
        clause: the clause of a report.
        goal: the stage that the aim wants to reach.
        built: whether the aim is of something that is built.
        main: whether the aim is of the main structure only (主体), which is then no part of it.
        first: the word of it that is of what is done before anything is begun: of that, 建设加快推进 says nothing.

    >>> stage_in("综合管廊基本建成", Stage.COMPLETED).value, stage_in("超大班额彻底化解", Stage.COMPLETED).value
    ('underway', 'completed')
    >>> stage_in("高中园通过国债审批", Stage.STARTED, built=True) is None, stage_in("参与规划编制", Stage.COMPLETED) is None
    (True, True)
    >>> stage_in("医院主体完工", Stage.COMPLETED).value, stage_in("医院主体完工", Stage.COMPLETED, main=True).value
    ('underway', 'completed')
    >>> stage_in("艺术中心获可研批复", Stage.STARTED).value, stage_in("启动云岭片区征迁", Stage.STARTED).value
    ('planned', 'planned')
    >>> stage_in("音乐厅建设加快推进", Stage.COMPLETED, first="选址") is None, stage_in("通过省级评估", Stage.COMPLETED) is None
    (True, True)
    >>> stage_in("茶厂改造提升工程进展顺利", Stage.COMPLETED).value, stage_in("茶厂改造竣工溪口堤防加快推进", Stage.COMPLETED).value
    ('underway', 'completed')
    """
    clause = _plain(clause)
    if _NEGATED.search(clause):
        return Stage.UNDERWAY
    if goal is not Stage.STARTED and not first and is_ongoing(clause):
        return Stage.UNDERWAY
    if is_helped(clause):
        return None
    if _words("progress", "steps").search(clause):
        return None
    if not first and (_words("progress", "early").search(clause) or _CLEARED.search(clause)):
        return Stage.PLANNED if goal is Stage.STARTED else Stage.UNDERWAY
    if (hit := _words("progress", "partly").search(clause)) and not (main and _MAIN in hit[0]):
        return Stage.STARTED if goal is Stage.STARTED else Stage.UNDERWAY
    if goal is Stage.STARTED and _words("progress", "started").search(clause):
        return Stage.STARTED
    if any(_words("progress", key).search(clause) for key in (_DONE[:2] if built else _DONE)):
        return Stage.COMPLETED
    if first and first not in clause:
        return None
    if _words("progress", "started").search(clause):
        return Stage.UNDERWAY
    if goal is not Stage.STARTED and _words("progress", "underway").search(clause):
        return Stage.UNDERWAY  # for a start, 稳步推进 may speak of what comes before it
    return None
