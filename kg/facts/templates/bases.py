"""What a noun of amount hangs on that does not say of what: 新增上市企业7家,|总数211家."""

from __future__ import annotations

import re

from kg.facts.binding import Draft
from kg.facts.templates.sizes import VALUED
from kg.facts.templates.stocks import stock_of
from kg.facts.wording.phrases import light_verbs
from kg.lexicon import words
from kg.model.quantity import UnitKind

#: 惠民活动|举办120场,|惠及群众6万人次: that it was held is no part of it.
_HELD = re.compile("(?<=[一-鿿”]{4})(?:举办|开展)$")
_SPEED = re.compile("(?<=..)(?:增速|增幅)$")
PUNISHED = frozenset({"处罚", "查处", "处理", "立案", "立案处罚", "立案查处", "执结"})
#: 列入省重点项目19个,|完成投资: of the projects.
_TAKEN_IN = re.compile("^(?:列入|纳入|争列|入选)(?=..)")
#: Verbs that say which of all works are meant.
_STAGES = (
    "签约",
    "开工",
    "复工",
    "竣工",
    "完工",
    "投产",
    "投用",
    "达产",
    "引进",
    "落地",
    "建成",
    "续建",
    "在建",
    "落户",
    "储备",
)
_WORKS = ("项目", "工程", "企业")
_BARE_WORKS = frozenset({"项目", "工程"})
_MEASURED = re.compile(
    "(?:总产量?|产量|(?:种植|养殖|栽培)?规模|(?:种植|播种|挂果|采摘|投产|可采|结果)?面积|存栏|出栏|年?发电量)$"
)


#: 生猪出栏62万头、|存栏36万头: of the same herd, of which the number before told something else.
_KEPT = frozenset({"存栏", "出栏", "存栏量", "出栏量"})
#: How much ground things take.
_EXTENTS = frozenset({"面积", "总面积", "规模"})
#: 皮棉总产14万吨,|单产: how much a field bears, or what is paid for it.
_PER_FIELD = ("单产", "亩产", "均价", "收购价")
_TRADED = ("出口额", "进口额", "出口总额", "交易额", "成交额")
_HERDS = ("存栏", "出栏")
_OF_WORTH = frozenset({"市值", "总市值"})
_MONEY = frozenset({"资金", "投资", "总投资", "投资额", "投资总额", "年度投资", "完成投资"})
#: What of things a number before told, which has no value of its own.
_OF_NUMBER = re.compile("(?<=..)(?:总数|数量|产能|总量|个数)$")


def base_of(before: Draft, noun: str = "") -> str:
    """What a hanging noun hangs on: the counted things of the figure before; a stock (总量) is not of what was added."""
    if noun.endswith("投资") and before.indicator.endswith("面积"):
        return _MEASURED.sub("", before.indicator) or before.indicator  # 新开工住房面积8万平方米,|完成投资
    if before.verb.startswith("新") and noun not in words("cues", "binding", "stocks"):
        return before.indicator
    done = before.verb and before.verb not in light_verbs() and before.indicator == f"{before.verb}{before.noun}"
    if done and noun in _EXTENTS and before.quantity.kind is UnitKind.COUNT:
        return before.indicator  # 供应商业用地6宗,|面积20公顷; 拆除违建30处,|面积: as much as that was done to
    base = _TAKEN_IN.sub("", before.noun or before.indicator)
    if base in PUNISHED:
        return ""  # 立案处罚340件,|涉案金额1.3亿元
    if noun in words("cues", "binding", "stocks"):
        base = _SPEED.sub("", base)  # GDP增速连续三年第一,|总量5000亿元
    base = _HELD.sub("", base) if noun not in words("cues", "binding", "stocks") else base
    if noun in words("cues", "binding", "stocks") and before.verb.startswith("新") and before.noun:
        return stock_of(before)  # 新签约项目8个,|总数26个
    whole = before.indicator
    if noun in _MONEY:
        base, whole = _OF_NUMBER.sub("", base), _OF_NUMBER.sub("", whole)  # 储备茶园数量达到64个,|资金突破140亿元
    general = base in _BARE_WORKS and before.verb and before.verb not in light_verbs()
    of_stage = base in words("cues", "generic", "nouns") or (base.endswith(_WORKS) and not noun.startswith("完成"))
    if (general or (of_stage and before.verb.endswith(_STAGES))) and not whole.endswith(noun):
        return whole  # 招引项目80个,|总投资; 签约重点项目9个,|总投资
    if before.verb.startswith("新增") and before.noun:
        return stock_of(before)  # 新增上市企业7家,|总数211家
    if VALUED.search(noun) and (valued := VALUED.search(base)) is not None and valued.start() > 1:
        return base[: valued.start()].removesuffix("年")  # 规上工业增加值,|利润总额; 项目年产值,|年税收
    if noun.endswith(_TRADED) and (valued := VALUED.search(base)) is not None and valued.start() > 1:
        return base[: valued.start()]  # 花炮产业总产值,|出口额
    if noun in _HERDS:
        return base.removesuffix(next((herd for herd in _HERDS if base.endswith(herd)), ""))  # 黑猪出栏3万头,|存栏2万头
    if (noun in words("cues", "binding", "values") or noun in _OF_WORTH) and len(base) > 3:
        base = _OF_NUMBER.sub("", base)  # 冷柜产能达到3万台,|产值; 上市企业总数达26家,|市值
    bare = noun in _KEPT or noun.endswith(_PER_FIELD) or noun in words("cues", "binding", "values")
    return _MEASURED.sub("", base) or base if bare else base
