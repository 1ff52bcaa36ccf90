"""The class of a name where the ending alone would mislead: works that a house, a school or a road stands for."""

from __future__ import annotations

import re

from kg.mentions.places.streets import is_stretch
from kg.mentions.walking.suffixes import Suffix
from kg.mentions.walking.walk import Words
from kg.model.mention import NameClass

#: What is signed for is a project, whatever its name says it will be: 某科技中心签约落地.
_SIGNED = frozenset({NameClass.FACILITY, NameClass.PUBLIC_INSTITUTION, NameClass.PARK})
#: What head offices do and buildings do not: 某某总部|迁入.
_MOVES = ("注册成立", "注册", "挂牌成立", "迁入", "落户", "入驻", "进驻", "迁至")
#: What tells in a bracket that a house is being built: 某某中学(一期), 某某小学(迁建).
_PHASED = re.compile(
    r"\((?:[一二三四五]期(?:工程|项目)?|迁建|扩建|改扩建|重建|新建|改造)\)(?![\u4e00-\u9fff]{2,8}(?:场|馆|楼|站|室|中心))"
)
#: What is sold at a centre of purchase that is a market and no office.
_TRADED = (
    "国际",
    "商品",
    "产品",
    "建材",
    "服装",
    "汽配",
    "食品",
    "药材",
    "花卉",
    "水产",
    "粮油",
    "家居",
    "皮革",
    "面料",
)
_HOUSES = frozenset({NameClass.FACILITY, NameClass.PUBLIC_INSTITUTION})
_MARKS = ",。;:!?\n "
#: Lines that are laid and no roads: 市域铁路|云松线, 输气管道|复线.
_LAID = re.compile("铁路|轨道|地铁|城轨|城际|管道|管线|输[气油水电]|管廊|电缆|光缆")
#: What the building belongs to: 县医院|医技楼, 职教中心|师训楼.
HOUSED = re.compile(
    r"[省市区县]?(?:(?:人民|中|中心|妇幼保健|儿童|第[一二三四五六七八九十]+人民)?(?:医院|保健院|中医院)|职教中心|疾控中心|党校|博物馆|图书馆|文化馆|体育馆|[一二三四五六七八九十]中|实验[一二三四五六七八九十]小|中学|一小|二小|三小|中医医院|妇幼保健院|卫生监督所|疾病预防控制中心|实验小学|实验中学|高中|职中|职业高中|特教学校|敬老院|福利院|文化馆|档案馆|广播电视台|融媒体中心|法院|检察院|公安局|人民法院|人民检察院|行政学院|妇幼保健计划生育服务中心|卫生院|急救中心)(?:新院区|新校区)?"
)
#: Houses of schools and hospitals that have a name: 某某中学|教学楼.
_NAMED_HOUSE = re.compile(
    r"[\u4e00-\u9fff]{1,10}?(?:医院|卫生院|保健院|中学|小学|学校|职高|职中|幼儿园|[一二三四五六七八九十]中|[一二三四五六七八九十]小|附中|附小)"
    r"(?=[\u4e00-\u9fff]{0,6}(?:楼|用房|馆|场|公寓|食堂|宿舍)$)"
)
#: What tells that a house is in use, and that it is being built.
_IN_USE = re.compile(
    r"(?:项目|工程)?(?:已|全面|正式|顺利|相继|陆续|建成)*(?:投入|投用|启用|使用|运营|运行|开放|开诊|搬迁|交付)"
)
_GOING_UP = re.compile(
    r"主体|建设|新建|兴建|开工|动工|封顶|结顶|完工|竣工|施工|推进|筹建|奠基|项目|工程|续建|装修|启动"
)


def _is_going_up(text: str, left: int, close: int, start: int, end: int) -> bool:
    """Whether a house of an institution is being built where it is named: 县医院外科楼|主体封顶.

    Args:
        text: the view.
        left: where the name begins.
        close: where it ends.
        start: where the block begins.
        end: where it ends.
    """
    housed = HOUSED.match(text, left, close) or _NAMED_HOUSE.match(text, left, close)
    if housed is None or housed.end() >= close or _IN_USE.match(text, close, end):
        return False
    first = max(text.rfind(mark, start, left) for mark in _MARKS) + 1
    last = min((at for mark in _MARKS if (at := text.find(mark, close, end)) >= 0), default=end)
    told = text[max(start, first) : left] + " " + text[close:last]
    return _GOING_UP.search(told) is not None and not any(word in told for word in ("投入使用", "投用", "启用"))


def _is_laid(text: str, left: int, close: int, start: int) -> bool:
    """Whether a line is one of rail or pipes by its own name, or by that of the line before it: 市域铁路云松线、|方松线."""
    if text.endswith("连接线", left, close):
        return False
    if _LAID.search(text, left, close) is not None:
        return True
    if text[left - 1 : left] not in ("、", "和", "及") or text[left - 2 : left - 1] != "线":
        return False
    before = max(text.rfind(mark, start, left - 1) for mark in ("、", *_MARKS)) + 1
    return _LAID.search(text, max(start, before), left) is not None


#: What the words of a name tell of its class against its ending: 总部经济|廊道, 智汇云岭|工程, 云岭养老院|春晖苑, 石坡石材|小区, 松湾能源|生态园.
_TOLD = (
    (
        NameClass.GREEN_SPACE,
        re.compile("(?:经济|产业|科创|创新|总部|金融)[\u4e00-\u9fff]?(?:廊道|走廊|长廊)$"),
        NameClass.FUNCTIONAL_AREA,
    ),
    (NameClass.COMPOUND, re.compile("养老院|敬老院|福利院|老年公寓|护理院"), NameClass.PUBLIC_INSTITUTION),
    (
        NameClass.PROJECT,
        re.compile(
            "(?:人才|英才|引智|智汇|育人|树人|铸魂|工匠|技能|素养|素质|文明|诚信|就业|文旅创新|科技创新|粮食)"
            "(?:(?!公寓|楼|园|中心|基地|馆|房|仓|库|储)[\u4e00-\u9fff]){0,6}工程$"
        ),
        NameClass.POLICY,
    ),
    (NameClass.PROJECT, re.compile("“[^”]*、[^”]*”综合(?:整治|治理)$"), NameClass.INITIATIVE),
    (NameClass.ROAD, re.compile("(?:外送|特高压|输电|送电|输气|输油|输水)通道$"), NameClass.PROJECT),
    (NameClass.COMPOUND, re.compile("(?:石材|工业|加工|产业|建材|创业|科技)小区$"), NameClass.PARK),
    (NameClass.PARK, re.compile("能源生态园$"), NameClass.FACILITY),
    (NameClass.FACILITY, re.compile("(?:数据|产权|技术|知识产权|碳|环境)交易中心$"), NameClass.PUBLIC_INSTITUTION),
)


def _told_kind(text: str, left: int, close: int, suffix: Suffix) -> NameClass | None:
    """The class that the words of a name tell, or None where its ending tells it."""
    return next(
        (kind for ending, told, kind in _TOLD if ending is suffix.kind and told.search(text, left, close)), None
    )


def kind_of(words: Words, left: int, anchor: int, close: int, start: int, end: int, suffix: Suffix) -> NameClass:
    """The class of the name ``[left, close)``.

    Args:
        words: the words of the block.
        left: where the name begins.
        anchor: where its suffix begins.
        close: where it ends.
        start: where the block begins.
        end: where it ends.
        suffix: the suffix.
    """
    text = words.text
    if suffix.word == "总部" and text.startswith(_MOVES, close):
        return NameClass.ENTERPRISE
    signed = suffix.kind in _SIGNED and text.startswith(("签约", "项目签约", "成功签约"), close)
    signed = signed and not any(letter in text[max(start, left - 20) : left] for letter in "与和同")
    stretch = is_stretch(text[left:anchor], suffix) or (
        suffix.kind is NameClass.ROAD and (text.endswith("号线", left, close) or "段" in text[left:anchor])
    )
    stretch = stretch or (
        suffix.kind is NameClass.ROAD and suffix.word.endswith("线") and _is_laid(text, left, close, start)
    )
    phased = suffix.kind in _HOUSES and _PHASED.match(text, close, end) is not None
    if suffix.word == "古村" and text[left:anchor].endswith(tuple("东南西北前后上下大小老新")):
        return NameClass.NEIGHBOURHOOD  # 云岭镇西古村
    if suffix.word == "采购中心" and text[left:anchor].endswith(_TRADED):
        return NameClass.FACILITY  # 云岭农产品|采购中心; not 县|采购中心
    if (told := _told_kind(text, left, close, suffix)) is not None:
        return told
    rising = suffix.kind is NameClass.FACILITY and _is_going_up(text, left, close, start, end)
    return NameClass.PROJECT if signed or stretch or phased or rising else suffix.kind
