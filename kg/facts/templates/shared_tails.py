"""The nouns in a row that 分别 pairs with values, with the heads and tails that stand only once."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.facts.templates.rate_nouns import SPEEDS, share_front, share_whole, with_harms
from kg.facts.wording.base_words import BASE_BACK
from kg.lexicon import alternatives, table

_SECTORS = re.compile("第一、第?二、第?三产业|三次产业")
_YEAR_FRONT = re.compile(r"^(?:\d{4}年|全年|今年|去年)")
_NUMERALS = "两三四五六七八九十"
_GRADED = re.compile("(?:国家|省部|省|市州|市|区|县|州|镇|村|部|厅)级(?=..)")
_GRADE = re.compile("(?:国家|省部|省|市州|市|区|县|州|镇|村|部|厅)级?")
#: Lines by their numbers, the noun only behind the last.
_LINE = re.compile("\\d{1,2}号(?=线)")
_LINE_NUMBER = re.compile("\\d{1,2}号")
#: 万元GDP|能耗、水耗: what each of them is taken of.
_PER_OUTPUT = re.compile("^(?:万元|亿元|单位)(?:GDP|地区生产总值|国内生产总值|生产总值|工业增加值|工业产值|产值|产品)")
_HAN_LETTERS = "\u4e00-\u9fff"
_VALUE_TAIL = re.compile("(?:总产值|产值|增加值|营业收入|利润总额|利润|税收|销售额|销售收入|产量)$")
#: 制造业|增加值占工业比重: of what, and of what whole.
_OF_WHOLE = re.compile(
    "(?:增加值|总产值|产值|投资|进出口|出口|营收|收入|税收|GDP|人口|从业人员)?占[^,。;、占]{2,16}(?:比重|比例)$"
)
#: 园区|主营业务、税收收入: who has all of what is listed.
_HOLDER = re.compile(
    "(?:园区|开发区|高新区|经开区|集聚区|景区|(?:龙头|重点|规上|规模以上|限上|上市)企业)(?=主营|营业|税|利润|产值|总产值|工业|增加值|纳税)"
)
_OF_WORKS = re.compile("(?:项目|活动)$")
#: Between nouns; no part of 普及, 参与 or 和谐.
SEPARATOR = re.compile("、|(?<!饱)和(?!谐|睦)|(?<![参授给赠])与|以及|(?<![普惠涉波遍触])及(?!时)")
#: What is measured of each of several things, at the end of their row: 粮食、蔬菜|产量.
MEASURE_NOUN = re.compile(f"(?:(?:种植|播种|养殖|栽植|栽培)(?=面积))?(?:{alternatives('cues', 'measured', 'tails')})$")
LAST_ADVERBS = re.compile("(?:预计|力争|累计|共|已|将|同比|有望|全年|计划|可|也|还)+$")
#: The verb of a rate belongs to it: 养老、医疗保险|参保率.
_RATE = re.compile("(?<=..)[一-鿿]{2}率$")
#: What is discharged, whose name ends like that of an amount: 化学需氧量、氨氮|排放量.
_SUBSTANCES = ("需氧量", "COD", "二氧化硫", "氮氧化物")
#: Letters that close what only describes the noun behind it.
_DESCRIBING = "类型级式性"
#: GDP|总量、增速: what is no part of that whose speed it is.
_HOW_LARGE = re.compile("(?<=..)(?:总量|规模|数量|绝对值)$")
_TOWN_AND_COUNTRY = ("城市", "城镇", "农村", "乡村")
BARE_VALUES = frozenset(
    {"产值", "总产值", "增加值", "营业收入", "利润", "税收", "利税", "销售额", "销售收入", "产量", "投资"}
)


def coordinated_items(words: str, count: int, ends_word: Callable[[str, int], bool]) -> list[str]:
    """The coordinated nouns before 分别, as many as there are values, with shared heads and tails restored."""
    words = re.sub(
        r"(?:(?<![人户村年平])均?实现|(?<![人户村年平])均|全部|呈现?|保持)[^、]*$", "", words
    )  # …、PM2.5浓度|实现“双下降”
    words = re.sub("^(?:预计|力争|确保|其中|全[省市区县州镇]|我[省市区县])+", "", words)
    words = re.sub(f"”等(?=[{_HAN_LETTERS}]{{2,6}}$)", "”", words.replace("”“", "”、“"))  # “命案”“两抢”等|警情
    words = re.sub("(?<=..)(?<![Mm]2.5)(?:年均|每月|每年)$", "", words)  # 企业营收|年均|分别增长
    words = BASE_BACK.sub("", words)  # 综合指数和PM2.5指数|较2015年
    words = re.sub(r"^[^、]*(?:带动|推动|使|实现|其中)", "", words)
    if count == 3 and (sectors := _SECTORS.search(words)) is not None:
        return [f"第{number}产业{LAST_ADVERBS.sub('', words[sectors.end() :])}" for number in "一二三"]
    if members := members_of(words, count):
        return members
    words = _YEAR_FRONT.sub("", LAST_ADVERBS.sub("", words))
    parts = [re.sub("^(?:带动|推动|实现|完成)", "", p) for p in SEPARATOR.split(words) if p]
    if len(parts) != count:
        return []
    tail = (
        _OF_WHOLE.search(parts[-1])
        or _RATE.search(parts[-1])
        or MEASURE_NOUN.search(parts[-1])
        or _OF_WORKS.search(parts[-1])
    )
    if parts[0][0] in "对向" and len(parts[0]) > 2:
        parts = [part if part[0] == parts[0][0] else f"{parts[0][0]}{part}" for part in parts]  # 对甲国、乙国|出口
    if (line := _LINE.match(parts[-1])) is not None and all(_LINE_NUMBER.fullmatch(part) for part in parts[:-1]):
        return [*(part + parts[-1][line.end() :] for part in parts[:-1]), parts[-1]]  # 4号、6号线|车站主体结构
    parts = with_harms(parts)
    if parts[-1] in SPEEDS and count == 2:
        return [parts[0], f"{_HOW_LARGE.sub('', parts[0])}{parts[-1]}"]
    if (grade := _GRADED.match(parts[-1])) is not None and all(_GRADE.fullmatch(part) for part in parts[:-1]):
        return [*(part + parts[-1][grade.end() :] for part in parts[:-1]), parts[-1]]  # 国家级、省级|传承人
    if (each := _PER_OUTPUT.match(parts[0])) is not None and each.end() < len(parts[0]):
        return [parts[0], *(p if _PER_OUTPUT.match(p) else f"{each[0]}{p}" for p in parts[1:])]
    if tail is not None:
        parts = [
            p if _has_tail(p, parts[-1], tail[0]) else p + tail_for(p, parts[-1], tail[0], ends_word) for p in parts
        ]
    if 2 <= count <= len(_NUMERALS) + 1:
        parts = [p.replace(f"{_NUMERALS[count - 2]}大", "", 1) for p in parts]  # 甲、乙、丙|三大都市圈
    if (holder := _HOLDER.match(parts[0])) is not None:
        parts = [parts[0], *(p if p.startswith(holder[0]) else holder[0] + p for p in parts[1:])]
    parts = share_whole(share_front(parts))
    first, last = parts[0], parts[-1]
    if tail is not None and (head := _VALUE_TAIL.search(first)) is not None and head.start() > 1:
        parts = [first, *(first[: head.start()] + p if p in BARE_VALUES else p for p in parts[1:])]
        return parts  # 规上工业产值和|增加值
    if len(last) == 2 and len(first) >= 4 and first[-1] == last[-1]:  # 万元GDP|能耗、水耗: a head for both
        parts = [first, *(first[: -len(p)] + p if len(p) == 2 else p for p in parts[1:])]
    return parts


def members_of(words: str, count: int) -> list[str]:
    """What a word for several stands for, as many as there are values: 城乡|居民收入 is that of 城镇 and of 农村."""
    for pair, members in table("pairs")["pairs"].items():
        if (halved := f"{pair[0]}、{pair[1:]}") in words:
            words = words.replace(halved, pair)  # 进、出口总额
        if count == len(members) and (place := words.find(pair)) >= 0 and not SEPARATOR.search(words):
            shared = LAST_ADVERBS.sub("", words[place + len(pair) :])
            return [words[:place] + member + shared for member in members]
    return []


def _has_tail(item: str, last: str, tail: str) -> bool:
    """Whether an item says itself what is measured."""
    if item.endswith(tail):
        return not item.endswith(_SUBSTANCES)
    if tail.endswith(SPEEDS):
        return item.endswith(SPEEDS)  # 社会消费品零售总额、|规上工业增加值增速: the speed of both
    if item.endswith("投") and tail.endswith("投资"):
        return True  # 固投、|民间投资: the same word, shortened
    if item.endswith(_SUBSTANCES) or 0 < last.find(item[-2:], 2) < len(last) - 2:
        return False
    return MEASURE_NOUN.search(item) is not None and _OF_WHOLE.search(tail) is None


def tail_for(item: str, last: str, tail: str, ends_word: Callable[[str, int], bool]) -> str:
    """What an item shares of the last one: 刑事 and 治安|案件立案数; 软件信息 and 互联网服务|营业收入."""
    size = len(item)
    whole = len(last) - size
    if item in _TOWN_AND_COUNTRY and last.startswith(_TOWN_AND_COUNTRY):
        return last[size:]  # 城市、农村|低保标准
    if tail.endswith(SPEEDS) and (item.endswith("投") or MEASURE_NOUN.search(item) is not None):
        return tail[-2:]  # 固投、工业增加值|增速
    if (at := last.find(item[-2:], 2)) > 0 and size > 2 and 0 < len(last) - at - 2 <= len(tail) + 2:
        return last[at + 2 :]  # 刑事案件、治安案件|发案数
    if (discharged := last.find("排放")) > 0 and last.endswith(tail):
        return last[discharged:]  # 氨氮、氮氧化物|排放量
    if last == tail:
        return ""  # 利用外资、|投资: the last is another thing
    if item[-1] in _DESCRIBING and 0 < (at := last.find(item[-1], 1)) < len(last) - len(tail) - 1:
        return last[at + 1 :]  # 房建类、产业类|项目审批时限
    if last.startswith(item):
        return tail  # 工业、制造业、|工业技改投资
    if (
        2 <= size <= 4
        and whole > len(tail)
        and (ends_word(last, size) or ((len(tail) == 1 or tail[-1] == "率") and whole >= 4))
    ):
        return last[size:]
    return tail
