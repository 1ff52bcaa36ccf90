"""Sizes: amounts that say how big, long, high or dear something is, and what that size is called."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.binding import Bound, Spot, State
from kg.facts.templates.counted_earlier import with_deed
from kg.facts.templates.lists_of_works import whole_of_list
from kg.facts.wording.phrases import clean, hangs, is_action
from kg.lexicon import word_list, words
from kg.lexicon.standings import PLACES, SCOPES
from kg.mentions.words import tags
from kg.model.quantity import UnitKind

#: What a size is called where the text names none.
SIZE_NAMES = {
    UnitKind.AREA: "面积",
    UnitKind.LENGTH: "长度",
    UnitKind.MONEY: "投资",
    UnitKind.POWER: "装机容量",
    UnitKind.VOLTAGE: "电压等级",
}
COUNTED = frozenset({UnitKind.COUNT, UnitKind.BARE})
PEOPLE = frozenset({"人", "名", "万人", "万名", "人次", "万人次"})
SPACES = frozenset({UnitKind.AREA, UnitKind.LENGTH})
DIMENSIONS = frozenset("高长宽深厚") | {"跨径", "直径", "半径", "层高", "长度", "宽度", "高度", "深度", "全长", "单跨"}
#: Nouns of places whose size a number gives: 155.6平方公里临空经济带.
_PLACES = re.compile(
    "(?:区|带|城|岛|片区|商圈|小镇|街区|湿地|园区|组团|走廊)(?:规划|建设|开发|改造|规划建设|开发建设|综合提升)*$"
)
#: 年产30万吨|钛白粉一期: what works can make is said before their name.
_MADE = re.compile("(?:项目|工程|生产线|基地|装置|厂|矿|车间|[一二三四]期)$")
_OUTPUTS = frozenset({UnitKind.MASS, UnitKind.VOLUME, UnitKind.POWER, UnitKind.ENERGY})
#: What has a mass or a volume of its own is what is made in it, not power that it takes.
_MADE_OF = frozenset({UnitKind.MASS, UnitKind.VOLUME})
#: Works that are built for what is made in them, up to what becomes of them.
_GROWN = re.compile("[^,。;、的等]{2,14}(?:项目|工程|生产线|产业园|工业园|园区|基地|装置|厂)(?:[一二三四]期)?")
_PLANNED = re.compile("(?:规划|建设|开发|改造|综合提升)+$")
#: 总投资27.9亿元的|某城、某园等文旅项目: several things, named by their head.
_SEVERAL = re.compile(
    r"的[^,。;、]{2,16}(?:(?:、[^,。;、]{2,16})+等(?:(?:\d+|[两三四五六七八九十]+)[个条家项座所处栋幢块]?)?|等(?:\d+|[两三四五六七八九十]+)[个条家项座所处栋幢块])"
    r"(?P<head>(?!\d)[^,。;、]{2,12}?)(?=正在|已|全部|加快|相继|陆续|全面|开工|建成|竣工|完工|投产|签约|落户|落地|推进|启动|顺利|有序|[,。;、]|$)"
)


def bind_size(spot: Spot, verb: str, noun: str, behind: str, generic: frozenset[str]) -> Bound | None:
    """The size that an amount gives of what stands behind it or of what its clause is about, or None.

    Args:
        spot: the number, which counts nothing.
        verb: the verb before it.
        noun: the noun before it.
        behind: the noun behind it.
        generic: nouns too general to say what has the size.
    """
    kind, left = spot.quantity.kind, spot.left
    if noun in DIMENSIONS and behind:
        return Bound("", noun, f"{behind}{noun}", "dimension", 0.7)
    if behind[:1] in DIMENSIONS and behind[1:2] == "的":
        return Bound("", behind[2:], f"{behind[2:]}{behind[0]}", "dimension", 0.7)
    if spot.ahead and noun:
        noun = left.amount or noun
        return Bound("", noun, f"{spot.ahead}{noun}", "ahead", 0.75)
    if spot.goal and verb in words("cues", "binding", "raised"):
        return Bound(verb, f"{spot.goal}资金", f"{verb}{spot.goal}资金", "goal", 0.7)
    if behind in generic and kind is UnitKind.POWER:
        return Bound("", SIZE_NAMES[kind], SIZE_NAMES[kind], "size", 0.6)
    if behind and (bound := _described(spot, verb, noun, behind)) is not None:
        return bound
    if spot.goal and (noun or verb) == "投资":
        return Bound("", f"{spot.goal}投资", f"{spot.goal}投资", "goal", 0.7)
    if kind in SPACES and behind and noun.startswith("“") and noun.endswith("”") and _PLACES.search(behind):
        return Bound(verb, f"{noun}{behind}", f"{noun}{behind}{SIZE_NAMES[kind]}", "size-of-place", 0.7)
    if kind is UnitKind.VOLTAGE and behind:
        return Bound("", behind, f"{behind}{SIZE_NAMES[kind]}", "size", 0.6)
    if _MADE.search(behind) and noun in ("", "年产") and not verb and kind in _OUTPUTS:
        name = _capacity(kind, behind)
        return Bound("", behind, f"{behind}{name}" if behind not in generic else name, "capacity", 0.6)
    if not noun and kind in _MADE_OF and verb in _founding() and (grown := _GROWN.match(behind)) is not None:
        return Bound("", grown[0], f"{grown[0]}产能", "capacity", 0.6)  # 打造|500万吨的|肥料产业园
    if behind and kind in _OUTPUTS and noun and not _MEASURES.search(noun) and _owns_works(spot, verb):
        works = behind.split("等", maxsplit=1)[0] or behind  # 某公司|25万吨|乙烯装置
        return Bound("", works, f"{works}{_capacity(kind, works)}", "capacity", 0.55)
    if behind and not noun and kind in SPACES and _PLACES.search(behind):
        place = _PLANNED.sub("", behind)
        size = f"{'规划' if verb.endswith('规划') else ''}{SIZE_NAMES[kind]}"
        if spot.right.attached and is_action(spot.right.predicate):
            deed = f"{place}{spot.right.predicate}"  # 完成4个小区|9万平方米|老旧小区|改造
            return Bound(verb, deed, f"{verb}{deed}", "size-of-place", 0.7)
        if verb in _BUILDING and not spot.behind.startswith("的"):
            return Bound(verb, place, f"{verb}{place}", "verb+behind", 0.7)  # 打造|8公里|花卉带: not how long it is
        return Bound("", place, f"{place}{size}", "size-of-place", 0.7)
    if behind and left.modifies and noun:
        return Bound("", behind, f"{noun}{behind}" if len(noun) <= 6 else behind, "described", 0.7)
    return None


#: What a statistic ends in, which is no name of a firm.
_MEASURES = re.compile("[量额率值数产能机度年]$|存栏|出栏|装机|规模|总产")


#: What makes so much of something that was not there before.
_BUILDING = frozenset({"建成", "新建", "建设", "开工建设", "打造", "建设打造"})


@cache
def _founding() -> frozenset[str]:
    """Verbs of building works: 打造, 新上."""
    return words("cues", "binding", "founding")


def _capacity(kind: UnitKind, works: str) -> str:
    """What works can make, how much power they have, or how much is to be done."""
    if _DONE_TO_LAND.search(works):
        return "工程量"  # 40万方|尾矿整治工程
    return SIZE_NAMES[kind] if kind is UnitKind.POWER and _POWER_WORKS.search(works) else "产能"


_DONE_TO_LAND = re.compile("(?:整治|治理|修复|清淤|疏浚|平整|回填|复垦|加固)(?:项目|工程)?$")
_POWER_WORKS = re.compile("发电|光伏|风电|水电|火电|核电|电站|电厂|电场|机组|储能|项目|工程|[一二三]期")


def _owns_works(spot: Spot, verb: str) -> bool:
    """Whether a noun before an amount says whose works they are: the amount touches both nouns, and nothing is done."""
    touches = (
        spot.behind[:1] not in "于在为占"
        and not spot.left.link
        and not spot.left.change
        and not spot.behind.startswith("的")
    )
    getting = spot.quantity.kind is UnitKind.POWER and verb in ("获得", "取得", "中标", "拿下")
    return touches and (not verb or getting or verb in words("cues", "binding", "seeing_to"))


_AT_A_PRICE = frozenset({"价格", "单价", "总价", "均价", "高价", "低价", "标准"})


def _described(spot: Spot, verb: str, noun: str, behind: str) -> Bound | None:
    """总金额达20亿元的|融资合作协议, 4750平米的|玉米研究所: the size of what stands behind 的."""
    if not spot.behind.startswith("的"):
        return None
    noun = spot.left.amount or noun
    if behind in _AT_A_PRICE and noun.endswith(("以", "按", "按照")):
        noun = noun.rstrip("以按照")
        return Bound("", behind, f"{noun}{behind}", "size-of", 0.65)  # 部分股权以|900万元的|价格转让
    if verb == "投资" and not noun:
        noun, verb = verb, ""
    whole = whole_of_list(spot.behind)
    several = _SEVERAL.match(spot.behind) if not whole else None
    behind = whole or behind
    if noun == "投资" and spot.quantity.kind is UnitKind.MONEY and several is None:
        behind = behind.split("等", maxsplit=1)[0] if behind.find("等") > 3 and behind[-1] != "等" else behind
        return Bound("", behind, f"{behind}{noun}", "size-of", 0.7)  # 实施投资1.97亿元的|路网建设
    if not noun and spot.quantity.kind in SPACES:
        return Bound("", behind, f"{behind}{SIZE_NAMES[spot.quantity.kind]}", "size-of", 0.65)
    works = noun.endswith(word_list("cues", "binding", "capacities"))
    if not (
        works or noun == "投资" or hangs(noun) or hangs(verb + noun) or (0 < len(noun) <= 3 and not spot.left.verbal)
    ):
        return None
    if several is not None:
        behind = clean(several["head"]) or behind
    return Bound("", behind, f"{behind}{noun}", "size-of", 0.7)


#: 连续3年突破百亿元|投资: a sum closes what goes on.
_SUM_END = re.compile("(?<=[百千万亿]元)")


#: What a value has stayed above or below for so long.
_BOUNDED = re.compile(
    r"(?:稳定|保持|维持|控制)在[\d.]+[万亿]?[^\d,。;、]{1,4}(?:以上|以下|以内|左右)(?=[,。;、]|$)|[^,。;、\d]{1,8}前[\d一二三四五六七八九十]+[位名]?(?=[,。;、]|$)"
)
#: Verbs without which a noun means something else.
_TAKEN = frozenset({"实际使用", "实际利用", "实际到位", "合同利用", "新增", "新登记", "新设", "出口", "进口"})


#: 连续3年居|产销量|全球第一: what is ranked, behind the verb.
_RANKED = re.compile(
    rf"(?:{PLACES}|保持)(?P<noun>(?!全)[\u4e00-\u9fff]{{2,12}}(?:量|额|值|率|收入|规模|指数|水平|竞争力|满意度|增速|总数|面积))"
    rf"(?:{SCOPES})"
)


def ranked_behind(before: str) -> str:
    """What is ranked, where it stands between the verb and the place: 连续3年居|产销量|全球第一; or empty."""
    found = _RANKED.search(before)
    return found["noun"] if found is not None else ""


_SPEED_ROW = re.compile("(?:^|[,、;])(增速|增幅)(?:已)?连续$")
#: 连续4年|下降、降至18微克: where it has come to is told of the number behind.
_MOVED_TO = re.compile("(?<=..)[、,][降升增减](?:至|到|为)$")
#: The first so many, among whom something is.
_AMONG_FIRST = re.compile(r"\d+[名位强]?")


def in_a_row(spot: Spot, noun: str, state: State) -> Bound:
    """连续5年|下降: how long something has gone on, said with what goes on."""
    before = state.last()
    goes_on = spot.behind.startswith(word_list("cues", "binding", "goes_on")) or not spot.first
    if not goes_on or (spot.first and before is not None and before.method == "in-a-row"):
        before = None  # 连续十年|未发生重特大事故: the place again, not the figure before
    said = state.theme if goes_on and tags().get(state.theme[:2]) != "v" else ""  # 守牢底线,|连续两年…: what was done
    noun = noun.removesuffix("连续")
    told = state.last()
    if not noun and (speed := _SPEED_ROW.search(spot.before)) is not None and told is not None:
        noun = f"{told.noun or told.indicator}{speed[1]}"  # 投资增长9%,|增速连续三年位居第一
    if noun and spot.left.verb in _TAKEN:
        noun = f"{spot.left.verb}{noun}"  # 实际使用|外资连续8年, 新增|贷款连续4年
    noun = "" if noun.endswith(("台阶", "大关", "关口")) else noun  # 迈上14万亿元新台阶、|连续36年
    if before is not None and (hangs(noun) or noun in words("cues", "binding", "bare_measures")):
        noun = f"{(before.noun or before.indicator).removesuffix(noun)}{noun}"  # 工业增加值2471亿元,总量|连续两年
    noun = noun or (with_deed(before) if before is not None else said)
    behind = spot.behind[:28].strip("、")
    bounded = _BOUNDED.match(behind)  # 连续8年|稳定在600亿斤以上
    what = bounded[0] if bounded else re.split(r"[在达]?(?:到|超过)?\d|[,。;]|\((?![^()]{1,4}\))", behind[:24])[0]
    what = _MOVED_TO.sub("", _SUM_END.split(what)[0])
    if what.endswith("前") and (place := _AMONG_FIRST.match(spot.behind, len(what))) is not None:
        what += place[0]  # 连续3个月|排在全省前5名
    if ranked := ranked_behind(what):
        noun, what = ranked, what.replace(ranked, "")
    return Bound("", noun, f"{noun}连续{what}", "in-a-row", 0.6)


#: Values that a firm, a work or a whole trade has.
VALUED = re.compile("(?:增加值|总产值|产值|主营业务收入|营业收入|销售收入|销售额|利税总额|利润总额|利税|利润|税收)$")


def is_own_value(noun: str, before: str, kind: UnitKind) -> bool:
    """Whether an amount of a named thing is its own, and not that of what was measured of it before.

    Args:
        noun: the amount: 年产值, 税收.
        before: what was measured of the thing before.
        kind: the kind of that number.

    >>> is_own_value("年产值", "年产锅炉", UnitKind.COUNT), is_own_value("产值", "规模以上企业", UnitKind.COUNT)
    (True, False)
    """
    if kind not in COUNTED:
        return True  # 某厂产值12亿元,|税收2亿元
    return VALUED.search(noun) is not None and not before.endswith(("项目", "工程", "企业"))
