"""Quoted names: policies and campaigns in “ ”, documents in 《 》.

A quotation takes in the noun behind it (“531”村庄清洁行动) and the noun phrase before it (遴选供地“1+4”规则体系); the bare
quotation stays an alias, because texts use both.
"""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.mentions.books import find_books
from kg.mentions.coined import closes_as_policy, is_attitude, is_numbered, is_wording
from kg.mentions.numerals import HAN, read_han
from kg.mentions.quoted_houses import quoted_house
from kg.mentions.sorts import sort_of_works
from kg.mentions.suffixes import generic_words
from kg.mentions.walk import Words, is_stop, trim_left, walk_left
from kg.mentions.words import is_proper
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_QUOTE = re.compile(r"“([^“”。\n]{1,40})”")
_CLAUSE = re.compile("[,。;:!?\n]")
_COUNT = re.compile(f"[{HAN}]+")
_PLAN_PERIOD = re.compile("十[一二三四五六]五")
_HELD = re.compile(
    r"(?:举办|办好|承办|主办|协办|参加|召开|常态化开展|定期举办)(?:了|好)?[^,。;、]{0,8}$|届[^,。;、]{0,4}$"
)
#: Events that quotation marks set off: “早餐会”, “红岭路演”.
_EVENTS = (
    "会",
    "节",
    "赛",
    "论坛",
    "路演",
    "沙龙",
    "讲堂",
    "讲坛",
    "集市",
    "夜市",
    "市集",
    "音乐季",
    "文化季",
    "嘉年华",
    "购物节",
    "马拉松",
    "招聘月",
    "开放日",
    "大集",
)
#: Ways of serving people are coined like this: “周末办”, “最多跑一次”, “一件事一次办”.
_WAYS = ("办", "通办", "跑一次", "不打烊", "零跑腿")
#: States and measures that quotation marks set off for effect: “零增量”, “幸福指数”.
_EFFECTS = re.compile(
    "(?:全[年域区县市]|基本|持续)?零[^,。]{1,3}|.{2,4}(?:指数|水平|效益|能力|速度|温度|担当|实践|贡献|答卷|篇章|新篇|主战场|力量|智慧|答案|风采|范例|品质|作风|效率)"
)
#: Heads that make a campaign of whatever is quoted: “领头雁”计划.
_MADE_OF = ("行动", "计划", "工程", "活动", "专项整治", "攻坚战", "战略布局", "总体布局")
#: Which one of its kind a quotation is: 首张|“一业一证”.
_ORDINAL = re.compile(r".*(?:首[张批个项例单]|第[一二三四五六七八九十\d]+[张批个项例])(?:全[国省市县区])?")
#: A date in quotation marks is a case, no policy: “8·14”.
_DATED = re.compile(r"\d{1,2}[·.]\d{1,2}.*")
#: “云湾红”|区域公用品牌.
_BRANDED = re.compile("(?:[\u4e00-\u9fff]{0,7})品牌")
#: Verbs that a slogan with 、 in it may stand behind when 品牌 follows.
_SPREAD = ("叫响", "唱响", "擦亮", "打响", "做响")
#: An industry with a coined name: “银发”经济, “两养一种”产业.
_TRADE = re.compile(
    r"(?:特色|战略性|新兴|先进|现代|重点|主导|支柱|优势|战新|富民|首位|种养|养殖|种植|林果|农牧)*(?P<head>产业集群|产业|制造业|服务业|经济)"
)
_NO_TRADE = re.compile(
    "产业(?:体系|政策|用地|项目|空间|工人|生态|平台|联盟|投资|基金|园|规划|链|基地)|经济(?:带|圈|区|发展)"
)
#: “某某生产线智能化升级项目”: works that a story sets off.
_WORKS = re.compile("(?:生产线|生产|加工|制造|扩能|扩建|技改|技术改造|建设|基地|厂|产业园|年产|养殖|电站).{0,10}项目$")
#: “互联网+”|云岭科技城: a field that a place is named by.
_PLACE_OF = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:[^市]城|[^公]园|园区|小镇|谷|基地|大厦)(?=[,。;、)等]|建设|项目|$)")
#: What stands between two quotations of one list.
_LINKS = ("", "、", "和", "与", "及", "以及")


@cache
def _before() -> re.Pattern[str]:
    verbs = alternatives("quotes", "policy_verbs")
    return re.compile(
        rf"(?P<verb>{verbs})(?:[了好实]|的|以|全市|全省|国家|省委|市委|省|市|县|区|新|新一轮|重大项目|重点项目|常态化|企业开办|农村|持续)?$"
    )


@cache
def _listed(key: str) -> tuple[str, ...]:
    return tuple(word_list("quotes", key))


@cache
def _policy_heads() -> tuple[str, ...]:
    return tuple(sorted(word_list("quotes", "policy_heads"), key=len, reverse=True))


def find_quoted(words: Words, start: int, end: int, barriers: list[Span]) -> list[Mention]:
    """The names that quotation marks or title marks set off in ``[start, end)``.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
        barriers: quantities, times and people, which no name enters.
    """
    text = words.text
    found = []
    named = -1  # where the last quotation ends that is a name
    for match in _QUOTE.finditer(text, start, end):
        chained = named >= 0 and text[named : match.start()] in _LINKS
        if (mention := _quoted(words, match, start, end, barriers, chained=chained)) is not None:
            found.append(mention)
            named = max(mention.span.end, match.end())
    return [*found, *find_books(text, start, end)]


def _quoted(
    words: Words, match: re.Match[str], start: int, end: int, barriers: list[Span], *, chained: bool
) -> Mention | None:
    text = words.text
    inner = match[1]
    if not 2 <= len(inner) <= 24 or any(c in inner for c in ",;:!?"):
        return None
    before = text[max(start, match.start() - 14) : match.start()]
    if (sort := sort_of_works(text, match.start(), match.end(), start)) is not None:
        return Mention(sort, NameClass.POLICY, inner, "quote", 0.7)
    if _WORKS.search(inner) and not text.startswith(_listed("described"), match.end()):
        return Mention(Span(match.start(1), match.end(1)), NameClass.PROJECT, inner, "quote", 0.7)
    close = _head_behind(words, match.end(), end)
    if close is None and (house := quoted_house(text, match, start, end)) is not None:
        return house
    if inner.endswith("+") and _PLACE_OF.match(text, match.end(), end):
        return None
    if is_attitude(inner) and (close is None or not text.endswith(_MADE_OF, match.end(), close)):
        return None
    if close is not None:
        opening = match.start() if chained else _noun_before(words, match.start(), start, barriers)
        if _sums_up(text[start:opening], inner):
            opening = match.start()
        whole = Span(opening, close)
        head = text[match.end() : close]
        if head.startswith("创建") and inner.endswith(word_list("honours", "nouns")):
            return Mention(Span(match.start(1), match.end(1)), NameClass.HONOUR, inner, "quote+head", 0.7)
        held = head.endswith("赛事") or (head.endswith(("活动", "大赛")) and _HELD.search(before))
        kind = (
            NameClass.NAMED_EVENT
            if held
            else NameClass.INITIATIVE
            if head.endswith(tuple(word_list("quotes", "initiative_heads")))
            else NameClass.POLICY
        )
        name = text[opening:close]
        aliases = {inner, text[match.start() : close], text[opening : match.end()]} - {name}
        own = () if _PLAN_PERIOD.fullmatch(inner) else tuple(sorted(aliases))  # 云岭“十四五”规划: every place has one
        return Mention(whole, kind, name, "quote+head", 0.75, aliases=own)
    spread = before.endswith(_SPREAD) and text.startswith(
        ("品牌", "服务品牌", "旅游品牌", "区域品牌", "文旅品牌"), match.end()
    )
    if not spread and _BRANDED.match(text, match.end(), end) is not None and not closes_as_policy(inner):
        return None  # a brand of goods is a product
    ways = inner.endswith(_WAYS) or closes_as_policy(inner)
    if text.startswith("的", match.end()) and not (ways or is_numbered(inner)):
        return None  # “时时放心不下”|的责任感
    if _PLAN_PERIOD.fullmatch(inner) or ("、" in inner and not is_numbered(inner) and not spread):
        return None
    worded = text.startswith(_listed("worded"), match.end()) and not (is_numbered(inner) or inner.endswith(_WAYS))
    spoken = text.startswith(_listed("spoken"), match.end()) or _is_change(text, match.start(), match.end())
    if is_numbered(inner) and _PLATFORM.match(text, match.end(), end) is not None:
        return None
    if worded or spoken or _DATED.fullmatch(inner) or _EFFECTS.fullmatch(inner):
        return None
    trade = _TRADE.match(text, match.end(), end)
    if trade is not None and _NO_TRADE.match(text, trade.start("head")) is None:
        close = trade.end()
        name = text[match.start() : close]
        return Mention(Span(match.start(), close), NameClass.INDUSTRY, name, "quote+head", 0.7, aliases=(inner,))
    tail = text[match.end() : min(end, match.end() + 4)]
    if inner.endswith(_EVENTS) and _HELD.search(before):
        opening = _noun_before(words, match.start(), start, barriers)
        name = text[opening : match.end()]
        return Mention(Span(opening, match.end()), NameClass.NAMED_EVENT, name, "quote+head", 0.7, aliases=(inner,))
    nearer = _noun_before(words, match.start(), start, barriers)
    done = _before().search(before) or (
        nearer < match.start() and _before().search(text[max(start, nearer - 14) : nearer])
    )
    if _CHOSEN.match(text, match.end(), end) or _LISTED.fullmatch(inner):
        return Mention(Span(match.start(1), match.end(1)), NameClass.HONOUR, inner, "quote", 0.65)
    if _SITED.match(text, match.end(), end) and not closes_as_policy(inner):
        return None
    if inner in word_list("quotes", "known") and not text.startswith(_listed("described"), match.end()):
        return Mention(Span(match.start(1), match.end(1)), NameClass.POLICY, inner, "quote", 0.75)
    if is_wording(inner) or text.startswith(_listed("described"), match.end()):
        return None
    if closes_as_policy(inner):
        return Mention(Span(match.start(1), match.end(1)), NameClass.POLICY, inner, "quote", 0.7)
    if (
        done
        and not is_numbered(inner)
        and done["verb"] in word_list("quotes", "aims")
        and _is_plain(words, match.start(1), match.end(1))
    ):
        return None
    if (
        done
        or inner.endswith(_WAYS)
        or chained
        or is_numbered(inner)
        or tail.startswith(("工作", "全面", "落地", "高标", "深入", "扎实", "持续", "成效"))
    ):
        return Mention(Span(match.start(1), match.end(1)), NameClass.POLICY, inner, "quote", 0.6)
    return None


#: “2+6”国家级创新|平台: of how many a group is made up.
_PLATFORM = re.compile("(?:(?![的了和与及等在为])[\u4e00-\u9fff]){0,8}?平台(?!体系|机制|建设)")
#: What stands between the two ends of a change: “一家独大”|到|“百花齐放”.
_TURN = re.compile("(?:转?向|变?为|转?变(?:为|成)?|到|走向|迈向)“")


#: Titles that people are chosen for: “云岭好人”、“和美家庭”等|评选.
_CHOSEN = re.compile("(?:[、和]?“[^“”]{2,10}”)*等?(?:称号)?(?:评选|推选|选树|创评)")
#: Lists of a year that somebody is put on: “2014十大创新人物”.
_LISTED = re.compile(r"(?:19|20)\d{2}.{2,}(?:人物|企业|品牌|案例|百强|十强|榜|奖|强)")
#: Places that marks set off: “大云港”“云湖·石坡”两大世界级|商圈.
_SITED = re.compile(
    "(?:“[^“”]{2,10}”)*(?:[两三四五六七八九十]大|等)?(?:世界级|国际|城市|重点|市级|区级)*(?:商圈|片区|板块|组团|街区|集群|产业集群|综合交通网络|综合交通体系)(?!行动|计划|工程)"
)


def _is_change(text: str, start: int, close: int) -> bool:
    """Whether a quotation words where a change begins or ends."""
    if _TURN.match(text, close) is not None:
        return True
    opening = text.rfind("”", max(0, start - 4), start)
    return opening >= 0 and _TURN.match(text, opening + 1) is not None


def _is_plain(words: Words, start: int, end: int) -> bool:
    """Whether a quotation is made of common words, as what is aimed at is worded: 打造“产业空间超市”, 围绕“精准服务”."""
    text = words.text
    inside = words.between(start, end)
    return len(inside) > 1 and all(
        (w.end - w.start == 2 or is_attitude(text[w.start : w.end]))
        and w.tag not in ("m", "place", "x")
        and not is_proper(text[w.start : w.end])
        for w in inside
    )


@cache
def _giver() -> re.Pattern[str]:
    """Whose the quotation is: 国务院|“高效办成一件事”, 省委|“1+1+9”."""
    bodies = alternatives("bodies", "national")
    return re.compile(f"(?:{bodies}|[省市区县]委|[省市区县]政府|全[省市区县]|主题|政务服务事项)")


def _governs(string: str, tag: str) -> bool:
    """A word before a quotation that does something with it: 打好“…”, 围绕“…”."""
    return (
        string in word_list("predicates", "implement", "verbs")
        or string in ("好", "锚定", "大抓", "紧盯", "省委全会", "建设", "提升", "更", "实现", "发挥", "支持")
        or tag in ("d", "ad", "p", "r")
    )


def _sums_up(before: str, inner: str) -> bool:
    """Whether a quotation counts the items of the list that runs into it, the last of which is no part of its name.

    >>> _sums_up("推行租金、股金、", "三金"), _sums_up("推行股金、", "三金"), _sums_up("推行", "三金")
    (True, False, False)
    """
    listed = _CLAUSE.split(before)[-1]
    count = _COUNT.match(inner)
    return listed.endswith("、") and count is not None and read_han(count[0]) == listed.count("、") + 1


def _head_behind(words: Words, at: int, end: int) -> int | None:
    """Where the noun behind a quotation ends that belongs to its name, or None where none follows."""
    text = words.text
    index = words.index_at(at)
    close = at
    best = None
    while index < len(words.words) and close - at < 14:
        word = words.words[index]
        if word.start != close or word.end > end:
            break
        string = words.string(index)
        if not string[0].isalnum() or (is_stop(string, word.tag) and string not in word_list("quotes", "inner")):
            break
        close = word.end
        if text[at:close].endswith(_policy_heads()):
            best = close
        index += 1
    return best


def _noun_before(words: Words, at: int, start: int, barriers: list[Span]) -> int:
    """Where the noun phrase begins that runs into a quotation: 遴选供地“1+4”规则体系."""
    index = words.ends_at(at)
    if index is None or is_stop(words.string(index), words.words[index].tag):
        return at
    left = trim_left(words, walk_left(words, index, start, barriers), at)
    left = max(left, *(m.end() for m in _giver().finditer(words.text, left, at)), left)
    if (ordinal := _ORDINAL.match(words.text, left, at)) is not None:
        left = ordinal.end()
    inside = words.between(left, at)
    while inside and _governs(words.text[inside[0].start : inside[0].end], inside[0].tag):
        inside = inside[1:]
    if inside and words.text[inside[0].start : inside[0].end] in word_list("policies", "governing"):
        inside = inside[1:]
    left = inside[0].start if inside else at
    if at - left == 1:
        return at
    phrase = words.text[left:at]
    if not inside or len(phrase) > 10 or any(c in phrase for c in "“”《》()"):
        return at
    if all(words.text[w.start : w.end] in generic_words() for w in inside) and len(phrase) > 4:
        return at
    if phrase.endswith(word_list("quotes", "topics")):
        return at
    return left
