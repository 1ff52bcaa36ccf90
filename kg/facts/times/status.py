"""Whether what a clause says has happened, is estimated, or is promised; and how firmly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.facts.times.standing import stands
from kg.lexicon import alternatives, grouped, word_list
from kg.model.document import Genre, Part
from kg.model.fact import Commitment, Status
from kg.model.values import made_by_slots, replaced

#: 支持已落户的|71所院校, 确定了|12件实事: what is there, and what was done.
_DONE = re.compile(
    r"(?:已经?|现有|原有)[^,。;、]{1,12}的[^,。;、的]{0,6}$|现有[^,。;、]{0,8}$|[\u4e00-\u9fff]{2}(?<!为)(?<!除)了(?!解)[^,。;、]{0,4}$"
)
#: 是全省32个重点县之一: what simply is so; 一是投资5亿元|… only numbers a point.
_IS = re.compile(
    r"(?<![一二三四五六七八九十])(?<!目标)(?<!任务)(?<!重点)(?<!要求)(?<!总)(?<!就)是(?:我[国省市县区])?(?:全[国省市州县区])?[^,。;、是]{0,4}$"
)
#: 今年目标:地区生产总值增长5%, 目标是新增60家.
_AIM = re.compile(r"目标(?:任务)?(?:是|为|:)[^。]*$")
#: 增长9%(年度目标6%以上): the aim stands in a bracket beside what came of it.
_AIMED = re.compile(r"[(,](?:年度|全年|年初|预期|计划|[市省县区]定)*目标(?:值|是|为)?$")
#: 今年要开工建设6个项目.
_SHALL = re.compile(r"(?:今年|明年|年内|下一步|今后),?[^,。;]{0,12}?(?<![主需重必])要(?![求素闻点件道])")
#: 一期计划明年建成;|二期工程…: what comes after what is still to come.
_LATER_PHASE = re.compile("[^,。;]{0,4}[二三四五]期")
#: 今年安排项目23个,|年内完成投资120亿元.
_THIS_YEAR = re.compile(r"今年(?!以来)[^,。;已共]{0,8}安排(?!了)|年内(?!已)[^,。;已]{0,6}完成")
#: 计划今年7月开工的|某高速投资91.5亿元: what a noun is planned for is no promise of its size.
_RELATIVE = re.compile(r"(?:计划|将|拟|预计)(?:[^,。;\d两二三四五六七八九十百千]|\d+[年月日]){2,16}的(?=[^,。;\d]{2})")
#: 预计明年投产,|将形成产能: a clause with a cue and no subject of its own.
_OWN_CUE = re.compile("将|力争|计划|确保")
#: 计划总投资2亿元|扩大生产能力: what an enterprise means to do; 计划总投资2亿元的项目 is its size.
_INVESTS = re.compile("计划(?:总)?投资(?:约|近)?$")
#: 某工程|计划投资7亿元: what a work will cost; 开建|年产值250亿元的某基地: what it will make.
_PLANS = re.compile("[\u4e00-\u9fff]{4}计划投资(?:约|近)?$")
_TO_BUILD = re.compile(
    "(?:开建|投建|兴建|筹建|新建|在建|建设)(?:一[个座])?年(?:产值|产能|销售收入|营业收入|产|处理|加工)(?:超|近|约|达|超过)?$"
)
#: 计划投资2亿元扩建二期,|新增生产线6条: what comes of it is still to come.
_INVESTS_IN = re.compile(
    r"计划(?:总)?投资(?:约|近)?[\d.]+[万亿]*[美欧]?元(?:用于|扩大|扩建|建设|新建|兴建|投建|打造|改造|实施|引进|上马|购置)[^;。]*$"
)
_SPENT_ON = re.compile("用于|扩大|建设|新建|兴建|打造|改造|实施|扩建")
#: 较去年提高3个百分点: what is compared with is no look back.
_BASES = re.compile("[较比与同](?:去年|上年)(?:同期)?")
_SO_FAR = re.compile("已|累计|了")
#: 经过近20年的开发: what lies behind, whatever the clause goes on to mean.
_BEHIND = re.compile("经过|历经|以来|过去|年来")
#: 围绕建设新城的目标,…: what a deed serves is no promise of what follows.
_SERVED = re.compile("(?:围绕|按照|朝着|瞄准|对照|紧扣|锁定|为实现|为完成)[^,。;]*?目标")
#: 推进“三年跨越计划”,…: a plan that is named; the verb has its object behind it.
_NAMED_PLAN = re.compile("(?<!拟)(?<!将)计划(?=[,。;:、的”’)》]|所|中的|内的)")
#: 将军路, 争取到专项资金, 比计划提前: what looks like a cue and is none.
_NO_CUE = re.compile(
    "将[军士领帅近]|[名大小猛]将|争取到了?(?![“0-9今明年本十])|争取到了?(?=[^,。;]{0,10}资金)|[比较按照]计划"
)
#: 2019年,预计地区生产总值增长7%,固定资产投资增长20%: opens what it holds for.
_FRONT = re.compile(r"^(?:\[[^\]]*\])?(?:\d{4}年|今年|去年|全年),?")
_ESTIMATE = re.compile("(?:经|据)?(?:初步)?预计|据(?:初步)?(?:统计)?预测|初步核算|初步测算|预估")
_ESTIMATES = re.compile(
    r"(?:^|[,;:\]])(?:全[年区县市省州]|今年|\d{4}年|我[区县市省]|综合|据|初步|经初步|经)*(?:预计|统计预测|预测|初步核算|初步测算|预估)"
)


@cache
def _pattern(*keys: str) -> re.Pattern[str]:
    return re.compile(alternatives("cues", *keys))


#: 65个|计划新开工|项目顺利开工: what was counted had been planned.
_PLANNED = re.compile(
    "^(?:年度)?(?:计划|拟)(?:新)?(?:开工|开复工|竣工|实施)(?=的?(?:建设)?的?(?:重点|重大)?(?:项目|工程))"
)


#: 可提供床位|8000张、居全市首位: what has a place among others is there.
_RANKED = re.compile(
    "居[^,。;]{0,3}(?:全[国省市州区县球]|世界)[^,。;]{0,8}(?:首位|之首|第[一二三四五六七八九十\\d]|前[列茅三五十\\d]|$)"
)
#: What was set, where more than that was done.
_OVERFULFILLED = re.compile(r"超额完成[^,。;\d]{0,12}$")
_TASK = re.compile("[^,。;、]{0,14}?(?:任务|目标)")


@made_by_slots
@dataclass(frozen=True, slots=True)
class Said:
    """What is said around a number.

    Attributes:
        before: the words of its clause before it.
        behind: the words of its clause behind it.
        sentence: the words of the sentence before the clause, whose cues go on over commas.
        future: whether a time later than what the block looks at is named.
        past: whether a time before what the block looks at is named.
    """

    before: str
    behind: str
    sentence: str
    future: bool = False
    past: bool = False

    @property
    def clause(self) -> str:
        """The words of the whole clause."""
        return self.before + self.behind


def status_of(said: Said, part: Part, genre: Genre) -> Status:
    """The status of a figure.

    Args:
        said: what is said around it.
        part: whether the block looks back or ahead.
        genre: the kind of document; a story looks both ways.
    """
    if (planned := _PLANNED.match(said.behind)) is not None:
        said = replaced(said, behind=said.behind[planned.end() :])
    nouns = _pattern("status", "promise_nouns")
    clause = nouns.sub("", said.clause.replace("项目前", "项目"))
    carried = nouns.sub("", said.sentence.replace("项目前", "项目")) if said.sentence else ""
    if "超额完成" in said.before and _OVERFULFILLED.search(said.before) and _TASK.match(said.behind):
        return Status.TARGET  # 超额完成市下达的|12万亩造林任务
    if part is Part.REVIEW and _AIMED.search(said.before):
        return Status.TARGET
    if _is_estimated(clause, said.sentence):
        return Status.ESTIMATE if part is Part.REVIEW or "预计" in clause else Status.TARGET
    if part is Part.PLAN:
        return Status.ACTUAL if _has_come_about(said, clause, carried) else Status.TARGET
    done = _pattern("status", "done").search(clause) or _DONE.search(said.before)
    if genre is Genre.NEWS:
        if done or not _is_planned(said, carried):
            return Status.ACTUAL
        return Status.TARGET if _is_planned(_firm(said), _soft().sub("", carried)) else Status.ESTIMATE
    if not (done or _SO_FAR.search(said.before) or _is_ranked(said)) and (
        _pattern("status", "potential").search(said.before)
        or _pattern("status", "once").search(carried.rsplit(";", 1)[-1])
    ):
        return Status.ESTIMATE  # 全部投产后|年产值可达15亿元
    if _AIM.search(said.sentence + said.before) and not done:
        return Status.TARGET
    if _pattern("status", "promise").search(nouns.sub("", said.before) if said.behind.startswith("的") else clause):
        return Status.TARGET
    if said.future and (_UNTIL.search(carried + clause) or _pattern("status", "promise_weak").search(clause + carried)):
        return Status.TARGET
    return Status.ACTUAL


#: What is to be so by a year that is yet to come.
_UNTIL = re.compile("(?:^|[,。;])[到至](?:\\d{4}年|“?十[一二三四五六]五”?末|本世纪中叶)")


def _is_ranked(said: Said) -> bool:
    """Whether a clause gives a place among others, be it the number itself or one behind it."""
    return "居" in said.clause and any(_RANKED.search(words) is not None for words in (said.before, said.clause))


def _is_planned(said: Said, carried: str) -> bool:
    """Whether a clause of a story looks ahead, by its own words or those of the clauses before it."""
    nouns = _pattern("status", "promise_nouns")
    before, behind = (_plain(nouns.sub("", words)) for words in (said.before, said.behind))
    if said.behind.startswith("的"):
        behind = ""  # 总投资22亿元的|某项目投产后: a size, whatever becomes of what has it
    carried = _SERVED.sub("", _plain(carried))
    if any(_pattern("status", cues).search(words) for cues in ("promise", "story") for words in (before, behind)):
        return True
    if _SIZE_OF_WORK.search(before.strip()) is not None:
        return False  # 某工程将于10月开工,|总投资3亿元: it has that size by now
    if _pattern("status", "imperative").match((said.sentence or said.clause).lstrip()):
        return True
    if _INVESTS.search(said.before) and _SPENT_ON.match(said.behind):
        return True
    if _TO_BUILD.search(said.before) or (_PLANS.search(said.before) and not said.behind.startswith("的")):
        return True
    if said.past:
        return False
    if said.future:
        return True
    if _SO_FAR.search(before):
        return False
    if _INVESTS_IN.search(said.sentence):
        return True
    part = carried.rsplit(";", 1)[-1]
    part = carried if _LATER_PHASE.match(part + said.clause) else part
    return any(
        cues.search(words) is not None
        for cues, words in (
            (_pattern("status", "story"), part),
            (_pattern("status", "once"), part),
            (_SHALL, carried + said.clause),
            (_THIS_YEAR, part + said.clause),
        )
    )


#: The sizes that a work has on paper, whether or not it is begun.
_SIZE_OF_WORK = re.compile(
    "^(?:其中|,|项目|工程|该项目|该工程|整个项目|[一二三]期)*(?:概算|估算|规划|设计)?(?:总投资额?|总?占地(?:面积)?|规划面积|规划用地(?:面积)?|(?:路线|线路)?全长|总长|总库容|总装机(?:容量)?|(?:建设)?(?:总)?工期)(?:约|近|达到?|超过?|为|共|逾)*$"
)


@cache
def _soft() -> re.Pattern[str]:
    """Cues that only expect: 投产后, 可新增, 拟, 可望."""
    cues = (*word_list("cues", "status", "potential"), *word_list("cues", "status", "once"), "拟", "可望", "届时")
    return re.compile(grouped(map(re.escape, cues)))


def _firm(said: Said) -> Said:
    """What is said without the cues that only expect: 全部投产后年产值可达20亿元 promises nothing."""
    soft = _soft()
    return replaced(
        said, before=soft.sub("", said.before), behind=soft.sub("", said.behind), sentence=soft.sub("", said.sentence)
    )


def _plain(words: str) -> str:
    """Words without the plans that they only name and without what a noun is planned for."""
    return _RELATIVE.sub("", _NAMED_PLAN.sub("", _NO_CUE.sub("", words)))


#: 每多缴1年,限额上调800元: a rule for each, no look back.
_EACH_TIME = re.compile("每连续|连续参[保加]")
#: 目标是:…,固定资产投资|累计完成|60亿元: what will have added up by then.
_ADDED_UP = re.compile("累计完成")
_SET_OUT = re.compile("目标(?:任务)?(?:是|为|:)|到\\d{4}年|力争|争取")


def _has_come_about(said: Said, clause: str, carried: str) -> bool:
    """Whether a number of a plan is a fact: what was there before, what a look back tells, what simply is so."""
    clause = _ADDED_UP.sub("", clause) if _SET_OUT.search(said.sentence) else clause
    if said.past or _pattern("status", "done").search(_BASES.sub("", clause)) or _DONE.search(said.before):
        return True
    if _BEHIND.search(said.before) or stands(said.before, said.behind, carried):
        return True
    if _pattern("status", "intent").search(carried + clause):
        return False
    return bool(
        _pattern("status", "look_back").search(_EACH_TIME.sub("", carried + said.before)) or _IS.search(said.before)
    )


def _is_estimated(clause: str, sentence: str) -> bool:
    plain = _pattern("status", "estimate_not").sub("", clause)
    if _pattern("status", "estimate").search(plain):
        return True
    return _carried_estimate(sentence) and _OWN_CUE.match(clause) is None


def _carried_estimate(sentence: str) -> bool:
    """预计全年地区生产总值增长5%左右、社会消费品零售总额增长5.5%: the cue holds for the list it opens.

    One that opens the sentence holds to its end, one inside it up to the next semicolon.
    """
    if "预" not in sentence and "初步" not in sentence:
        return False
    return bool(_ESTIMATE.match(sentence) or _ESTIMATES.search(sentence.rsplit(";", 1)[-1]))


def commitment_of(clause: str, sentence: str) -> Commitment:
    """How firmly a clause promises; a bare statement of a plan counts as planned.

    >>> commitment_of("力争全年新增科技型企业150家", "").value, commitment_of("新建公厕20座", "").value
    ('strive', 'plan')
    """
    for words in (clause, sentence):
        if _pattern("commitment", "strive").search(words):
            return Commitment.STRIVE
        if _pattern("commitment", "ensure").search(words):
            return Commitment.ENSURE
    return Commitment.MAINTAIN if _pattern("commitment", "maintain").search(clause) else Commitment.PLAN
