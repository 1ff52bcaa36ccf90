"""Technical products and services with names: what is made for the first time, platforms in quotation marks, loans by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, word_list
from kg.lexicon import words as lexicon_words
from kg.lexicon.matcher import Shared, ahead
from kg.mentions.trades.marks import find_marks
from kg.mentions.walking.splitting import split_items
from kg.mentions.walking.walk import Words
from kg.mentions.words import is_proper
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: 国内首款|…芯片, 全球最大|…机组: one thing of its kind, so that its description names it.
_FIRST = re.compile(
    r"(?:全国|国内|国产|全球|世界|我国|中国|全省|全市|业内|行业)?(?:首[款台套颗艘架个枚条种辆列座]|最大|第一[款台套颗艘架])(?:套|套件)?(?:的)?"
)
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·+\-]{2,24}")
_SHORTEST = 5
#: Loans, cards and codes that a report lists by name: 孵化贷、成长贷.
_SERVICE = re.compile(r"[\u4e00-\u9fff]{2,5}(?:贷|消费券)")


@cache
def _splitters() -> re.Pattern[str]:
    """Where the description of a product ends: at a mark, a particle, or a verb of what became of it."""
    verbs = alternatives("products", "become")
    return re.compile(rf"[的了在和与及、,。;:]|{verbs}")


@cache
def _heads() -> tuple[str, ...]:
    return tuple(sorted(word_list("products", "heads"), key=len, reverse=True))


#: What is said of a service on a screen and not of the use of something: “云岭安居”应用|获评最佳.
_LIVE = "(?:已|全面|正式|成功|迭代|先后)*(?:获评|获得|荣获|上线|入选|投用|升级|注册|被评|被列|日活)"


@cache
def _quoted_heads() -> re.Pattern[str]:
    heads = alternatives("products", "quoted_heads")
    return re.compile(
        rf"“(?P<inner>[^“”,。;]{{2,14}})”(?P<rest>[^获入等的这、,。;“”(]{{0,6}}?(?:{heads})|应用(?={_LIVE}))(?![性化级])"
    )


#: How quotations end that tell of which manner a thing is.
_MANNER = re.compile("[\u4e00-\u9fff][式型化]$")


def _any_head(rest: str) -> str:
    """The longest head with which what stands behind a quotation closes."""
    heads = (head for head in word_list("products", "quoted_heads") if rest.endswith(head))
    return max(heads, key=len, default="")


@cache
def _triggers() -> Shared:
    return Shared(word_list("products", "triggers"))


def find_products(words: Words, start: int, end: int) -> list[Mention]:
    """The products of ``[start, end)``.

    Args:
        words: the words of the block.
        start: where the block begins.
        end: where it ends.
    """
    text = words.text
    found: list[Mention] = []
    for _, place in _triggers().within(text, start, end):
        if (first := _first(text, place.start, end)) is not None:
            found.append(first)
    if text.find("”", start, end) >= 0:
        for match in _quoted_heads().finditer(text, start, end):
            name = match[0]
            if not match["rest"].removesuffix(_any_head(match["rest"])) and _MANNER.search(match["inner"]) is not None:
                continue  # “一站式”|服务平台: of which manner one is
            found.append(
                Mention(Span(*match.span()), NameClass.PRODUCT, name, "product", 0.65, aliases=(match["inner"],))
            )
    found.extend(find_marks(text, start, end))
    if _offering().within(text, start, end):
        found.extend(_services(text, start, end))
    if _screens().within(text, start, end):
        found.extend(_systems(words, start, end))
        found.extend(_launched(words, start, end))
    if _powers().within(text, start, end):
        found.extend(_machines(text, start, end))
    found.extend(_models(text, start, end))
    if _filled().within(text, start, end):
        found.extend(_filling(words, start, end))
    return found


@cache
def _offering() -> Shared:
    return Shared(word_list("products", "offering"))


@cache
def _screens() -> Shared:
    return Shared(_SCREENS)


@cache
def _powers() -> Shared:
    return Shared(_POWERS)


@cache
def _filled() -> Shared:
    return Shared(word_list("products", "gaps"))


#: In what the power or the size of a machine is told.
_POWERS = ("兆瓦", "MW", "马力", "吨级", "米级", "英寸")


@cache
def _sized() -> re.Pattern[str]:
    """Machines that their power names: 5兆瓦|风电机组, 3.6兆瓦海上|风机."""
    heads = alternatives("products", "machines")
    return re.compile(
        rf"\d[\d.]*(?:{'|'.join(_POWERS)})级?[\u4e00-\u9fff]{{0,6}}?(?:{heads})(?!产业|项目|制造|生产|基地|企业|检测)"
    )


def _machines(text: str, start: int, end: int) -> Iterator[Mention]:
    """What a maker builds of one power or size, where the clause speaks of making it."""
    for match in _sized().finditer(text, start, end):
        if not any(letter in match[0] for letter in "的和与及等年"):
            yield Mention(Span(*match.span()), NameClass.PRODUCT, match[0], "product", 0.6)


@cache
def _designated() -> re.Pattern[str]:
    """Machines by the letters and numbers of their model: HX-200型|无人机, CR500|动车组."""
    heads = [
        h for h in (*word_list("products", "heads"), *word_list("products", "machines")) if not h.endswith(_SCREENS)
    ]
    closing = "|".join(sorted(heads, key=len, reverse=True))
    return re.compile(
        rf"[A-Z](?<![A-Za-z0-9\-.].)[A-Za-z\-]*\d[A-Za-z0-9\-]*(?:型|系列|级)?(?:(?![的和与及等了在年])[\u4e00-\u9fff]){{0,6}}?(?:{closing})"
        r"(?!产业|项目|制造|生产|基地|企业|检测|研发|研究|零部件)"
    )


def _models(text: str, start: int, end: int) -> Iterator[Mention]:
    """The machines of ``[start, end)`` that are called by their model."""
    for match in _designated().finditer(text, start, end):
        yield Mention(Span(*match.span()), NameClass.PRODUCT, match[0], "product", 0.65)


@cache
def _gaps() -> re.Pattern[str]:
    gaps = alternatives("products", "gaps")
    first = ahead([*word_list("products", "gaps"), *"等均成先相"])
    return re.compile(rf"{first}(?:等(?:\d+[项个款]?)?(?:产品|技术)?|均|成功|先后|相继)*(?:{gaps})")


def _filling(words: Words, start: int, end: int) -> Iterator[Mention]:
    """甲恒激光光纤激光器、恒越昌电源系统|填补国内空白: products with their makers, which a clause says are the first."""
    text = words.text
    for match in _gaps().finditer(text, start, end):
        opening = max(text.rfind(mark, start, match.start()) for mark in ",。;:!? \n") + 1
        for item in split_items(text, max(opening, start), match.start()):
            name = text[item.start : item.end]
            head = next((h for h in (*_heads(), *word_list("products", "systems")) if name.endswith(h)), "")
            if not head or not _SHORTEST <= len(name) <= _LONGEST_SYSTEM or not name.isalnum():
                continue
            firm = _brand_of(words, item, len(name) - len(head))
            if firm is not None:
                yield Mention(item, NameClass.PRODUCT, name, "product", 0.6, aliases=(text[firm.end : item.end],))
                yield Mention(firm, NameClass.ENTERPRISE, text[firm.start : firm.end], "maker", 0.7)


def _brand_of(words: Words, item: Span, longest: int) -> Span | None:
    """The firm's short name with which a product opens: letters that are no words, with a trade behind them or not."""
    end = item.start
    for word in words.between(*item):
        if word.end - word.start > 1 and not is_proper(words.text[word.start : word.end]):
            break
        end = word.end
    if not 2 <= end - item.start <= min(4, longest):
        return None
    for trade in (words.text[end : end + size] for size in (3, 2)):
        if trade in lexicon_words("enterprises", "firm_endings") and end + len(trade) - item.start <= longest:
            return Span(item.start, end + len(trade))
    return Span(item.start, end)


#: How the names of what runs on screens end.
_SCREENS = ("系统", "平台", "APP", "小程序", "数据库", "一张图")
_LONGEST_SYSTEM = 20


def _systems(words: Words, start: int, end: int) -> list[Mention]:
    """建成云溪智慧水务监管平台,: a system on screens that a verb of installing stands before and a mark behind."""
    text = words.text
    found = []
    for head in _SCREENS:
        at = text.find(head, start, end)
        while at >= 0:
            close = at + len(head)
            if text[close : close + 1] in (",", "。", ";", "、", "") or close == end:
                span = _installed(words, close, start)
                name = text[span.start : close] if span else ""
                told = span is not None and len(name) - len(head) >= _TOLD and _tells(name, head)
                if span and told and not name.endswith(word_list("products", "unscreened")):
                    if head in ("APP", "小程序") or any(w in name for w in word_list("products", "digital")):
                        found.append(Mention(span, NameClass.PRODUCT, name, "product", 0.6))
            at = text.find(head, close, end)
    return found


@cache
def _telling_nothing() -> re.Pattern[str]:
    return re.compile(f"{alternatives('products', 'digital')}|{alternatives('products', 'plain_words')}")


def _tells(name: str, head: str) -> bool:
    """Whether a system's name says what it is for, and not only how it is made: 水务监管平台, not 可视化服务平台."""
    return head in ("APP", "小程序") or len(_telling_nothing().sub("", name.removesuffix(head))) > 1


@cache
def _going_live() -> re.Pattern[str]:
    """What is said of a system at the head of a clause: |云溪水务监管平台|正式上线."""
    return re.compile(
        r"(?<![^,。;:!?\n])(?P<name>[\u4e00-\u9fffA-Za-z0-9]{4,24}(?:系统|平台|小程序|APP|数据库))"
        r"(?=(?:已|正式|全面|成功|率先|建成|同步|在全[国省市]率先)*(?:上线|投入使用|投入运行|投入试运行|启用|投用|试运行))"
    )


def _launched(words: Words, start: int, end: int) -> Iterator[Mention]:
    """Systems on screens that a clause says have gone live."""
    text = words.text
    for match in _going_live().finditer(text, start, end):
        name = match["name"]
        if any(letter in name for letter in "的了和与及等") or name.endswith(word_list("products", "unscreened")):
            continue
        if not any(word in name for word in word_list("products", "digital")) and "管" not in name:
            continue
        inside = words.between(*match.span("name"))
        verb = text[inside[0].start : inside[0].end] if inside else ""
        if verb in lexicon_words("names", "walk", "stops"):
            continue  # 推动|…系统上线
        if inside and not any(w.tag in ("m", "d", "p", "r", "t") for w in inside) and name[0] not in "各该本":
            yield Mention(Span(*match.span("name")), NameClass.PRODUCT, name, "product", 0.6)


def _installed(words: Words, close: int, floor: int) -> Span | None:
    """The noun phrase that ends at a place, where a verb of installing stands right before it."""
    text = words.text
    begin = max(floor, close - _LONGEST_SYSTEM)
    left = max(begin, *(text.rfind(mark, begin, close) + 1 for mark in ",。;:、的了和与及等在将为“”《》()\n "))
    verbs = sorted(word_list("products", "installing"), key=len, reverse=True)
    best = -1
    for verb in verbs:
        at = text.find(verb, left, close)
        if at >= 0 and words.begins_at(at) and at + len(verb) > best and words.ends_at(at + len(verb)) is not None:
            best = at + len(verb)
    if best < 0 and left > floor and text[left - 1] == "了":
        best = left if text.endswith(tuple(verbs), floor, left - 1) else -1
    if best < 0:
        return None
    ordinal = _ORDINAL.match(text, best, close)
    best = ordinal.end() if ordinal else best
    inside = words.between(best, close)
    if not inside or any(w.tag in ("m", "d", "p", "r", "t") for w in inside) or text.startswith(_PLURAL, best):
        return None
    return Span(best, close)


_TOLD = 4
_ORDINAL = re.compile(r"(?:全[国省市区县]|国内)?(?:首个|首套|唯一)?")
_PLURAL = ("一批", "各", "多个", "若干", "完善", "统一", "新型", "高水平", "相关")


def _first(text: str, at: int, end: int) -> Mention | None:
    """What stands behind 首款, 首台, 最大 and closes with the noun of a product."""
    match = _FIRST.match(text, at, end)
    name = _NAME.match(text, match.end(), end) if match else None
    if name is None:
        return None
    words = name[0]
    cut = _splitters().search(words)
    words = words[: cut.start()] if cut else words
    best = max((words.find(head) + len(head) for head in _heads() if head in words), default=0)
    if best < _SHORTEST:
        return None
    span = Span(name.start(), name.start() + best)
    return Mention(span, NameClass.PRODUCT, text[span.start : span.end], "product", 0.6)


def _services(text: str, start: int, end: int) -> list[Mention]:
    """推出孵化贷、成长贷、研发贷等金融服务: a list of loans behind a verb of offering."""
    found: list[Mention] = []
    for verb in word_list("products", "offering"):
        at = text.find(verb, start, end)
        while at >= 0:
            place = at + len(verb)
            while (match := _SERVICE.match(text, place, end)) is not None:
                following = text[match.end() : match.end() + 1]
                if following not in "、等,。和;":
                    break
                found.append(Mention(Span(*match.span()), NameClass.PRODUCT, match[0], "product", 0.6))
                if following not in "、和":
                    break
                place = match.end() + 1
            at = text.find(verb, at + 1, end)
    return found
