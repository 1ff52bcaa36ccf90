"""Quoted names: policies and campaigns in “ ”, documents in 《 》.

A quotation takes in the noun behind it (“531”村庄清洁行动) and the noun phrase before it (遴选供地“1+4”规则体系); the bare
quotation stays an alias, because texts use both.
"""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.lexicon import words as lexicon_words
from kg.mentions.titles.books import find_books
from kg.mentions.titles.coined import closes_as_policy, is_attitude, is_numbered, is_wording
from kg.mentions.titles.no_quotes import is_unnamed
from kg.mentions.titles.quote_edges import closing_head, head_behind, noun_before, sums_up
from kg.mentions.titles.quote_owners import is_counted, owner
from kg.mentions.titles.quoted_houses import quoted_house
from kg.mentions.titles.quoted_kinds import (
    code_head,
    counts_things,
    is_code,
    is_motto_of_place,
    is_of_people,
    kind_within,
    letters_of_things,
)
from kg.mentions.titles.sorts import sort_of_works
from kg.mentions.walking.walk import Words
from kg.mentions.words import is_proper
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_QUOTE = re.compile(r"“([^“”。\n]{1,40})”")
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
#: Heads of campaigns that are shown or played, and so held.
_SHOWN = ("赛事", "展示活动", "展演活动", "展演系列活动", "汇演活动", "展览活动", "展销活动", "巡展活动")
#: “云岭早市”等|促销费活动: events by one of them.
_OF_EVENTS = re.compile(r"(?:、?“[^“”]{2,12}”)*等[^,。;的“]{0,12}?(?:活动|赛事|展会|盛会)(?=[,。;、)]|$)")
#: Ways of serving people are coined like this: “周末办”, “最多跑一次”, “一件事一次办”.
_NUMERAL = re.compile(r"[一二两三四五六七八九十\d]")
_WAYS = ("办", "即开工", "即应", "即享", "通办", "跑一次", "不打烊", "零跑腿")
#: States and measures that quotation marks set off for effect: “零增量”, “幸福指数”.
_EFFECTS = re.compile(
    "(?:全[年域区县市]|基本|持续)?零[^,。]{1,3}|.{2,4}(?:指数|水平|效益|能力|速度|温度|担当|实践|贡献|答卷|篇章|新篇|主战场|力量|智慧|答案|风采|范例|品质|作风|效率)"
)
#: Heads that make a campaign of whatever is quoted: “领头雁”计划.
_MADE_OF = ("行动", "计划", "工程", "活动", "专项整治", "攻坚战", "战略布局", "总体布局")
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
_DONE = frozenset({NameClass.POLICY, NameClass.INITIATIVE})
#: How many quotations a list is of, which is no part of its last: “云上办”“云岭办”|两大|服务机制.
_COUNT_OF_LIST = re.compile(r"[两三四五六七八九十]大")
_IN_A_LIST = ("”", "”、", "”和", "”与", "”及")
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


def find_quoted(words: Words, start: int, end: int, barriers: list[Span]) -> list[Mention]:
    """The names that quotation marks or title marks set off in ``[start, end)``.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
        barriers: quantities, times and people, which no name enters.
    """
    text = words.text
    found: list[Mention] = []
    named = -1  # where the last quotation ends that is a name
    for match in _QUOTE.finditer(text, start, end):
        chained = named >= 0 and text[named : match.start()] in _LINKS
        if (mention := _quoted(words, match, start, end, barriers, chained=chained)) is not None:
            mention = _with_owner(text, _with_head(text, mention, end), found, start)
            found.append(mention)
            named = max(mention.span.end, match.end())
    return [*found, *find_books(text, start, end)]


def _with_head(text: str, mention: Mention, end: int) -> Mention:
    """A policy of which a quotation alone was taken, with the noun of doing that closes the clause behind it."""
    at = mention.span.end + 1
    if mention.kind is not NameClass.POLICY or mention.method != "quote" or text[at - 1 : at] != "”":
        return mention
    close = closing_head(text, at, end)
    if close is None and is_code(mention.name):
        close = code_head(text, at, end)
    if close is None or (mention.name in lexicon_words("quotes", "known") and text.endswith("评审", at, close)):
        return mention
    span = Span(mention.span.start - 1, close)
    drive = text.endswith(tuple(word_list("quotes", "initiative_heads")), at, close)
    kind = NameClass.INITIATIVE if drive else NameClass.POLICY
    return Mention(span, kind, text[span.start : close], "quote+head", 0.7, aliases=(mention.name,))


def _with_owner(text: str, mention: Mention, before: list[Mention], start: int) -> Mention:
    """A policy of which a quotation only counts the articles, with what they are on: 促商贸“12条”."""
    opening = text.find("“", max(start, mention.span.start - 1), mention.span.end)
    close = text.find("”", opening + 1)
    inner = text[opening + 1 : close]
    if mention.kind not in _DONE or opening < 0 or not is_counted(inner):
        return mention
    end = max(mention.span.end, close + 1)
    begin, phrase = owner(text, opening, start)
    if not phrase and before and before[-1].span.end == opening and text[opening - 1] == "”":
        phrase, found, _ = before[-1].name.partition("“")  # 促商贸“12条”|“8条”
        phrase = phrase if found and is_counted(before[-1].name[len(phrase) + 1 : -1]) else ""
    if not phrase or (begin < opening and begin > mention.span.start):
        return mention
    drive = text.endswith(word_list("quotes", "initiative_heads"), opening, close)
    kind = NameClass.INITIATIVE if drive else mention.kind
    name = phrase + text[opening:end]
    aliases = {*mention.aliases, inner, text[opening:end]}
    return Mention(Span(min(begin, opening), end), kind, name, "quote+head", 0.75, aliases=tuple(sorted(aliases)))


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
    close = head_behind(words, match.end(), end)
    if close is None and (house := quoted_house(text, match, start, end)) is not None:
        return house
    if inner.endswith("+") and _PLACE_OF.match(text, match.end(), end):
        return None
    if is_attitude(inner) and (close is None or not text.endswith(_MADE_OF, match.end(), close)):
        return None
    if close is not None:
        opening = match.start() if chained else noun_before(words, match.start(), start, barriers)
        opening = max(opening, text.rfind("”", opening, match.start()) + 1)  # “松溪夜校”|“云岭课堂”机制
        if opening < match.start() and (all_of := owner(text, match.start(), start, "issued"))[1]:
            opening = min(opening, all_of[0])  # 开展|假货传播“清网”行动
        if sums_up(text[start:opening], inner):
            opening = match.start()
        whole = Span(opening, close)
        head = text[match.end() : close]
        if _COUNT_OF_LIST.match(head) and text.endswith(_IN_A_LIST, start, match.start()):
            return Mention(Span(*match.span(1)), NameClass.POLICY, inner, "quote", 0.65) if chained else None
        if head.startswith("创建") and inner.endswith(word_list("honours", "nouns")):
            return Mention(Span(match.start(1), match.end(1)), NameClass.HONOUR, inner, "quote+head", 0.7)
        if head.endswith("创建") and head[:-2].endswith(("基地", *word_list("honours", "nouns"))):
            titled = Span(match.start(), close - len("创建"))  # “双松”基地|创建
            return Mention(titled, NameClass.HONOUR, text[titled.start : titled.end], "quote+head", 0.7)
        held = head.endswith(_SHOWN) or (head.endswith(("活动", "大赛")) and _HELD.search(before))
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
    if is_unnamed(text, match.start(), match.end(), start):
        return None
    if letters_of_things(inner) or (is_code(inner) and counts_things(text, match.end(), end)):
        return None
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
    if inner.endswith(_EVENTS) and (_HELD.search(before) or _OF_EVENTS.match(text, match.end(), end)):
        opening = noun_before(words, match.start(), start, barriers)
        name = text[opening : match.end()]
        return Mention(Span(opening, match.end()), NameClass.NAMED_EVENT, name, "quote+head", 0.7, aliases=(inner,))
    nearer = noun_before(words, match.start(), start, barriers)
    done = _before().search(before) or (
        nearer < match.start() and _before().search(text[max(start, nearer - 14) : nearer])
    )
    if _CHOSEN.match(text, match.end(), end) or _LISTED.fullmatch(inner):
        return Mention(Span(match.start(1), match.end(1)), NameClass.HONOUR, inner, "quote", 0.65)
    if (said := kind_within(inner)) is not None and not text.startswith(_listed("described"), match.end()):
        return Mention(Span(match.start(1), match.end(1)), said, inner, "quote", 0.7)
    if is_of_people(inner):
        return None
    if _SITED.match(text, match.end(), end) and not closes_as_policy(inner):
        return None
    if inner in lexicon_words("quotes", "known") and not text.startswith(_listed("described"), match.end()):
        return Mention(Span(match.start(1), match.end(1)), NameClass.POLICY, inner, "quote", 0.75)
    if is_wording(inner) or text.startswith(_listed("described"), match.end()):
        return None
    if closes_as_policy(inner):
        return Mention(Span(match.start(1), match.end(1)), NameClass.POLICY, inner, "quote", 0.7)
    if (
        done
        and not is_numbered(inner)
        and done["verb"] in lexicon_words("quotes", "aims")
        and not inner.endswith(_WAYS)
        and (
            (done["verb"] == "实现" and _NUMERAL.search(inner) is None)
            or _is_plain(words, match.start(1), match.end(1))
            or is_motto_of_place(words, match.start(1), match.end(1))
        )
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
