"""What a plan tells as it stands already: 拥有规上企业320家, 服务业占比仅18%, 连续两年居全市第一; no number of it is promised."""

from __future__ import annotations

import re

from kg.facts.wording.means import made_use_of
from kg.lexicon.standings import SCOPES, STANDS

#: 链主企业仅|9家, 占比仅为|3%: so few there are.
_ONLY = re.compile("(?<![不非])仅(?:有|为|占)?$")
#: 连续|两年位居…: so long it has been so.
_SO_LONG = re.compile("连续$")
#: 占全市|1/5|的土地: a part that one has.
_PART = re.compile("占全[国省市州区县](?:总量|总数)?的?(?P<more>[\\d./%]+的[^,。;、\\d]{1,8}、)*$")
#: 对剩余|40户、|120名脱贫户: what is left to do something about.
_LEFT = re.compile("(?:对|针对|紧盯|盯住|盯紧|聚焦)(?:全[市区县]|我[市区县])?剩余(?:的|[\\d.]+[一-鿿]{1,3}、?)*$")
#: 紧盯剩余|40户的脱贫任务: what is to become of them.
_TO_DO = re.compile("任务|脱贫|出列|退出|清零|动态")
#: 拥有|6个千亿级集群, 总量居全国|第一.
_HAS = re.compile(rf"拥有$|(?:{STANDS}|居|位于)(?:{SCOPES})[^,。;、\d]{{0,4}}$")
#: 省长两次|来区调研: who came, and how often.
_CAME = re.compile("(?:总书记|书记|省长|市长|主席|总理|领导(?:同志)?)(?:先后|曾|已|连续)?$")
_TO_SEE = re.compile("(?:亲临|莅临|深入|专程|前来|来|到|就|对|视察|考察|调研|作出|做出|批示)")
#: 梳理形成|12件候选项目, 纳入储备的|30家企业: what has been put together by now.
_SORTED = re.compile("(?:梳理|征集|筛选|遴选|汇总)(?:形成|出|确定)?$")
_TO_CHOOSE = re.compile("[^,。;]{0,12}候选")
_LISTED = re.compile("(?:纳入[^,。;、\\d]{0,8}|申报)的(?:全[国省市州县区])?$")
#: 甲湾1/4|的范围在本区: where a part of it lies.
_LIES = re.compile("的(?:范围|面积|区域|水域|岸线)(?:在|位于|划入|属于)")
_OWNED_PART = re.compile("^(?:我[省市州县区])?拥有[^,。;、\\d]{2,16}的$")
#: What is only meant to be so.
_MEANT = re.compile(
    "力争|确保|争取|努力|目标|将|要(?![求素闻点件道])|保持|继续|实现|冲刺|迈进|推动|达到|提升|到\\d{4}年|到“?十[四五六]五"
)
_FIRM = re.compile("力争|确保|争取|目标|继续")
#: 今年确定了12件实事, 形成候选项目12个,提请表决: done in the year that is planned.
_BY_NOW = re.compile("今年|候选|提请|本次|此次")


def stands(before: str, behind: str, carried: str) -> bool:
    """Whether a number of a plan says what is so, and not what is to be.

    Args:
        before: the words of its clause before it.
        behind: the words of its clause behind it.
        carried: the words of the sentence before the clause.

    >>> stands("我区拥有", "规上企业", ""), stands("力争拥有", "规上企业", ""), stands("占全市", "以上", "")
    (True, False, False)
    """
    if made_use_of(before) or _ONLY.search(before) or (_LEFT.search(before) and _TO_DO.search(behind) is None):
        return True
    part = _PART.search(before)
    if part is not None and (part["more"] or behind.startswith("的")):
        return True
    if (_CAME.search(before) and _TO_SEE.match(behind)) or _LISTED.search(before) or _LIES.match(behind):
        return True
    if (_SORTED.search(before) and _TO_CHOOSE.match(behind)) or _OWNED_PART.match(before):
        return True
    if _SO_LONG.search(before):
        return _FIRM.search(before) is None
    return _HAS.search(before) is not None and _MEANT.search(carried + before) is None


def told_by_now(words: str) -> bool:
    """Whether a fact within a plan is one of the year that is planned for, and not of the one before.

    >>> told_by_now("今年确定了12件实事"), told_by_now("已建成公园12个")
    (True, False)
    """
    return _BY_NOW.search(words) is not None
