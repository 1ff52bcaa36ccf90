"""Among which places a rank holds: 居|全省建制县|第16, 在|全市各行政区|中排名第一, 名列|珠三角地区|第五."""

from __future__ import annotations

import re

from kg.lexicon import alternatives
from kg.lexicon.divisions import divisions
from kg.lexicon.standings import ADVERBS, CONTESTS, KEEPS, PLACES, SCOPES, STANDS

#: Places of one kind in a region: 全省沿海县, 全国568家三级医院, 全省各县(区), 珠三角地区.
_SCOPE = re.compile(
    rf"(?P<scope>(?:{SCOPES})(?:地区|区域|城市群)?"
    "(?:各?(?:[一-鿿]{0,6}?(?:[县市区州镇]|街道|乡镇|新区|集聚区|园区|开发区|高新区))?(?:\\([^()]{1,4}\\))?)?)"
    rf"(?:中|里|内)?(?:综合)?(?:{STANDS}|位次|居|列|排)?第?$"
)
_NEVER = re.compile("百强|强[县市区]|榜|位居|名列|位列|排名")
#: 成交额居|全国区域茶叶市场|首位: all that stands between the verb and the rank, where it opens with a place.
_BEHIND_VERB = re.compile(rf"(?P<head>.*?)(?:{PLACES})(?P<scope>(?:{SCOPES}|[省市州盟环])[^,。;、\d“”的]{{1,14}})$")
#: 在全市行政区中保持|第三名: among whom, before the verb.
_BEFORE_VERB = re.compile(
    rf"在(?P<scope>(?:{SCOPES})(?!综合|总体|年度)[^,。;、\d“”]{{1,14}}?)(?:中|里|内)?(?:综合)?(?:{ADVERBS}|{KEEPS}|{PLACES})+$"
)
#: 客流量均位列|海川|前十: a place by its short name.
_BY_NAME = re.compile(rf"(?:{PLACES})(?P<name>[\u4e00-\u9fff]{{2,4}})$")
#: What is measured, or competed in, is no place.
_NO_PLACE = re.compile(
    rf"(?:{alternatives('cues', 'measured', 'tails')}|{CONTESTS}|工作|榜单?|强|排名|位次|方阵|梯队|率|增速|增幅|前列|成绩|等次)$"
)
#: 在全省|综合排名|第九: what is ranked is all that it does.
_ALL_IN_ALL = re.compile(rf"(?P<what>综合(?:实力|考核|评价|考评|成绩)?)(?:{STANDS}|居|列|排)?第?$")
#: 茶厂建设|在全市考核中荣获第一: that it was looked at.
_LOOKED_AT = re.compile(
    rf"在(?:(?:{SCOPES}|年度)(?:年度)?)(?P<what>(?:综合|专项|年度|绩效)?(?:{CONTESTS}))(?:中|里)?(?:{PLACES})*(?:{SCOPES})?“?双?第?$"
)


def scope_of(before: str, qualifier: str) -> str:
    """Among which places a rank holds, where that is more than what was found.

    Args:
        before: the words before the rank.
        qualifier: what was found.

    >>> scope_of("晴好天数在全省沿海县排名", "县"), scope_of("增速居全省各县(区)", "县(区)"), scope_of("居", "")
    ('全省沿海县', '全省各县(区)', '')
    """
    found = _SCOPE.search(before)
    if not qualifier and (open_scope := open_scope_of(before)) is not None:
        return open_scope[1]
    if not qualifier and (named := _BY_NAME.search(before)) is not None and divisions().short(named["name"]):
        return named["name"]
    if found is None or _NEVER.search(found["scope"]) or len(found["scope"]) <= len(qualifier):
        return qualifier
    return found["scope"] if qualifier in found["scope"] else qualifier


def looked_at(head: str, before: str) -> str:
    """What is ranked, with the way in which it was looked at where only the rank's place says it.

    Args:
        head: the noun before the rank.
        before: all words before it.

    >>> looked_at("海川园区", "海川园区在全省综合排名"), looked_at("茶业振兴", "茶业振兴在全省考评中荣获")
    ('海川园区综合排名', '茶业振兴考评')
    """
    if not head or head.endswith(("综合实力", "排名", "考核", "评价", "成绩", "得分", "评估", "测评", "考评", "评比")):
        return head
    if (found := _ALL_IN_ALL.search(before)) is not None and found.start() >= len(head):
        return f"{head}{found['what']}排名"
    if (found := _LOOKED_AT.search(before)) is not None and found.start() >= len(head):
        return f"{head}{found['what']}"
    return head


def open_scope_of(before: str) -> tuple[str, str] | None:
    """The words before the verb, and among which places or things a rank holds, where that is no list of divisions.

    Args:
        before: the words before the rank.

    >>> open_scope_of("成交额居全国区域茶叶市场"), open_scope_of("增速在全市行政区中保持"), open_scope_of("居全市")
    (('成交额', '全国区域茶叶市场'), ('增速', '全市行政区'), None)
    """
    if (found := _BEFORE_VERB.search(before)) is not None:
        head = before[: found.start()]
    elif (found := _BEHIND_VERB.fullmatch(before)) is not None:
        head = found["head"]
    else:
        return None
    scope = found["scope"].removesuffix("中")
    return None if _NO_PLACE.search(scope) is not None or _NEVER.search(scope) is not None else (head, scope)
