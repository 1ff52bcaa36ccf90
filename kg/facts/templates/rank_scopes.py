"""Among which places a rank holds: 居|全省建制县|第16, 在|全市各行政区|中排名第一, 名列|珠三角地区|第五."""

from __future__ import annotations

import re

_REGIONS = (
    "全省|全市|全国|全球|世界|全州|省内|市内|国内|亚洲|珠三角|长三角|长江三角洲|珠江三角洲|京津冀|长江经济带|黄河流域"
    "|粤港澳大湾区|大湾区|粤东西北|东部沿海|中西部|中部|西部|东部|东北|华北|华东|华南|华中|西南|西北|苏南|苏北|浙南|胶东|川南|川东北"
)
#: Places of one kind in a region: 全省沿海县, 全国568家三级医院, 全省各县(区), 珠三角地区.
_SCOPE = re.compile(
    rf"(?P<scope>(?:{_REGIONS})(?:地区|区域|城市群)?"
    "(?:各?(?:[一-鿿]{0,6}?(?:[县市区州镇]|街道|乡镇|新区|集聚区|园区|开发区|高新区))?(?:\\([^()]{1,4}\\))?)?)"
    "(?:中|里|内)?(?:综合)?(?:排名?|位居|位列|名列|稳居|位次|居|列)?第?$"
)
_NEVER = re.compile("百强|强[县市区]|榜|位居|名列|位列|排名")
#: 在全省|综合排名|第九: what is ranked is all that it does.
_ALL_IN_ALL = re.compile("(?P<what>综合(?:实力|考核|评价|考评|成绩)?)(?:排名?|位居|位列|名列|居|列)?第?$")
#: 茶厂建设|在全市考核中荣获第一: that it was looked at.
_LOOKED_AT = re.compile(
    "在(?:(?:全省|全市|全国|全州|年度)(?:年度)?)(?P<what>(?:综合|专项|年度|绩效)?(?:考核|考评|评比|评估|测评|评价))(?:中|里)?(?:荣?获|取得|获得|位列|位居|排名|名列|居)*(?:全省|全市|全国)?“?双?第?$"
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
