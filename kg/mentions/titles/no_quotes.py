"""Quotations that name nothing done, by what is said around them: what is fought, what is aimed at, what something is called."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.lexicon.edges import behind_last

_REACH = 16
_MARKS = ",。;:!?\n"
#: What stands between a verb of fighting and what is fought: 反对|形式主义和“纸上谈云”.
_ON_THE_WAY = "(?:(?!推行|开展|实施|推广|探索|建立)[^,。;:!?\n])*?"
#: What something is that bears a name of its own: 大模型|“云岭慧目”.
_THING = re.compile(
    r"(?:大模型|系统|软件|小程序|APP|机器人|智能体|数字人|卫星|无人机|芯片|吉祥物|(?<!公共)(?<!服务)平台)$"
)
#: What a quotation is an example of that is no policy: “松溪货”等|应用场景, 外城“松门面”等一批|更新项目.
_EXAMPLE = re.compile(
    r"(?:、?“[^“”]{2,12}”)*等(?:一批|一系列|[两三四五六七八九十\d]+[大个项类])?[^,。;的“]{0,10}?"
    r"(?:场景|更新项目|老字号|名品|行为|问题|现象|乱象|产品|品牌|景点|景区|商圈|街区|片区|线路)(?=[,。;、)建的]|$)"
)
#: 打造“卫星+”|空天产业集群: what a cluster is of.
_CLUSTER = re.compile("[\u4e00-\u9fff]{0,8}?(?:产业集群|产业链|产业带|产业生态)")

#: What one is for is told together with its counterpart: “强链条”与“优环境”|相结合.
_TOGETHER = "(?:相结合|有机结合|并重|并举|两手抓|同频共振)"
_BOTH, _SECOND = re.compile(f"[与和]“[^“”]{{2,12}}”{_TOGETHER}"), re.compile(_TOGETHER)
#: What somebody or something is to be, or what comes of it, behind it: 确保窗口服务|“不断档”, 通过修桥补路|“畅交通”.
_PREDICATE = re.compile("(?:确保|做到|保障|通过)[^,。;:“”]{2,14}$")
#: What something is taken for: 以“山水田园”|为特色; not what is done it with.
_TAKEN_FOR = re.compile(
    "为(?!抓手|总抓手|载体|契机|重点|突破口|平台|主题|核心|统领|代表|主[要的导])[\u4e00-\u9fff]{2,4}?(?P<ends>[,。;、的]|$)?"
)
_NUMERAL = re.compile("[一二三四五六七八九十百千万两双\\d]")


@cache
def _fought() -> re.Pattern[str]:
    near, far = alternatives("quotes", "fought_near"), alternatives("quotes", "fought")
    felt = alternatives("quotes", "felt")
    return re.compile(rf"(?:(?:{near}|{felt})了?|(?:{far}){_ON_THE_WAY})$")


def is_unnamed(text: str, opening: int, close: int, start: int) -> bool:
    """Whether what is said around a quotation tells that it names nothing that is done.

    Args:
        text: the view.
        opening: where its first mark stands.
        close: where the quotation ends, behind its last mark.
        start: where the block begins.
    """
    known = word_list("quotes", "known")
    inner = text[opening + 1 : close - 1]
    floor = max(opening - _REACH, behind_last(text, _MARKS, start, opening))
    if _fought().search(text, floor, opening) is not None:
        return True
    if _THING.search(text, floor, opening) is not None:
        return True
    if inner not in known and (_is_told(text, opening, close, floor) or _is_taken(text, opening, close)):
        return True
    if inner.endswith("+") and _CLUSTER.match(text, close) is not None:
        return True
    if _EXAMPLE.match(text, close) is not None and inner not in known:
        return True
    return inner not in known and text.startswith(word_list("quotes", "worded_always"), close)


def _is_told(text: str, opening: int, close: int, floor: int) -> bool:
    """Whether a quotation says what something is to be, alone or together with its counterpart."""
    if _BOTH.match(text, close) or (text.endswith(("”与", "”和"), floor, opening) and _SECOND.match(text, close)):
        return True
    return text[close : close + 1] in _MARKS and _PREDICATE.search(text, floor, opening) is not None


def _is_taken(text: str, opening: int, close: int) -> bool:
    """Whether what stands behind a quotation tells what it is taken for; a number at its head makes a name of it."""
    taken = _TAKEN_FOR.match(text, close)
    if taken is None or _NUMERAL.match(text, opening + 1) is not None:
        return False
    return text[opening - 1 : opening] == "以" or taken["ends"] is not None
