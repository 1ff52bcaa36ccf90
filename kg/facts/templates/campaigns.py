"""What is being carried on, where the clause before says it without a number, and the counts that do not say it again.

开展河道清理行动,|立案30起; 推进旧街改造工作,|实施项目12个; 投入助学资金200万元,|实施项目8个.
"""

from __future__ import annotations

import re
from functools import cache

from kg.facts.binding import Draft, State
from kg.facts.templates.bases import base_of
from kg.facts.wording.phrases import clean, flow_verbs, is_action, is_light
from kg.lexicon import alternatives, words
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

_LONGEST, _SHORTEST = 16, 2
_LONGEST_WORD = 6
#: 全年累计|立案30起: so far may a figure stand behind the beginning of its clause.
_OPENING = 5
#: 开展旧街改造|专项行动: that it is an effort is no part of what the effort is for.
_EFFORT = re.compile(
    "(?<=[一-鿿]{2})(?:系列|攻坚|集中|专项|三年|百日|各项)*(?:行动|斗争|工作|高压态势|力度|攻势|攻坚战)$"
)
_SORT = re.compile("(?:系列|攻坚|集中|专项|三年|百日|各项)+$")
#: What else is carried on, and is part of the name of what belongs to it: 改革试点, 帮扶项目.
_UNDERTAKEN = ("改革", "计划", "工程", "协作", "帮扶", "建设", "服务", "合作", "战略合作")
#: 扶贫协作|资金: money by what it is for; whose money it is or how much says nothing of that.
MONEY_FOR = re.compile(
    "(?:投入|落实|安排|拨付|争取|筹集|筹措|下达|累计|到位|整合|统筹|使用|获得|各类|共)*(?P<what>[一-鿿]{2,8}?)(?:专项)?资金"
)
#: 与甲、乙、丙三县|东西部协作: with whom.
_WITH_WHOM = re.compile("^与?[^,。;]{2,20}?(?=(?:东西部|对口|战略|扶贫|区域|产业|结对)+(?:协作|合作|帮扶|支援))")
ANY_MONEY = re.compile(
    "(?:财政|专项|各类|各级|上级|中央|省级|市级|区级|县级|省市|自有|社会|政府|国有|奖励|建设|项目|使用|整合|补助|补贴|奖补|[省市区县])+"
)
#: 申报资金, 资金到位: money of the works that were counted right before.
_MONEY_OF = re.compile("(?:已|累计|共)?(?:下达|申报|申请|利用|到位|获批|使用|拨付|引入)资金|资金到位")
#: 八成财政支出|投向民生领域.
SPENT_ON = re.compile("(?:投向|投入到|用于)(?P<what>[一-鿿]{2,8})$")
_VOICED = frozenset({"诉求", "问题", "难题", "困难"})
_WHO = ("企业", "商户", "群众", "居民", "村民")
#: What is named after the deed that it asks for.
_DUTIES = frozenset({"任务", "事项"})
#: What a paper is called says nothing of what is done.
_PAPERS = re.compile("方案|意见|办法|措施|政策|条例|规划")
#: 招商项目|认定: what was done with the works.
_OF_WORKS = re.compile("(?<=项目|工程)(?:认定|签约|落地|审批|申报|入库)$")
_WORKS = ("项目", "工程")
#: 严厉打击|非法采砂|行为, 强力整治|占道经营|问题: what is fought.
_FOUGHT = re.compile(
    "^[,;]?(?:[一-鿿]{2}|持续|严肃)?(?:打击|整治|严打|严查|查处|惩治)(?:各类|各种)?(?P<what>[一-鿿“”]{3,10}?)(?:等?违法)?(?:等?问题|行为|活动|犯罪|现象|乱象)[,;]?$"
)


@cache
def _general() -> re.Pattern[str]:
    """A noun that does not say of what, behind the verbs that say what is done: 实施|项目, 破获|案件."""
    return re.compile(rf"(?P<verb>[一-鿿]{{0,6}}?)(?P<noun>{alternatives('cues', 'general', 'nouns')})")


def say_of_what(text: str, draft: Draft, state: State, at: int) -> None:
    """Name what a general noun is of, or for what something is done, where the sentence has told it before.

    Args:
        text: the view.
        draft: the figure; changed in place.
        state: what earlier clauses left.
        at: where the clause of the number begins.
    """
    if draft.measure is not Measure.LEVEL or draft.about != state.place:
        return
    before = state.last()
    own = draft.evidence.start - at > _OPENING and text[draft.evidence.start - 1] not in "、,"
    if _MONEY_OF.fullmatch(draft.indicator) is not None:
        if before is not None and not own and (works := _works(before, draft)):
            draft.indicator = f"{works}{draft.indicator}"
        return
    found = _general().fullmatch(draft.indicator)
    if found is None or not _only_done(found["verb"]):
        if draft.noun in _WORKS and (fuller := _recounted(text, draft, state)) and draft.indicator.endswith(draft.noun):
            draft.indicator, draft.noun = f"{draft.indicator.removesuffix(draft.noun)}{fuller}", fuller
        elif draft.indicator in words("cues", "general", "deeds") and not own and (cause := _cause(state, at, before)):
            draft.indicator, draft.front = f"{cause}{draft.indicator}", cause
        return
    verb, noun = found["verb"], found["noun"]
    if len(verb) > 2 and noun in _DUTIES:
        return  # 完成|育苗|任务, 取消|审批|事项: the second verb says which
    if own and not (verb and text.startswith(verb, at)):
        return  # 以旧换新累计|使用资金: the clause has told it
    if noun.endswith("资金") and verb not in words("cues", "binding", "raised"):
        return  # 发放救助|资金: what it is given for stands in the verb
    fuller = (
        _of_money(before, noun)
        or _of_holders(before, noun)
        or _object(state, at, noun)
        or _named(_cause(state, at, before) or _still(text, draft, state), noun)
        or (_recounted(text, draft, state) if noun in _WORKS else "")
    )
    if fuller and not fuller.startswith(verb or "-"):
        draft.front = fuller.removesuffix(noun)
        draft.indicator, draft.noun = f"{verb}{fuller}", fuller


def _recounted(text: str, draft: Draft, state: State) -> str:
    """谋划重建项目60个,|20个项目通过审核: the fuller noun of those of which these are some."""
    if draft.predicate.endswith(_WORKS) or text[draft.evidence.start - 1] == "、":
        return ""  # 6个项目|获评示范项目; 意向项目9个、|签约项目4个
    for earlier in reversed(state.drafts):
        if ";" in text[earlier.quantity.span.end : draft.quantity.span.start] or earlier.about != draft.about:
            return ""
        counted = earlier.measure is Measure.LEVEL and earlier.quantity.unit == draft.quantity.unit
        if counted and earlier.noun.rstrip("”").endswith(draft.noun) and len(earlier.noun) > len(draft.noun) + 1:
            return earlier.noun if earlier.value > draft.value and len(earlier.noun) <= _LONGEST else ""
    return ""


def _only_done(verb: str) -> bool:
    """Whether words before a general noun are verbs of doing, and none of what is done names it: 实施|项目, no 改造|项目."""
    return not verb or all(part in flow_verbs() and not is_action(part) for part in {verb[:2], verb[2:] or verb[:2]})


def _works(before: Draft, draft: Draft) -> str:
    """The works counted right before money that is asked or given for them."""
    if before.about != draft.about or before.quantity.kind is not UnitKind.COUNT:
        return ""
    noun = _OF_WORKS.sub("", before.indicator if before.noun in _WORKS else base_of(before))
    while len(noun) > 4 and noun[:2] in flow_verbs():
        noun = noun[2:]  # 谋划|申请专项债项目
    return noun if noun.endswith(_WORKS) and len(noun) > 2 else ""


def _of_money(before: Draft | None, noun: str) -> str:
    """投入助学资金200万元,|实施项目8个: the works that the money is for."""
    if before is None or noun != "项目" or before.quantity.kind is not UnitKind.MONEY:
        return ""
    found = MONEY_FOR.fullmatch(before.indicator)
    if found is None or ANY_MONEY.fullmatch(found["what"]) or found["what"] in words("cues", "binding", "raised"):
        return ""
    return f"{found['what']}{noun}"


def _of_holders(before: Draft | None, noun: str) -> str:
    """走访企业900家,|解决诉求300项: whose they are."""
    if before is None or noun not in _VOICED or before.quantity.kind is not UnitKind.COUNT:
        return ""
    return next((f"{who}{noun}" for who in _WHO if before.noun.endswith(who)), "")


def _named(cause: str, noun: str) -> str:
    """A general noun with what is carried on, where that does not say it."""
    return f"{cause}{noun}" if cause and noun not in cause else ""


def _object(state: State, at: int, noun: str) -> str:
    """健全商户诉求快办机制,|办理诉求200项: the general noun as the clause before has it."""
    what = carried(state.before) if state.thing_at == at else ""
    found = what.find(noun)
    whole = what[: found + len(noun)]
    return whole if 1 < found <= _LONGEST_WORD and whole.isalpha() and not is_action(what[found - 2 : found]) else ""


def _cause(state: State, at: int, before: Draft | None) -> str:
    """What the clause before carries on; the figures behind it go on with it, one after the other."""
    if state.thing_at == at:
        return campaign(state.before)
    if before is None or before.about != state.place:
        return ""
    short = without_effort(before.noun)  # 实施3个村拆建工作,|完成签约900户
    counted = before.method.startswith("counted") and short != before.noun and len(short) <= _LONGEST
    return before.front or (short if counted else "")


def _still(text: str, draft: Draft, state: State) -> str:
    """推进结对帮扶工作,派出医生9名,|实施项目20个: what a clause of the sentence has said to be carried on, with nothing between but figures."""
    if not 0 <= state.thing_at < draft.evidence.start or ";" in text[state.thing_at : draft.evidence.start]:
        return ""
    return campaign(state.before) if all(d.about == state.place for d in state.drafts) else ""


def campaign(clause: str) -> str:
    """What a clause without numbers carries on, or empty.

    Args:
        clause: its words.

    >>> campaign("扎实开展旧街改造专项行动"), campaign("全面推行“一窗通”改革"), campaign("街道焕然一新")
    ('旧街改造', '“一窗通”改革', '')
    """
    if (fought := _FOUGHT.search(clause)) is not None:
        return fought["what"]
    what = _WITH_WHOM.sub("", carried(clause))
    short = without_effort(what)
    named = what.startswith("“") and what.endswith("”") and "”" not in what[:-1]  # 抓好“两改一建”
    named = named or short != what or what.endswith(_UNDERTAKEN) or is_action(what[-2:])
    fits = _SHORTEST <= len(short) <= _LONGEST and not is_action(short) and not _PAPERS.search(short)
    return short if named and fits else ""


def without_effort(what: str) -> str:
    """What an effort is for.

    Args:
        what: its name.

    >>> without_effort("河道清理专项行动"), without_effort("“清风”行动"), without_effort("河道清理")
    ('河道清理', '“清风”行动', '河道清理')
    """
    short = _EFFORT.sub("", what)
    short = short if short == what else _SORT.sub("", short)
    return what if short.endswith("”") else short


def carried(clause: str) -> str:
    """The object of a clause that says what is carried on, or empty.

    Args:
        clause: its words.
    """
    rest, acted = clause.strip(" ,。;:、"), False
    while rest:
        word = next((rest[:size] for size in range(_LONGEST_WORD, 0, -1) if _opens(rest[:size], acted=acted)), "")
        if not word:
            break
        acted = acted or not is_light(word)
        rest = rest[len(word) :]
    what = clean(rest.rpartition("的")[2])  # 以产业为导向的|旧区更新
    return what if acted and what.count("“") == what.count("”") else ""


def _opens(word: str, *, acted: bool) -> bool:
    """Whether a clause opens with a word that says only how, or that something is carried on."""
    if not word.isalpha():
        return False
    if is_light(word) or word in words("cues", "general", "carrying"):
        return True
    return not acted and len(word) > 1 and word in flow_verbs() and not is_action(word)
