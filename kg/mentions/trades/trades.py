"""What is an industry by its words: the heads that close a list of industries, and the names that only end as industries do."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives, word_list, words
from kg.lexicon.divisions import divisions
from kg.lexicon.matcher import Shared
from kg.mentions.walking.walk import Words, is_stop
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: Endings of industries in whatever list they stand.
_SURE = ("产业", "业", "经济", "制造", "旅游", "物流", "电商", "电子商务", "养殖", "种植", "加工")
_BAD = re.compile(
    r"[十百千万]亿级?$|\d(?![DGCK])|[“”《》的年月或]|开展|力度|水平|能力|企业|项目|人才|园区|平台|机制|体系|政策|环境(?!科技|保护|新材料)|主体|资金|品牌|基地|工程$|馆$|院$|校$|公司$|升级|转型|招商|优势|要素|空间(?!信息|科学|智能)|效应|格局|特色$|产品$|(?<!高)价值|模式|生态圈|发展|改革|建设|类型|共同|更加|进一步|不断"
    r"|型$|融合$|福祉$|国债|品质$|百业$|乐业$|标优|慈善|^同源|体制$|大市场$|^(?:学校|实验室|孵化器|财政预算)|长者服务|^(?:指导|科学规划|兴|塑造?|导向|营造|延伸扩展)(?=.{2})"
    r"|(?:就|伟|专|恒|企|毕|职|复|创|执)业$|抓|驱动|[引促兴]产业|一手|事业$|生产力|城镇化|规划$|试点$|链产业|在(?!线)|周边|中心$|大厦$|基金$|[县镇乡]$|(?<![超夜城])市$|(?<!园)区$|^(?:国家|省|市)级$|奖励$|资助$|补贴$|领域|第[一二三]|^首(?:台|套|批次|版次)"
)


def is_no_trade(name: str) -> bool:
    """Whether a name that ends as industries do is none.

    >>> [is_no_trade(n) for n in ("充分就业", "公益事业", "动力在产业", "在线教育", "茶叶产业")]
    [True, True, True, False, False]
    """
    return _BAD.search(name) is not None or is_unnamed(name)


@cache
def _unnamed() -> re.Pattern[str]:
    kinds = alternatives("industries", "qualifying")
    return re.compile(rf"(?:{kinds})+产业(?:集群|链)?|(?:{kinds}|县|村|镇)*(?:集体|特色|国有|民营|实体|县域)经济")


def is_unnamed(name: str) -> bool:
    """Whether all that stands before 产业 or 经济 only tells of which sort it is, not what it lives from.

    >>> [is_unnamed(n) for n in ("县域特色主导产业", "农村集体经济", "富硒产业", "绿色产业")]
    [True, True, False, False]
    """
    return name not in words("industries", "called") and _unnamed().fullmatch(name) is not None


def is_work(name: str, verb: str) -> bool:
    """Whether an item of a list of fields is a field of work: 聚焦|成果转化, and not 重点发展|垃圾治理.

    Args:
        name: the item.
        verb: the verb before the list.
    """
    if verb in words("industries", "growing"):
        return False
    return name.endswith(word_list("industries", "work_endings"))


def is_sure(name: str) -> bool:
    """Whether a name says by itself that it is one of an industry, in whatever list it stands."""
    return name.endswith(_SURE)


@cache
def weak_endings() -> tuple[str, ...]:
    """Endings that services of the state have as well: 法律|服务, 垃圾|处理."""
    return tuple(word_list("industries", "weak_endings"))


def may_stand_alone(name: str, verb: str) -> bool:
    """Whether what a verb has as its only object is an industry by its ending: 推动|物流业, and not 推进|垃圾处理.

    Args:
        name: the object.
        verb: the verb.
    """
    if not name.endswith(weak_endings()) or name.endswith(word_list("industries", "sure_endings")):
        return True
    return verb in words("industries", "growing") and not name.endswith(word_list("industries", "public_endings"))


#: What 产业 or 行业 is said of so that the words before it name one: 陶瓷产业|链, 空调行业|。
_NAMING = re.compile(
    r"链|是|为|规模|集群|生态圈|创新链|[,。;、]|(?:总|年)?产值|[完实]|占|增|发展|转型|升级|提质|振兴|做|等|加快|蓬勃|稳步|快速|持续|不断"
)
_NOUNS = ("n", "vn", "j", "b", "l", "i", "x", "z", "g", "nz", "an")
_FEWEST, _MOST = 2, 8
#: Heads of trades that name one with the noun before them.
_NAMED_BY = ("产业", "加工业", "养殖业", "种植业", "冶炼业", "采掘业", "糖业", "航运业", "造纸业", "酿造业", "制鞋业")
#: Verbs that words are cut into as nouns, and how a field is made behind 做.
_GUIDING, _GROWN = frozenset({"调整", "优化", "指导", "引导", "规划", "营造", "扩展"}), frozenset("大强优精美深细特实")
#: The country in front of its industries.
_NATION = frozenset({"中国", "我国", "全国", "国内"})
#: The place itself, which stands in front of its industries.
_LEVELS = frozenset("省市县区州旗镇乡")
#: How words go on that hold 产业: 产业链, 产业群.
_CHAINED = ("链", "群", "集群")


def is_of_place(string: str, tag: str) -> bool:
    """Whether a word is the country or the short name of a division, which stands in front of its industries.

    Args:
        string: the word.
        tag: its tag.

    >>> is_of_place("中国", "ns"), is_of_place("茂名", "ns"), is_of_place("海洋", "ns")
    (True, True, False)
    """
    return string in _NATION or (tag == "ns" and bool(divisions().short(string)))


@cache
def _heads() -> Shared:
    return Shared(_NAMED_BY)


def find_trades(source: Words, start: int, end: int) -> list[Mention]:
    """Industries that say so by 产业 behind the noun that they live from, wherever they stand: 全县|陶瓷产业|完成产值.

    Args:
        source: the words of the block.
        start: where the block begins.
        end: where it ends.
    """
    found = []
    text = source.text
    heads = {head for head, _ in _heads().within(text, start, end)}  # none of them holds another
    for head in _NAMED_BY if heads else ():
        at = text.find(head, start, end) if head in heads else -1
        while at >= 0:
            close = at + len(head)
            if (mention := _trade(source, at, close, start)) is not None and _NAMING.match(text, close):
                found.append(mention)
            at = text.find(head, close, end)
    return found


def _trade(source: Words, at: int, close: int, start: int) -> Mention | None:
    index = source.index_at(at)
    if source.ends_at(close) is None and not source.text.startswith(_CHAINED, close):
        return None
    if index >= len(source.words) or source.words[index].start > at:
        index -= 1
    opening = min(source.words[index].start, at)
    while index > 0:
        word, string = source.words[index - 1], source.string(index - 1)
        if word.end != opening or word.start < start or not string[0].isalnum() or string[0].isdigit():
            break
        if is_stop(string, word.tag) or word.tag in ("place", "m", "q") or string in _GUIDING or string in _LEVELS:
            break  # 我|县|食品产业
        if string in _GROWN and source.text[word.start - 1 : word.start] == "做":
            break  # 做|美|文化旅游产业
        if opening < at and is_of_place(string, word.tag):
            break  # 盐城|风电产业
        coloured = word.tag == "a" and word.end - word.start == 1 and at - word.end == 1  # 黑|牛|产业
        if not coloured and not word.tag.startswith(_NOUNS):
            break
        if string in words("industries", "qualifying") or at - word.start > _MOST:
            break
        index, opening = index - 1, word.start
    name, noun = source.text[opening:close], source.text[opening:at]
    if noun.endswith("业") and source.text.startswith("产业", at):
        name, close = noun, at  # 现代服务业|产业集群
    if not _FEWEST <= len(noun) <= _MOST or is_no_trade(name) or name in words("industries", "never"):
        return None
    if noun in words("industries", "qualifying"):
        return None
    return Mention(Span(opening, close), NameClass.INDUSTRY, name, "industry", 0.6)


@cache
def develops() -> re.Pattern[str]:
    """What says that a trade goes forward: 加快|发展, 蓬勃|发展."""
    return re.compile(
        r"(?:加快|蓬勃|稳步|快速|持续|不断|健康|加速|迅速|全面|有序|融合|集聚|高质量)*(?:发展|壮大|升级|转型|崛起|起势|提质)|,(?:大力|着力|重点|积极|加快)?(?:发展|推动|依托|以)"
    )


#: 车饰、酵母|产业: two or three industries that open a clause and share their last word.
_SHARED = re.compile(
    r"(?<![^,。;:!?\n])(?P<items>(?:(?![的了和与及等为在])[\u4e00-\u9fff]){2,5}(?:、(?:(?![的了与及等为在])[\u4e00-\u9fff]){2,5}){1,2})产业(?![园区基带平链化])"
)
#: What is told of an industry beside that it goes forward.
_TOLD = re.compile(r"加强|规范|实现|完成|产值|规模|总产值|增加值|年产值|初具|形成|链条|集聚|占比|带动|优势")


def find_shared(text: str, start: int, end: int) -> list[Mention]:
    """The industries of ``[start, end)`` that share 产业, where their clause tells what becomes of them.

    Args:
        text: the view.
        start: where to begin.
        end: where to end.
    """
    found: list[Mention] = []
    if text.find("产业", start, end) < 0:
        return found
    fields, qualifying = words("industries", "fields"), words("industries", "qualifying")
    for match in _SHARED.finditer(text, start, end):
        names = match["items"].split("、")
        told = develops().match(text, match.end(), end) or _TOLD.match(text, match.end(), end)
        if not told or any(n in fields or n in qualifying or is_no_trade(n + "产业") for n in names):
            continue
        at = match.start()
        for name in names:
            close = match.end() if name is names[-1] else at + len(name)
            found.append(Mention(Span(at, close), NameClass.INDUSTRY, name + "产业", "industry", 0.65, aliases=(name,)))
            at += len(name) + 1
    return found


#: 焦化行业|,打造某园: a trade that opens its sentence and of which all that follows is told.
_TOPIC = re.compile(r"(?<=[。;:!?\n])(?P<name>(?P<noun>[\u4e00-\u9fff]{2,6})行业)(?:方面)?[,:](?=[\u4e00-\u9fff])")
_NO_TOPIC = re.compile(r"[的各本该其这那在从对等是和与有]|^(?:企业|服务|窗口|公共|相关|有关|不同|多个|部分|全部|所有)")


def find_topics(text: str, start: int, end: int) -> list[Mention]:
    """The trades of which whole sentences tell: 肥料行业,打造….

    Args:
        text: the view.
        start: where to begin.
        end: where to end.
    """
    if text.find("行业", start, end) < 0:
        return []
    fields, qualifying = words("industries", "fields"), words("industries", "qualifying")
    return [
        Mention(
            Span(*match.span("name")), NameClass.INDUSTRY, match["name"], "industry", 0.65, aliases=(match["noun"],)
        )
        for match in _TOPIC.finditer(text, start, end)
        if match["noun"] not in fields and match["noun"] not in qualifying and not _NO_TOPIC.search(match["noun"])
    ]
