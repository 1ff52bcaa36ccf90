"""What items of lists do not name: sides of a place, unions of fields, offers, attitudes; and lists of fields before 企业."""

from __future__ import annotations

import re

from kg.lexicon import words as lexicon_words
from kg.mentions.bodies.brands import is_firm
from kg.mentions.titles.coined import is_attitude
from kg.mentions.walking.walk import Words, is_specific
from kg.mentions.words import dictionary
from kg.model.mention import NameClass
from kg.model.span import Span

#: What an item begins with whose own name was cut off.
_CUT = ("片区", "地块", "街道", "集团(", "公司(")
_SIDES = ("东侧", "西侧", "南侧", "北侧", "两侧", "周边", "沿线")
#: How words end that say of two fields that they go together.
_UNION = ("融合", "结合", "联动", "互动", "协同")
#: Trades of which every place by the sea or in the country has some works.
_SHORES = ("临港", "临海", "临空", "滨海", "沿海", "海上", "陆上", "休闲", "观光", "乡村")
_FIELDS = ("工业", "农业", "旅游", "物流", "养殖", "种植", "产业", "风电", "核电", "光电", "设施")
#: How kinds of offers end that are no product's name.
_OFFERS = ("游", "旅游", "服务", "体验", "线路")
#: Nets that every place has, among its equipment (5G网络等|设施), and rooms of a plant.
_NETS = ("网络", "管网", "电网", "路网", "设施", "系统", "基站", "车间", "机房", "泵房", "库房", "用房", "机组房")
_TECHNIQUES = frozenset(
    {"5G", "5g", "物联网", "云计算", "大数据", "人工智能", "互联网", "区块链", "AI", "WiFi", "光纤", "宽带", "算力"}
)
_WHOLE_FIELDS = ("人工智能", "物联网", "云计算", "大数据", "区块链")
_OF_TECHNIQUES = frozenset({NameClass.PROJECT, NameClass.ENTERPRISE})
_EQUIPPED = frozenset({NameClass.FACILITY, NameClass.ENTERPRISE})
#: What is done for others by firms of a kind, of which none is meant; and the channels that everybody writes in.
_KINDS_OF_FIRMS = frozenset(
    {"CRO", "CMO", "CDMO", "CXO", "MCN", "VC", "PE", "资管", "理财", "公募", "私募", "公私募基金", "北上广深"}
)
_CHANNELS = ("微博", "微信", "短视频", "公众号")
_RUN = frozenset({NameClass.ENTERPRISE, NameClass.PUBLIC_INSTITUTION})
#: How heads end of what is called 项目 and is no works: 冰雪、电竞等|体育项目.
_NO_WORKS = (
    "体育项目",
    "运动项目",
    "比赛项目",
    "竞赛项目",
    "非遗项目",
    "培训项目",
    "服务项目",
    "收费项目",
    "检测项目",
    "游乐项目",
    "科研项目",
    "改革项目",
)
_LONGEST_UNION, _LONGEST, _SHORT = 4, 26, 3
#: How words end that tell of works of which rank or nature they are: 省级、标志性等|项目.
_NATURES = ("级", "性")
#: A list inside an item: 泵站等附属设施, but not 高等教育.
_LIST_INSIDE = re.compile("(?<![高中平同初优何])等(?![级离温于效量价额值])[\u4e00-\u9fff]{2}")
#: Techniques with which common goods are made: AI|冰箱, 5G|手机.
_TECHNICAL = re.compile("(?:AI|5G|VR|AR|XR|3D)(?P<goods>[\u4e00-\u9fff]{2,4})")
#: How the heads of lists of firms open where the items are their fields: 等|产业链上下游企业, 等|领域企业, 等|三大主导产业企业.
_OF_FIELDS = re.compile(
    r"(?:[两三四五六七八九十\d]+大|[两三四五六七八九十\d]+[个条])?(?:重点|优势|特色|主导|支柱|新兴|战略性新兴|传统|未来|细分|相关)*"
    r"(?:产业链|产业集群|产业|行业|领域|赛道|业态|环节|板块|方向|检测|认证|专业|服务)"
)


def is_no_item(words: Words, start: int, end: int, kind: NameClass | None, *, quoted: bool) -> bool:
    """Whether an item of a list names nothing, whatever the head of the list says.

    Args:
        words: the words of the block.
        start: where the item begins, inside its quotation marks.
        end: where it ends.
        kind: the class that the head gives.
        quoted: whether quotation marks set it off.
    """
    text = words.text
    name = text[start:end]
    if not 2 <= end - start <= _LONGEST or any(c in name for c in ",。;:") or name.startswith(_CUT):
        return True
    if name in lexicon_words("names", "never", "names") or name.rstrip("号线").isdigit() or name.endswith(_SIDES):
        return True  # 云湖苑|南侧, of roads that lead there
    if kind in _RUN and (name in _KINDS_OF_FIRMS or name.endswith(_CHANNELS)):
        return True
    if name.endswith(_UNION) and words.ends_at(end) is not None and end - start <= _LONGEST_UNION:
        return True  # 医养结合、|产教融合: what is joined, not one work
    if quoted and (is_attitude(name) or ("、" in name and kind is NameClass.ENTERPRISE)):
        return True  # “小巨人”、“隐形冠军”等|科技企业
    if quoted:
        return False
    if _LIST_INSIDE.search(name) is not None or (kind is NameClass.PROJECT and name.endswith(_NATURES)):
        return True
    if kind is NameClass.PRODUCT and (made := _TECHNICAL.fullmatch(name)) is not None:
        return made["goods"] in dictionary().tags
    if kind is NameClass.PROJECT and name.startswith(_SHORES) and name[2:] in _FIELDS:
        return True  # 临港物流、滨海旅游等项目
    if kind in _OF_TECHNIQUES and (name in _TECHNIQUES or name.endswith(_WHOLE_FIELDS)):
        return True  # 物联网、云计算等|信息网络, 人工智能、区块链等|领军企业
    if kind in _EQUIPPED and name.endswith(_NETS):
        return True
    return kind is NameClass.PRODUCT and name.endswith(_OFFERS)  # 工业游、田园游等特色产品


def no_works(head: str) -> bool:
    """Whether a head of a list says of its items that they are kinds of sports or services, and no works.

    >>> no_works("新兴体育项目"), no_works("产业项目")
    (True, False)
    """
    return head.endswith(_NO_WORKS)


def of_fields(words: Words, spans: list[Span], head: str) -> bool:
    """Whether a list before 企业 tells the fields of firms and not their names: 芯片设计、封测等|产业链上下游企业.

    Args:
        words: the words of the block.
        spans: the items.
        head: what closes the list.
    """
    if any(is_firm(words, *span) for span in spans):
        return False
    plain = [span for span in spans if not is_specific(words, *span)]
    if plain and _OF_FIELDS.match(head) is not None:
        return True
    single = any(len(words.between(*span)) == 1 for span in plain)
    return single and all(span.length <= _SHORT for span in spans)  # 雕塑、木艺等|优势企业
