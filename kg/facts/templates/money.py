"""What money is raised and spent for, and whose sum it is then: the work that a firm builds, the place that is improved."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.subjects.kinds import BUILT
from kg.facts.templates.joint_works import in_row
from kg.facts.templates.outputs import output_verbs
from kg.facts.templates.sizes import DIMENSIONS
from kg.facts.templates.spots import Scene
from kg.facts.things import ThingTable
from kg.facts.wording.left import Left, left_phrase
from kg.facts.wording.phrases import clean, flow_verbs, hangs, is_action
from kg.facts.wording.right import right_phrase
from kg.lexicon import word_list
from kg.lexicon import words as lexicon_words
from kg.model.mention import NameClass
from kg.model.quantity import Quantity, UnitKind


def spent_on(
    scene: Scene, quantity: Quantity, left: Left, about: int, table: ThingTable, *, raised: str, named: bool
) -> tuple[str, int | None]:
    """What money is spent on: as a noun or empty, and as the thing that the sum is of, or None.

    Args:
        scene: the clause.
        quantity: the sum.
        left: what stands before it.
        about: whose sum it is as far as the clause has told.
        table: the things of the document.
        raised: what raised money is for, or empty.
        named: whether the clause names whose sum it is.
    """
    said, noun = left.verb or clean(left.noun), clean(left.noun)
    if said == "投资":
        goal, aim = goal_of(scene, quantity)
        if table.kind_of(about) in BUILT:
            goal = ""  # 某项目投资3亿元,|建设生产线4条: it is the work's whole sum
    elif quantity.kind is UnitKind.MONEY and said in lexicon_words("cues", "binding", "raised"):
        goal, aim = raised, _improved(scene, quantity, about)
        alone = not any(c.isalnum() for c in scene.text[quantity.span.end : scene.clause.end])
        if (
            not goal
            and aim is None
            and alone
            and said in _GIVEN
            and noun in _ANY_MONEY
            and table.kind_of(about) not in BUILT
        ):
            goal = goal_of(scene, quantity)[0]  # 投入资金3000万元,|改造农贸市场5个
    else:
        return raised, None
    anew = not named and scene.clause.start == scene.state.sentence_start  # …。投资2亿元新建|某中学
    return goal, aim if aim is not None and (about == 0 or anew or _is_built_by(table, about, aim)) else None


#: What is done with money that the next clause may tell the use of, and nouns that only say that it is money.
_GIVEN = frozenset({"投入", "申请", "募集", "筹集", "筹措", "整合", "安排", "统筹", "累计投入"})
_ANY_MONEY = frozenset({"", "资金", "财政资金", "各类资金", "专项资金", "各级资金", "各级各类资金"})


def _is_built_by(table: ThingTable, about: int, aim: int) -> bool:
    """Whether a firm spends money on a work that has a name: 某公司投资5亿元建设|某基地; 二期工厂 is its own."""
    bare = table.first_name(aim)[:1] in "一二三四五首新"
    return table.kind_of(about) is NameClass.ENTERPRISE and not bare


def _improved(scene: Scene, quantity: Quantity, about: int) -> int | None:
    """The work for which raised money is given, or the place that it improves: 投入4亿元完善|某工业园|路网."""
    at, end = quantity.span.end, scene.clause.end
    opening = next((word for word in word_list("cues", "binding", "purpose") if scene.text.startswith(word, at)), "")
    if not opening:
        return None
    if opening == "用于":
        return scene.subjects.goal(at + len(opening), end)
    return scene.subjects.place_improved(at + len(opening), end) if about == 0 else None


def goal_of(scene: Scene, quantity: Quantity) -> tuple[str, int | None]:
    """What money is spent on, said behind it (投资5亿元,完成河道清理; 投资75亿元用于水利建设): its noun, or a thing."""
    clause = scene.clause
    if (quoted := _QUOTED.match(scene.text, quantity.span.end, clause.end)) is not None:
        return quoted["name"], None
    rest = scene.text[quantity.span.end : clause.end]
    if any(c.isalnum() for c in rest):
        start = quantity.span.end + (2 if rest.startswith("用于") else 0)
        stop = clause.end
    elif scene.following is not None:
        start, stop = scene.following.start, scene.following.end
    else:
        return "", None
    aim = scene.subjects.goal(start, stop)
    if aim is not None:
        return "", aim
    noun = purpose(scene, start, stop, said=rest.startswith("用于"))
    row = in_row(scene.reading, start, stop, noun, alone=start >= clause.end) if noun else ""
    return row if len(row) <= _LONGEST_ROW else noun, None


def purpose(scene: Scene, start: int, stop: int, *, said: bool = False) -> str:
    """The noun of what is done with money in ``[start, stop)``; `said` where 用于 announced it."""
    words = scene.reading.words
    inside = [q for q in scene.reading.quantities if start <= q.span.start < stop]
    if scene.text.startswith(("对", "为", "给"), start):
        return _seen_to(scene, start, stop)
    if (within := _WITHIN.match(scene.text, start, stop)) is not None:
        start = within.end()
    left = left_phrase(words, start, inside[0].span.start if inside else stop)
    noun = clean(left.noun)
    done = left.verb or (left.link.rstrip("了") if left.link.rstrip("了") in flow_verbs() else "")
    if inside and done and (not noun or hangs(noun) or noun in DIMENSIONS or noun in output_verbs()):
        ends = [q.span.start for q in inside[1:]] + [stop]
        nouns = [
            clean(right_phrase(words, q.span.end, end, verb=left.verb).noun)
            for q, end in zip(inside, ends, strict=True)
            if end == stop or scene.text[end - 1] in "、和及与,"
        ]
        noun = "、".join(noun for noun in nouns if noun)  # 新建11所小学、4所中学
    noun = _ROUND.sub("", noun.removeprefix("用于"))  # 整合资金2亿元,|全部用于脱贫
    if not done and left.active and scene.text[start] not in _SAID_OF_IT:
        done = noun[:2]  # 投资3000万元,|开发整理土地2800亩
    if left.members and noun in ("项目", "工程", "行动", "计划"):
        noun = f"{left.members}等{noun}"  # 投入8亿元,|建设智慧泳池、智慧书屋等项目
    head, _, last = noun.rpartition("、")
    noun = head if head and last in flow_verbs() else noun  # 配备救护车、|建成实验室6个
    if noun == "投资" or hangs(noun):
        return ""  # 完成投资12亿元,|完成年度投资计划80%
    if noun in lexicon_words("cues", "generic", "nouns"):
        return ""  # 投入资金2亿元,|实施项目60个
    noun = f"{done}{noun}" if done.endswith(_FOR_PEOPLE) else noun  # 投入资金600万元,|资助学生4000人
    longest = 24 if "、" in noun else 20 if noun.endswith(("项目", "工程", "行动")) else 16
    if len(noun) > longest or not (done or said):
        return ""
    return f"{done}{noun}" if _is_new(done, noun) else noun


def _is_new(done: str, noun: str) -> bool:
    """Whether money is for what is new, and not for all that there is: 投资500万元,|新增灌溉面积2万亩."""
    return done.startswith("新") and not is_action(noun[-2:]) and not noun.endswith(("项目", "工程", "任务"))


#: What is done for people: money is for the deed, not for them.
_FOR_PEOPLE = ("资助", "救助", "补助", "奖励", "表彰", "帮扶", "慰问", "培训", "补贴", "扶持")
#: 对21个小区管网|进行改造, 对60户困难家庭|实施了危房改造.
_SEEN_TO = re.compile(
    "[对为给](?P<what>[^,。;]{2,30}?)(?:进行|实施|开展|予以|给予)了?(?:全面|集中|系统|彻底|统一|综合|精准)*的?(?P<deed>[一-鿿]{2,8})$"
)
#: 为1200户租户|减免租金: what is done for whom.
_DONE_FOR = re.compile(
    "[为给][^,。;]{2,24}?(?P<deed>(?:提供|减免|发放|解决|配备|购买|缴纳|代缴|垫付|化解)(?:[一-鿿]{2,8}))$"
)
#: 投资6亿元|7公里的“绿岭环”|全线通车: what is called so and is no thing of the graph.
_QUOTED = re.compile(
    "(?:[\\d.]+(?:公里|千米|米|亩|平方米|平方公里|万平方米))?的(?P<name>“[一-鿿]{2,8}”(?:项目|工程|公路|大道|公园)?)(?![一-鿿]{0,6}[、和等])"
)
#: 用三年|完成改造.
_WITHIN = re.compile("(?:利?用|历时)(?:[一二两三四五六七八九十]|\\d{1,2})个?[年月](?:多)?(?:的?时间)?")
#: 投入7亿元,|占总投入的18%; 投入9亿元,|以决战之势…: what is said of the sum, or how it is done.
_SAID_OF_IT = frozenset("以占比较达居位是增降超同创为与按随")
_COUNT_BEFORE = re.compile(r"^.*(?:等|及)?[\d.]+[万余多]*(?:个|所|条|户|名|处|家|座|栋|村|公里|人)")
_LONGEST_DEED = 4
_LONGEST_GOAL, _LONGEST_ROW = 16, 26


def _seen_to(scene: Scene, start: int, stop: int) -> str:
    """What is done to what, where money is spent on that: 投资800万元|对21个小区管网进行改造."""
    found = _SEEN_TO.match(scene.text[start:stop].rstrip(",。;"))
    if found is None:
        given = _DONE_FOR.match(scene.text[start:stop].rstrip(",。;"))
        return given["deed"] if given is not None else ""
    what, deed = _COUNT_BEFORE.sub("", found["what"]), found["deed"]
    whole = (
        deed
        if len(deed) >= _LONGEST_DEED and not deed.startswith(("改造", "提升", "维修", "修缮"))
        else f"{what}{deed}"
    )
    if len(whole) <= _LONGEST_GOAL and "、" not in whole:
        return whole
    return deed if len(deed) > _LONGEST_DEED else ""


#: 实施了|一批|重大项目.
_ROUND = re.compile("^(?:(?:等)?(?:一大?批|一系列|若干|多个|多项))")


def raising(text: str, at: int) -> str:
    """The verb of raising or giving money that ends at a place; some of them are light elsewhere (统筹|20亿元)."""
    return next(
        (
            verb
            for verb in sorted(lexicon_words("cues", "binding", "raised"), key=len, reverse=True)
            if text.endswith(verb, 0, at)
        ),
        "",
    )


#: 拟投|8亿元, 又投|3亿元, 耗资|2亿元: money that is invested, in other words.
_INVESTED = re.compile(
    "(?:拟|再|又|共|已|将|先|新|计划|预计|累计|总共)?(?:投(?!入|资)了?|耗资|斥资|出资|砸下|投下)$|(?:正式)?宣布(?:将|拟)?投资$"
)


#: 争取|云岭区帮扶资金: from whom.
_STRIVING = re.compile("争取(?:[一-鿿]{2,6}?[省市区县州])?$")
#: What is asked for from above, so that it is a flow: 争取|上级资金5亿元.
_OF_AID = frozenset({"帮扶", "扶持", "支持", "援助", "补助"})
_FUNDS = ("资金", "债券", "专项债", "国债", "转移支付", "补助", "额度", "贷款", "预算内投资", "补贴")


def invested(left: Left, text: str, at: int) -> Left:
    """The words before a sum, with 投资 for the short words that say the same.

    Args:
        left: what stands before it.
        text: the view.
        at: where the sum begins.
    """
    aid = not left.verb or left.verb in _OF_AID
    if aid and left.noun.endswith(_FUNDS) and _STRIVING.search(text, max(0, left.start - 12), left.start):
        return replace(left, verb="争取", noun=f"{left.verb}{left.noun}")
    if not left.verb and left.noun.endswith("资金"):
        verb = next((v for v in sorted(_GIVEN, key=len, reverse=True) if left.noun.startswith(v)), "")
        if verb and left.noun[len(verb) :] in _ANY_MONEY:
            return replace(left, verb=verb, noun=left.noun[len(verb) :])  # 全县|整合|资金
    said = _INVESTED.search(text, max(0, at - 7), at)
    if said is None or left.verb or not (said[0].endswith(left.noun) or left.noun.endswith(said[0])):
        return left
    return replace(left, noun="投资", link="")


def raised_for(scene: Scene, quantity: Quantity, verb: str) -> str:
    """What raised money is for, said right behind it in the clause: 统筹20亿元实施…, 安排2.6亿元用于…; else empty."""
    if quantity.kind is not UnitKind.MONEY or verb not in lexicon_words("cues", "binding", "raised"):
        return ""
    at, end = quantity.span.end, scene.clause.end
    opening = next((word for word in word_list("cues", "binding", "purpose") if scene.text.startswith(word, at)), "")
    if not opening:
        return _seen_to(scene, at, end) if scene.text.startswith(("对", "为", "给"), at) else ""
    start = at + len(opening)
    if opening in flow_verbs() and opening != "用于":
        return purpose(scene, at, end)
    inside = [q for q in scene.reading.quantities if start <= q.span.start < end]
    if inside and inside[0].span.start == start:  # 投入4亿元办好|15件民生实事
        return clean(right_phrase(scene.reading.words, inside[0].span.end, end).noun)
    return clean(scene.text[start : inside[0].span.start if inside else end]) if end - start <= 18 else ""
