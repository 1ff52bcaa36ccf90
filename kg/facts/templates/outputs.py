"""What is made, worked up or let through in a year or a day: 年产20万吨新型建材, 日处理污水3万吨的某厂."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from kg.facts.binding import Bound, Draft, Spot
from kg.facts.wording.phrases import clean, flow_verbs
from kg.lexicon import alternatives, word_list
from kg.model.quantity import Quantity, UnitKind

_SURE = 0.75
#: Not 全|年供应, 2014|年处理.
_ALONE = r"(?<![全今本去前上半每多几\d一二两三四五六七八九十])"
#: Verbs whose capacity has a name of its own: 年产30万吨白卡纸的生产线 has a 白卡纸年产能.
_NAMED = {"年生产": "{}年产能", "年产": "{}年产能", "日产": "{}日产能"}
#: These say that it can be made, not where.
_ABLE = frozenset({"能力", "产能", "规模"})
_PHRASE_END = re.compile("[,。;:!?()]")
_LETTERS = r"(?:(?!的|等)[\u4e00-\u9fffA-Za-z0-9·\-“”])"
#: The last of several kinds, behind 等: 水泵、阀芯等|铸铁管件.
_KINDS = re.compile(rf"{_LETTERS}{{1,12}}(?:、{_LETTERS}{{1,12}})+(?:和{_LETTERS}{{1,12}})?等(?={_LETTERS}{{2}})")
_BETWEEN = re.compile(r"[^,。;:]{1,16}[、和及]")
_LISTED = re.compile(rf"(?P<product>{_LETTERS}{{1,12}})[、和及](?=\d)")
_FRONT = re.compile(r"^(?:优质|各类|各种|的)+")


@cache
def _opening() -> re.Pattern[str]:
    """A verb of making right before a number."""
    return re.compile(rf"{_ALONE}(?P<verb>{alternatives('cues', 'outputs', 'verbs')})(?:达到?|为|约|近|超过?|可达)?$")


@cache
def _closing() -> frozenset[str]:
    """The letters that such a verb and what may follow it close with: elsewhere it need not be looked for."""
    return frozenset((*(verb[-1] for verb in word_list("cues", "outputs", "verbs")), *"达到为约近超过"))


@cache
def _before() -> re.Pattern[str]:
    """A verb of making and what is made, before the number that says how much."""
    verbs = alternatives("cues", "outputs", "verbs")
    return re.compile(
        rf"{_ALONE}(?P<verb>{verbs})(?P<product>(?![值量能额达为约近超])[\u4e00-\u9fffA-Za-z0-9]{{1,10}}?)(?:达到?|约|近)?$"
    )


@cache
def _works() -> re.Pattern[str]:
    """What is made, as far as the works in which that is done."""
    doings, works = alternatives("cues", "outputs", "doings"), alternatives("cues", "outputs", "works")
    return re.compile(rf"(?P<product>(?!\d){_LETTERS}{{1,20}}?)的?(?P<doing>(?:{doings})*)等?的?(?P<works>{works})")


def told_output(spot: Spot, text: str, start: int, drafts: Sequence[Draft]) -> Bound | None:
    """What a number says is made or let through in a year or a day, or None.

    Args:
        spot: the number, which is no rate.
        text: the view.
        start: where its clause begins.
        drafts: the figures before it.
    """
    quantity = spot.quantity
    last = drafts[-1] if drafts else None
    if quantity.kind in (UnitKind.MONEY, UnitKind.TIME):
        return None
    verb = _verb_before(text, start, quantity)
    if not verb and last is not None and last.method == "counted+output" and not spot.first:
        if _BETWEEN.fullmatch(text, last.quantity.span.end, quantity.span.start):
            row = takewhile(lambda d: d.method == "counted+output", reversed(drafts))
            verbs = (_verb_before(text, start, d.quantity) for d in row)
            verb = next(filter(None, verbs), "")  # 年产30万吨再生铜、|20万吨铝和|5000套部件
    if verb:
        return _behind(spot, text, verb)
    found = _before().search(text, max(start, quantity.span.start - 20), quantity.span.start)
    if found is None or spot.left.noun.endswith(found["verb"]):
        return None
    whose = spot.left.noun[: max(0, spot.left.noun.rfind(found["verb"]))]
    alone = found["verb"].startswith("可") and not whose
    if not alone and not whose.endswith((*flow_verbs(), "为", "成", "是", "的", "可", "可以", "能够")):
        return None  # 某企业|年产砂石料70万吨: as it is
    able = "能力" if re.match("的?(?:生产|加工|处理)?能力", spot.behind) else ""
    if last is not None and last.quantity.span.end > found.start():
        return None  # 年出栏1万头的养殖场|12个
    noun = f"{_plain(found['verb'])}{found['product']}{able}"
    return Bound("", noun, noun, "output", _SURE)


def is_output(text: str, start: int, quantity: Quantity) -> bool:
    """Whether a verb of making stands right before a number, which so is no mere threshold of the works behind it."""
    return _verb_before(text, start, quantity) != ""


def _verb_before(text: str, start: int, quantity: Quantity) -> str:
    if text[quantity.span.start - 1] not in _closing():
        return ""
    found = _opening().search(text, max(start, quantity.span.start - 12), quantity.span.start)
    return _plain(found["verb"]) if found is not None else ""


def _plain(verb: str) -> str:
    """A verb of making without the word that it can be done.

    >>> _plain("可年产"), _plain("年可生产")
    ('年产', '年生产')
    """
    return verb.replace("可", "", 1)


def _behind(spot: Spot, text: str, verb: str) -> Bound | None:
    """What is made stands behind the number: 年产120万吨|甲醇项目."""
    at = spot.quantity.span.end
    while text[at : at + 1] in ("的", "(") and text[at : at + 1] != "":
        if text[at] == "(":
            return None
        at += 1
    stop = found.start() if (found := _PHRASE_END.search(text, at, at + 60)) is not None else min(len(text), at + 60)
    listed = _LISTED.match(text, at, stop)
    if listed is None and (kinds := _KINDS.match(text, at, stop)) is not None:
        at = kinds.end()
    else:
        kinds = None
    if verb.endswith(("水", "气", "电")):
        return Bound("", verb, verb, "output", _SURE)  # 日供水5万吨的|第二水厂
    if listed is None and (works := _works().match(text, at, stop)) is not None:
        product = _FRONT.sub("", clean(works["product"]))
        if not product:
            return None
        told = _NAMED.get(verb) if works["works"] not in _ABLE else None
        noun = told.format(product) if told else f"{verb}{product}能力"
        return Bound("", noun, noun, "counted+output", _SURE)
    if listed is not None:
        product = listed["product"]  # 年产30万吨|再生铜、20万吨铝
    else:
        product = clean(spot.right.noun) if kinds is None else clean(text[at:stop])
    if not 0 < len(product) <= 16 or product in ("产能", "能力", "规模"):
        return None
    return Bound("", f"{verb}{product}", f"{verb}{product}", "counted+output", _SURE)


def lines_of(output: Draft) -> str:
    """What works are counted behind what they can make: 年产5万吨铜箔生产线|6条; empty where the figure tells no output."""
    made = output.indicator.removesuffix("年产能")
    return f"{made}生产线" if output.method == "counted+output" and made not in ("", output.indicator) else ""


def output_verbs() -> tuple[str, ...]:
    """The verbs of making in a year or a day."""
    return word_list("cues", "outputs", "verbs")
