"""Things that a sum tells apart: what stands behind 总投资5亿元的 is one thing, however common its nouns (垃圾发电项目)."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.lexicon import words as lexicon_words
from kg.mentions.walking.suffixes import suffix_before
from kg.mentions.walking.walk import Words, is_specific, is_stop
from kg.model.mention import Mention, NameClass
from kg.model.quantity import Quantity, UnitKind
from kg.model.span import Span

#: Classes of what is built for a sum.
_BUILT = frozenset(
    {
        NameClass.PROJECT,
        NameClass.PARK,
        NameClass.FACILITY,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.GREEN_SPACE,
        NameClass.FUNCTIONAL_AREA,
    }
)
_LONGEST = 26
#: Works with a deed at their end have a name of so many letters.
_SHORTEST = 6
_PHASES = ("一期", "二期", "三期")
#: Words before a noun that stand for several things.
_MANY = ("一批", "多个", "各类", "若干", "系列", "一系列", "重大", "重点")


_ENDING = frozenset({"等", "和", "与", "及", "以及"})
_PHASE = re.compile("[一二三四五]期")
#: What becomes of a thing, or when: 投资5亿元的云岭中型水库|完成大坝填筑, 云岭水库|5月下闸蓄水.
_THEN = re.compile(
    r"完成|建成|开工|竣工|投产|投用|启用|下闸|通车|动工|封顶|奠基|顺利|正式|全面|启动(?=建设|实施|运[营行])|加[快速](?=建设|推进|实施)|有序|稳步|扎实|今年|明年|去年|年内|年底|\d{1,4}[年月日]"
)
#: 今年第三个投资超50亿元的|煤化工项目: one of those of a size, and no name.
_OF_MANY = re.compile(r"第[一二三四五六七八九十\d]+[个家条座][^,。;]*$|(?:这是|又一|首个|唯一|最大)[^,。;]*$")
#: Each of a list has a sum of its own: 投资8亿元的甲项目、|某公司投资5亿元的|乙项目.
_EACH = re.compile(r"[、和][^,。;、]{0,20}(?:投资|独资|占地|面积)约?[\d.]+[万亿]*[元美平亩]")
_EACH_BEFORE = re.compile(r"的[^,。;、]{2,20}[、和][^,。;、]{0,20}(?:投资|独资|占地|面积)约?$")


@cache
def _costs() -> re.Pattern[str]:
    before, costs, behind = (alternatives("names", "sized", key) for key in ("costs_before", "costs", "costs_behind"))
    return re.compile(f"(?:{before})?(?:{costs})(?:{behind})?")


def is_cost(words: str) -> bool:
    """Whether words say that the sum or the area behind them is what works cost or take up.

    >>> is_cost("总投资"), is_cost("计划投资约"), is_cost("项目投资")
    (True, True, False)
    """
    return _costs().fullmatch(words) is not None


def find_sized(words: Words, start: int, end: int, quantities: list[Quantity]) -> list[Mention]:
    """The things of ``[start, end)`` that a sum of money and 的 stand before.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
        quantities: its quantities, in order.
    """
    text = words.text
    found = []
    taken = {q.span.start for q in quantities}
    several = {q.span.start for q in quantities if q.kind is UnitKind.COUNT and q.value > 1}
    for before, quantity in zip([None, *quantities], quantities, strict=False):
        if before is not None and _of_several(text, before, quantity):
            continue
        told = quantity.kind is UnitKind.MONEY or text.endswith(_sizes(), start, quantity.span.start)
        if not told or not text.startswith("的", quantity.span.end):
            continue
        if _OF_MANY.search(text, max(start, quantity.span.start - 16), quantity.core.start):
            continue
        opening = _behind_size(quantity.span.end + 1, quantities)
        if _PHASE.match(text, opening, end):
            continue  # 投资2亿元的|二期工程厂房 is a phase of what was named before
        closing = _phrase_end(words, opening, end, taken)
        best = _unended(words, opening, closing, end)
        for word in words.between(opening, closing):
            if text[word.start : word.end] in _ENDING and word.start > opening + 2:
                break  # 污水处理厂提标改造|等项目
            suffix = suffix_before(text, opening, word.end)
            if suffix is not None and suffix.kind in _BUILT and word.end - len(suffix.word) - opening >= 2:
                best = Mention(Span(opening, word.end), suffix.kind, text[opening : word.end], "sized", 0.7)
                if suffix.word.endswith(("项目", "工程")):
                    break
        deed = _deed(words, opening, closing)
        if deed is not None and (best is None or (best.span.end < deed.span.end and not _begins(words, best))):
            best = deed
        if (
            best is not None
            and not best.name.startswith(_MANY)
            and best.span.end not in several  # 总投资80亿元的县级重点项目|16个
            and (
                not text.startswith(("、", "和", "等"), best.span.end)
                or suffix_before(text, *best.span) is None
                or _EACH.match(text, best.span.end, end)
                or _EACH_BEFORE.search(text, start, quantity.core.start)
                or best.name.endswith(("项目", "工程"))
            )
        ):
            found.append(_with_phase(text, best))
    return found


#: How works begin and go on, behind their whole name.
_BEGINNING = ("启动", "开工", "开始", "正式", "全面", "加快", "顺利")


def _begins(words: Words, whole: Mention) -> bool:
    """Whether what stands behind whole works tells that they begin, and is no works on them: 云岭发电项目|启动建设."""
    return whole.name.endswith(("项目", "工程")) and words.text.startswith(_BEGINNING, whole.span.end)


def _of_several(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a sum is that of several things together or of each: 9个|总投资30亿元的|工业项目."""
    if before.kind is not UnitKind.COUNT or before.value < 2 or before.span.end > quantity.span.start:
        return False
    return is_cost(text[before.span.end : quantity.span.start])


@cache
def _sizes() -> tuple[str, ...]:
    """What says right before a number that it is the size of one thing: 占地|320亩的, 日处理能力|1万吨的."""
    return word_list("names", "sized", "sizes")


def _behind_size(at: int, quantities: list[Quantity]) -> int:
    """The place behind another size of the same thing: 投资2亿元的|600套|棚户区改造项目."""
    size = next((q for q in quantities if q.span.start == at), None)
    if size is None or (size.kind is UnitKind.COUNT and size.unit.lstrip("万亿") not in ("套", "户", "平米")):
        return at
    return size.span.end


def _deed(words: Words, opening: int, closing: int) -> Mention | None:
    """投资7000万元的给水管网|建设, 投资3亿元的污水处理厂|提标改造: works that end in what is done."""
    text = words.text
    inside = words.between(opening, closing)
    for position, word in enumerate(inside):
        string = text[word.start : word.end]
        following = inside[position + 1] if position + 1 < len(inside) else None
        if word.end - opening < _SHORTEST or string not in _deeds():
            continue
        if following is not None and (following.tag.startswith(("n", "v")) or text[following.start] in "和与及"):
            continue
        built = string == "建设" and position and inside[position - 1].tag.startswith("n")
        end = inside[position - 1].end if built else word.end
        name = text[opening:end]
        if len(name) < 4 or any(is_stop(text[w.start : w.end], w.tag) for w in inside[:position] if w.tag == "d"):
            return None
        return Mention(Span(opening, end), NameClass.PROJECT, name, "sized", 0.65)
    return None


@cache
def _deeds() -> frozenset[str]:
    return lexicon_words("names", "works", "tails") | {"建设", "新建", "治理", "整治", "改建"}


def _unended(words: Words, opening: int, closing: int, end: int) -> Mention | None:
    """投资58亿元的香江利尔碳酸锂、…: the first item behind a sum is a project though no ending says so."""
    text = words.text
    stop = next((at for at in range(opening, min(closing + 1, end)) if text[at] in "、等,和"), closing)
    name = text[opening:stop]
    if not 4 <= len(name) <= 16 or text[stop : stop + 1] not in ("、", "等") or not name.isalnum():
        return None
    if words.ends_at(stop) is None or not is_specific(words, opening, stop) or suffix_before(text, opening, stop):
        return None
    if any(is_stop(text[w.start : w.end], w.tag) for w in words.between(opening, stop)):
        return None
    return Mention(Span(opening, stop), NameClass.PROJECT, name, "sized", 0.65)


def _phrase_end(words: Words, start: int, end: int, numbers: set[int]) -> int:
    """Where the noun phrase ends at the latest: a mark, a particle, a number."""
    at = start
    while at < min(end, start + _LONGEST) and at not in numbers:
        letter = words.text[at]
        if _THEN.match(words.text, at):
            break
        if not (letter.isalnum() or letter in "“”()·-—+") or letter in "的了在将已":
            break
        at += 1
    return at


def _with_phase(text: str, mention: Mention) -> Mention:
    phase = next((p for p in _PHASES if text.startswith(p, mention.span.end)), "")
    if not phase:
        return mention
    span = Span(mention.span.start, mention.span.end + len(phase))
    return Mention(span, mention.kind, mention.name + phase, mention.method, mention.confidence)
