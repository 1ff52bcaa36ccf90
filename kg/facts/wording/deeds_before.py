"""Verbs in the words before a number: those that open them, close them or stand inside them."""

from __future__ import annotations

import re
from bisect import bisect_right

from kg.facts.wording.phrases import flow_verbs, hangs, is_light, light_verbs
from kg.facts.wording.trimming import OF_INFLUENCE, belongs, opens_quote
from kg.lexicon import words
from kg.mentions.walking.walk import Words
from kg.mentions.words import Word

#: Nouns that a deed has: 办结|率, 办理|时限.
_OF_DEEDS = frozenset(
    {
        "率",
        "金额",
        "总额",
        "总量",
        "时限",
        "时间",
        "时长",
        "周期",
        "进度",
        "效率",
        "成本",
        "速度",
        "频次",
        "流程",
        "环节",
    }
) | set("面额量数比")


def any_verb(source: Words, listed: list[Word]) -> tuple[str, list[Word]]:
    """The verbs of doing that open a list of members, though they make no flow: 抢占人工智能、低空经济等25条赛道."""
    size = 0
    while size < min(2, len(listed) - 1):
        word = listed[size]
        string = source.text[word.start : word.end]
        if word.tag != "v" or listed[-1].end - word.end < 3 or len(string) != 2 or string in light_verbs():
            break
        if string in words("cues", "binding", "containing"):
            break
        size += 1
    return source.text[listed[0].start : listed[size - 1].end] if size else "", listed[size:]


def closing_verb(source: Words, rest: list[Word]) -> tuple[str, list[Word]] | None:
    """The flow verb that ends the words, and what stands before it: 示范区|新推出, 经营主体|新增."""
    last = rest[-1]
    string = source.text[last.start : last.end]
    if string not in flow_verbs() or not last.tag.startswith("v"):
        return None
    if len(rest) > 2 and source.text[rest[-2].start : rest[-2].end] == "新":
        return f"新{string}", rest[:-2]
    once = source.text[rest[-2].start : rest[-2].end] == "一年"  # 冠军企业一年|新增
    if (rest[-2].tag == "d" or once) and len(rest) > 2:
        return string, rest[:-2]  # 每个街道|至少|建成
    return (string, rest[:-1]) if rest[-2].tag.startswith(("n", "j", "x", "place", "eng", "nl", "s")) else None


def has_object(source: Words, rest: list[Word]) -> bool:
    """Whether a verb inside the words has an object or an adverb of its own: 住宅加装|电梯, 行动累计|服务."""
    last = len(rest) - 1
    for position in range(1, len(rest)):
        start, end, tag = rest[position]
        if tag != "v":
            continue
        if position == last and rest[position - 1].tag in ("d", "v", "vn"):
            return True  # 农民就近|就业, 保障房|分配|入住
        if source.text[start:end] not in flow_verbs():
            continue
        if position == last:
            return is_light(source.text[rest[position - 1].start : rest[position - 1].end])
        following = source.text[rest[position + 1].start : rest[position + 1].end]
        if following not in words("cues", "phrase_heads", "words"):
            return True
    return False


def amount_of(source: Words, rest: list[Word]) -> str:
    """The noun of amount that ends the words behind a verb: 运行|总规模, 某部门签订|总金额; else empty."""
    for size in (2, 1):
        if len(rest) > size and rest[-size - 1].tag == "v":
            last = source.text[rest[-size].start : rest[-1].end]
            if hangs(last):
                return last
    return ""


#: Verbs that only describe these nouns.
_DESCRIBING = {
    "建设": ("用地",),
    "上市": ("企业", "公司"),
    "更新": ("单元",),
    "登记": ("失业",),
    "集成": ("电路", "创新", "服务", "商", "平台", "系统"),
}
#: Terms that look like a verb with its adverb.
_NOUNS_OF_DEEDS = frozenset({"基本建设"})


#: What something is put to, which is no money.
_PUT_TO = ("使用", "运营", "运行", "生产")
#: Words that open a phrase which describes the noun behind it.
_OPENS_PHRASE = frozenset({"有", "与", "同", "已", "对", "全国"})
#: Words that open what describes a noun by 的: where it is, and what it has.
_HAVING = frozenset({"在", "于", "拥有", "具有", "具备"})
#: What is chosen in the whole country, which tells it from those of a province.
_CHOSEN = ("示范", "先进", "百强", "模范", "文明")
#: What several do together, behind 与 and those it is done with.
_TOGETHER = frozenset({"合作", "协作", "共建", "结对", "对接", "联动", "交流", "协同", "帮扶"})


def _is_kept(source: Words, rest: list[Word]) -> bool:
    """Whether a word that only links elsewhere opens what describes the noun: 有影响力的|项目, 与邻县|协作|项目."""
    opening, strings = source.text[rest[0].start : rest[0].end], [source.text[w.start : w.end] for w in rest[1:]]
    if opening == "有":
        return "的" in strings[1:-1] and strings[0] not in ("的", "了")
    if opening == "已":
        return any(string.startswith("未") for string in strings[1:4])
    if opening == "全国":
        return any(string.startswith(_CHOSEN) for string in strings)  # 建成|全国|示范社区
    if opening == "对":
        return bool(strings) and strings[-1] in OF_INFLUENCE
    return len(strings) > 2 and any(string in _TOGETHER for string in strings[1:-1])


def leading_verb(source: Words, inside: list[Word]) -> tuple[str, list[Word]]:
    """The verbs of doing at the front, and the rest; what stands between two of them is dropped."""
    verb = ""
    rest = inside
    while rest:
        string = source.text[rest[0].start : rest[0].end]
        if len(rest) > 1 and source.text[rest[1].start : rest[1].end] in _OF_DEEDS:
            break  # 办结率, 办理时限
        if string in _DESCRIBING and source.text.startswith(_DESCRIBING[string], rest[0].end):
            break  # 建设|用地, 上市|公司: what they are, not what was done
        if string in _HAVING and verb and any(source.text[w.start : w.end] == "的" for w in rest[2:-1]):
            break  # 新引进|在某区全职工作的|人才, 引进|拥有核心技术的|团队
        if verb and string in _OPENS_PHRASE and _is_kept(source, rest):
            break  # 引进|有带动力的|企业, 处置|已批未建|土地
        if string == "新" and len(rest) > 1 and belongs(source.text, string, rest[0], rest[1]):
            if source.text[rest[1].start] == "(":
                shut = next((i for i, w in enumerate(rest) if source.text[w.start] == ")"), len(rest))
                if shut + 2 < len(rest) and source.text[rest[shut + 1].start : rest[shut + 1].end] == "建":
                    verb, rest = source.text[rest[0].start : rest[shut + 1].end], rest[shut + 2 :]  # 新(改)建|公厕
                    continue
                break
            if (set_up := source.text[rest[1].start : rest[1].end]) in ("设", "发展"):
                verb, rest = f"新{set_up}", rest[2:]
                continue
            verb += string
            rest = rest[1:]
            continue
        if len(string) == 4 and string[2:] in flow_verbs() and is_light(string[:2]) and string not in flow_verbs():
            if string in _NOUNS_OF_DEEDS:
                break  # 基本建设|投资
            string = string[2:]  # 妥善安置
        if string == "投入" and len(rest) > 1 and source.text.startswith(_PUT_TO, rest[1].start):
            verb, rest = verb + source.text[rest[0].start : rest[1].end], rest[2:]  # 投入使用|客运站等9个项目
            continue
        if verb and string == "或" and len(rest) > 1 and source.text[rest[1].start : rest[1].end] in flow_verbs():
            verb, rest = f"{verb}或", rest[1:]  # 新增或更新|站牌
            continue
        if string in flow_verbs() and not (string == "投资" and len(rest) > 1):
            verb += string
            rest = rest[1:]
        elif verb and string in words("cues", "scope", "own") and string not in words("cues", "scope", "urban"):
            rest = rest[1:]
        elif verb and (
            string in ("了", "并", "各类", "的", "好", "出", "到", "各", "、")
            or (is_light(string) and not opens_quote(source, rest))
        ):
            if string == "、" and not (len(rest) > 1 and source.text[rest[1].start : rest[1].end] in flow_verbs()):
                break
            if string in words("cues", "qualities", "words"):
                break
            rest = rest[1:]
        elif not verb and len(rest) == 1 and _acts(string, rest[0]):
            return string, []
        else:
            break
        if len(verb) >= 6:
            break
    return verb, rest


def two_deeds(source: Words, leading: str, rest: list[Word]) -> tuple[str, list[Word]]:
    """The verb of two deeds with 、 between them, and what both are done to; no verb where the first was done to something before.

    清理、分类处置|闲置地块, 新建、提升|碧道; but 建成投产、|总装机.

    Args:
        source: the words of the block.
        leading: the first verb.
        rest: what stands behind it, the mark first.
    """
    text = source.text
    goes_on = len(rest) > 3 and all(w.tag == "v" for w in rest[1:3]) and rest[-1].tag.startswith("n")
    two = len(rest) > 1 and rest[1].end - rest[1].start == 2
    second = text[rest[1].start : rest[1].end] if two else ""
    if two and len(rest) == 2 and rest[1].tag.startswith("v"):
        return leading.removeprefix("完成") + second, []  # 完成新建、重组|11家实验室
    if two and not goes_on and len(rest) > 2 and rest[2].tag.startswith("n") and second in _BETTERING:
        return leading + second, rest[2:]
    how = len(rest) > _TWO_VERBS and rest[2].tag == "v" and text[rest[2].start : rest[2].end] in flow_verbs()
    if how and two and not goes_on:
        return leading + text[rest[0].start : rest[2].end], rest[3:]
    return (leading if goes_on else ""), rest[1:]


#: What is done to what there is already, besides building it anew.
_BETTERING = frozenset({"提升", "优化", "完善", "改善", "扩大", "提高", "黑化", "美化", "绿化", "亮化", "硬化"})
_TWO_VERBS = 3


def _acts(string: str, word: Word) -> bool:
    """Whether a word alone is a verb of doing; 包括 only opens a list."""
    return (
        word.tag.startswith("v") and len(string) == 2 and string not in ("投资", "活动", "包括", "包含", "涵盖", "囊括")
    )


def served(source: Words, rest: list[Word]) -> bool:
    """为企业提供, 向群众发放: what stands before the verb says for whom."""
    return source.text[rest[-1].start : rest[-1].end] in flow_verbs() and any(
        source.text[w.start : w.end] in ("为", "向", "给", "对", "让", "帮助", "组织") for w in rest[:-1]
    )


#: Links that close other words too: 集中签|约, 教育资金|投入.
_TORN = ("约", "近", "投入")


def tears(source: Words, found: re.Match[str]) -> bool:
    """Whether what looks like a link closes another word: 集中签|约, 新建民|居, 开行班|列."""
    if found[0] in _TORN:
        return True
    word = source.words[bisect_right(source.starts, found.start()) - 1]
    return len(found[0]) == 1 and word.end == found.end() and word.tag in ("n", "nz")
