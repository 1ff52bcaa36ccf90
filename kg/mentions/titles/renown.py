"""What places and goods are known by: nicknames that are said of them, trade marks of renown, and titles that are striven for."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.lexicon.matcher import Shared, ahead
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: 素有“瓷都”|之称, 被誉为“江南水乡”.
_CALLED = re.compile(
    r"(?P<verb>素有|享有|被誉为|誉为|号称|被称为|被称作|美其名|冠以|赢得|堪称|自古有|历来有|有着?)?"
    r"[\u4e00-\u9fff]{0,4}“(?P<name>[^“”,。;、]{2,12})”(?P<behind>之称|之誉|的?美誉|的?美称|的?称号|的?赞誉|的?盛誉|的?别称)?"
)
#: Verbs that call a place something by themselves.
_CALLING = ("素有", "享有", "被誉为", "誉为", "号称", "被称为", "被称作", "冠以", "自古有", "历来有")
#: Titles that a hospital is graded with: “三甲”综合医院, 二级甲等中医院.
_GRADED = r"(?:“?[一二三][甲乙级](?:[甲乙]等)?”?)(?:综合|专科|中医?|妇幼|儿童|口腔|肿瘤|骨科|中西医结合)*(?:医院|妇幼保健院|保健院)"
_STRIVEN = r"(?=(?:的)?(?:等级)?(?:创建|评审|复审|复评|复核|迎检|评估|验收|达标))"
#: Titles of a list that are striven for together: 文明城市、双拥城市和节水型城市|创建.
_TOGETHER = r"(?=(?:[、和与及][^,。;、和与及\d]{4,14}){0,3}(?:创建|复审|复核|验收)(?!了|成?为))"
_PLACE = r"(?:河北|河南|山东|山西|陕西|江苏|浙江|安徽|江西|福建|湖北|湖南|四川|贵州|云南|海南|甘肃|青海|辽宁|吉林|黑龙江|北京|上海|天津|重庆|广东|广西|内蒙古|宁夏|新疆|西藏)"


@cache
def _marks() -> re.Pattern[str]:
    marks = alternatives("honours", "marks")
    return re.compile(rf"{marks}|{_PLACE}省?(?:著名商标|名牌产品|名牌|老字号|知名商号|名牌农产品|名特优产品)")


@cache
def _striven() -> re.Pattern[str]:
    titles = alternatives("honours", "titles")
    first = ahead((*"“一二三全国省市", *word_list("honours", "titles")))
    return re.compile(rf"{first}(?:{_GRADED}|(?:全国|国家级?|省级|市级|全省)?(?:{titles}))(?:{_STRIVEN}|{_TOGETHER})")


@cache
def _of_marks() -> Shared:
    """What all titles that these patterns find have in them."""
    return Shared(("商标", "名牌", "老字号", "免检", "地理标志", "商号"))


@cache
def _of_striving() -> Shared:
    return Shared(("创建", "评审", "评估", "复审", "复评", "复核", "迎检", "验收"))


def find_renown(text: str, start: int, end: int) -> list[Mention]:
    """Titles by which ``[start, end)`` says that places, goods and houses are known or want to be.

    Args:
        text: the view.
        start: where the block begins.
        end: where it ends.
    """
    found = []
    if _is_called(text, start, end):
        found += [m for match in _CALLED.finditer(text, start, end) if (m := _called(match)) is not None]
    if _of_marks().within(text, start, end):
        found += [_title(text, match.span(), 0.7) for match in _marks().finditer(text, start, end)]
    if _of_striving().within(text, start, end):
        found += [_title(text, match.span(), 0.65) for match in _striven().finditer(text, start, end)]
        found += [_title(text, match.span(), 0.6) for match in _scoped_title().finditer(text, start, end)]
    if text.find("“", start, end) >= 0:
        found += [_title(text, match.span(1), 0.65) for match in _quoted_title().finditer(text, start, end)]
    return found


def _is_called(text: str, start: int, end: int) -> bool:
    """Whether a quotation ends as nicknames do."""
    nicknames = word_list("honours", "nicknames")
    at = text.find("”", start, end)
    while at >= 0:
        if text.endswith(nicknames, start, at):
            return True
        at = text.find("”", at + 1, end)
    return False


@cache
def _long_nouns() -> str:
    """The nouns of titles that are no common words: 示范县, 先进单位."""
    aimed = (*word_list("honours", "aimed"), "试点")
    nouns = [n for n in word_list("honours", "nouns") if len(n) > _SHORT and not n.endswith(aimed)]
    return "|".join(sorted(nouns, key=len, reverse=True))


_SHORT = 2
_SCOPE = rf"(?:全国|国家级?|省级|全省|中国|{_PLACE}省)"


@cache
def _scoped_title() -> re.Pattern[str]:
    """以迎接|国家健康旅游示范区|验收为契机: a title by its scope and its noun, before what is done for it."""
    return re.compile(
        rf"{_SCOPE}(?:(?![的和与了在为将被使是获评创建]|实施|推进|开展|启动)[\u4e00-\u9fff]){{2,14}}?(?:{_long_nouns()}){_STRIVEN}"
    )


@cache
def _quoted_title() -> re.Pattern[str]:
    """“全国电子商务进农村示范县”: the whole of a quotation, with its scope and its noun."""
    return re.compile(rf"“((?:{_SCOPE})[^“”,。;、的]{{0,18}}?(?:{_long_nouns()}))”")


def _title(text: str, at: tuple[int, int], confidence: float) -> Mention:
    return Mention(Span(*at), NameClass.HONOUR, text[at[0] : at[1]], "honour", confidence)


def _called(match: re.Match[str]) -> Mention | None:
    """A nickname, which a verb of calling or the word for it sets off."""
    if not match["name"].endswith(word_list("honours", "nicknames")):
        return None
    if match["behind"] is None and match["verb"] not in _CALLING:
        return None
    span = Span(*match.span("name"))
    return Mention(span, NameClass.HONOUR, match["name"], "honour", 0.65)
