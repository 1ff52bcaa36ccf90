"""Honours: what stands behind 获评, 荣获, 入选, 被评为, 创建."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives, table, word_list
from kg.lexicon import words as lexicon_words
from kg.lexicon.edges import Endings
from kg.lexicon.matcher import Matcher, Shared, ahead
from kg.mentions.walking.splitting import Phrase, split_items
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

_ENDS = ",。;!?\n"
_END = re.compile(f"[{_ENDS}]")
_PHRASE = Phrase("“(《‘", "”)》’", _ENDS, longest=90)
_TITLED = re.compile(r"(?:荣誉)?称号|荣誉|殊荣|桂冠|资格$")
_TRAILERS = re.compile(
    r"(?:亚军|冠军|季军|(?<=[强佳区县市榜])全[国省市县区]第(?:[一二三四五六七八九十]+|\d+)[位名]?|第[一二三四五六七八九十]+名|创建|验收|评估|复审|复核|认定|公示|名单|前(?:[一二三四五六七八九十]+|\d+)[强位名]?|行列|榜单|项目库|之一|第[一二三四五六七八九十\d]+[位名]?)+$"
)
#: Which place is held in what is ranked, and what rankings are called.
_PLACED = re.compile(r"(?:前(?:[一二三四五六七八九十]+|\d+)[强位名]?|第(?:[一二三四五六七八九十]+|\d+)[位名])$")
_RANKING = re.compile("强|榜|名单|奖|赛|佳|会$|节$")
#: Places in a contest, which are what was won.
_WON = ("冠军", "亚军", "季军")
_LISTED = re.compile(r"(?:创建|建设|培育)名单$")
_COUNTED = re.compile(r"(?:荣誉)?(?:\d+|[一二两三四五六七八九十]+)(?:项|个|家|次|枚|人次|所|处|座)(?:以上)?$")
_COUNTS = re.compile(r"\d[\d,.]*[余多]?[万千]?[个枚项家名座条人](?!国)")
#: Two titles that 和 joins: 农业大托管示范县|和|县域商业体系建设行动试点县.
_JOINED = re.compile("和|及|以及")
_LEAD = re.compile(
    r"(?:成为)?(?:(?:全市|全省|全国|全区|全县)?(?:首[个家批]|唯一)|[\u4e00-\u9fff]{2,10}?(?:首[个家]|第一[个家座]|唯一))(?:[一二两三四五六七八九十\d]{1,3}[个家座])?(?:的)?|[一二两三四五六七八九十\d]{1,3}[届次](?=全[国省市])|全[国省市区县]\d{1,3}[个家座]|(?:完成)?(?:\d{1,3}|[两三四五六七八九十]{1,2})(?:项|个|家|次)(?![一\d]|大|名)|多项|一批|一个|年度"
)
#: 科技部“科技进步先进区”: who confers it stands before the quotation.
_CONFERRED = re.compile(r"^[^“”]{2,12}[部委局厅会府社](?:[认评]定|评[选比]|颁发|命名|公布)?(?:的|为)?“([^“”]{4,30})”$")
_HIGH = re.compile(r"国家级?|全国|省级|市级|全省|中国")
#: 农业农村部30个|…典型案例: who gives it and to how many.
_GIVEN = re.compile(r"[^“”、\d]{2,12}?(?:部|委|局|署|总局|厅|办|协会|联合会)(?:评选的|认定的|公布的|发布的)?\d{1,3}个")
#: Projects that are titles whoever gives them.
_MODELS = ("示范项目", "试点项目", "标杆项目", "优秀项目", "典型项目", "精品项目")
_SHORTEST_TITLE, _SHORTEST_CORE = 6, 4
_DATED = re.compile(r"\d{4}年度?(?P<held>.+(?:企业|空间|社区|园区|街区|中心|基地|单位|平台|医院|学校))$")
_HOMES = ("村", "小区", "社区", "庭院")
_SCOPED = re.compile(
    r"(?:第?[一二三四五六七八九十\d]+[批届轮年])|全国|国家|全省|全市|省|市|中国|[\u4e00-\u9fff]{2,3}(?<![城都强大])[省市]|\d{4}|中部|“|联合国|世界|亚洲"
)


#: 云湖|创建|“国家旅游度假区”: a verb inside an item of a list.
_STRIVES = re.compile(
    "(?<=[\u4e00-\u9fff])(?:创建|争创|打造|完成|获[评批]|被?(?:授予|(?:评|命名|认定|确定)为))(?=[“国全省市])"
)
#: 2000万亩|高产示范区, 13块|金牌: how much or how many there are, which is no title.
_AMOUNT = re.compile(r"\d[\d.,]*[余多]?[万千百亿]*(?:亩|块|枚|吨|公里|平方米|平方公里|公顷|户|人|元|斤|个|家|项)")
#: 国家现代农业产业园|15个…集群: where the next count of a list begins.
_COUNT_INSIDE = re.compile(r"(?<=[\u4e00-\u9fff])\d{1,3}[个家项]")
#: 省市重点项目, 国家试点: a level and a kind, of which every place has some.
_LEVELS = re.compile(
    r"(?:国家级?|全国|全省|全市|全县|全区|省级?|市级?|县级?|区级?|省市级?|市县级?)(?:级)?(?:以上)?(?:重大|重点|重要|优秀|先进|优质|知名|综合)*"
    r"(?:改革|示范|试点|样板|标杆|先行|文体|文艺|建设|民生|产业|工业|农业|技改|典型)*(?:村|镇|乡|县|区|点|项目|单位|基地|园区|企业|工程|试点|示范|奖项|奖励|荣誉|实验室|平台|案例|品牌|展演|园|样板|标杆|典范|[一二三]等奖)"
)
#: What a phrase says of what a place is to others: 一张靓丽名片, 重点打造的园区.
_PRAISED = re.compile("名片$|最高(?:等次|等级)$|一[张个座块]|打造的|靓丽|鲜亮|我[省市县区]|以上")
#: What opens a phrase that tells how many or of what kind, and a place of any name among those that are ranked.
_TOLD = ("以上", "具有", "具备", "富有", "独具", "高等级", "高级别", "高品质")
_ANY_PLACE = re.compile(r"[省市县区](?:\([省市县区旗、]+\)|[、和][省市县区])*")
#: Brands that a title tells apart: 十大服装品牌.
_BRANDS = re.compile("十大|十佳|百强|百佳|著名|知名|优秀|驰名|中国|国家|重点|老字号|名牌|最具|示范")
#: A short bracket behind the noun of a title, or one with its year.
_BRACKET = re.compile(r"\((?:[^()]{1,8}|\d{4}[^()]{0,10})\)$")


@cache
def _verbs() -> re.Pattern[str]:
    strong = alternatives("honours", "verbs")
    weak = alternatives("honours", "weak_verbs")
    first = ahead((*word_list("honours", "verbs"), *word_list("honours", "weak_verbs")))
    return re.compile(rf"{first}(?:(?P<strong>{strong})|(?P<weak>{weak}))")


@cache
def _pattern(key: str) -> re.Pattern[str]:
    """A pattern of the table of honours: how many the best are, what bodies are made."""
    return re.compile(str(table("honours")[key]))


@cache
def _noun_list() -> tuple[str, ...]:
    ranked = (r + h for r in word_list("honours", "ranks") for h in word_list("honours", "holders"))
    return (*word_list("honours", "nouns"), *ranked)


@cache
def _noun_ends() -> Endings:
    return Endings(_noun_list())


@cache
def _signs() -> Matcher:
    """What a phrase holds that may be a title, unless it says that somebody has won it: the nouns of titles, and marks."""
    return Matcher([*_noun_list(), "”", "强"])


@cache
def _purpose() -> re.Pattern[str]:
    """以创建省级文明县城|为抓手."""
    return re.compile(f"为(?:{'|'.join(sorted(word_list('honours', 'purposes'), key=len, reverse=True))})")


@cache
def _no_title() -> re.Pattern[str]:
    """How phrases behind a verb of winning end that are no titles: 获|省委肯定."""
    ends = alternatives("honours", "no_titles")
    ranks = r"第[一二三四五六七八九十\d]+[位名]?|前[一二三四五六七八九十\d]+"
    return re.compile(rf"(?:{ends}|{ranks}|[，,])$|\d{{3,}}|[的在将]")


@cache
def _title_scope() -> re.Pattern[str]:
    scopes = alternatives("honours", "scopes")
    return re.compile(
        rf"(?:首批|第[一二三四五六七八九十]+[批届])?(?:{scopes}|[\u4e00-\u9fff]{{2,3}}(?<![城都强大])[省市](?!场))"
    )


def _ends_in_noun(name: str) -> bool:
    """Whether a name ends as honours do, with or without a short bracket behind."""
    if name.endswith("”") and "“" in name[1:]:
        name = name[:-1]  # 省级“…示范村”: the title is quoted behind its scope
    if name.endswith("强") and _pattern("best").search(name) is not None:
        return True
    if _noun_ends().close(name):
        return True
    return (bracket := _BRACKET.search(name)) is not None and _noun_ends().close(name[: bracket.start()])


def find_honours(text: str, start: int, end: int) -> list[Mention]:
    """The honours that ``[start, end)`` says somebody has won, holds or strives for."""
    found: list[Mention] = []
    for match in _verbs().finditer(text, start, end):
        at = match.end()
        while at < end and text[at] in "了为:过成得 ":
            at += 1
        close = _PHRASE.end(text, at, end)
        given = _is_given(text, start, match)
        wins = given or match["strong"] in lexicon_words("honours", "winning")
        if not wins and not _signs().stands_in(text, at, close):
            continue
        for item in _split(text, at, close):
            mention = _honour(text, item, weak=match["weak"] is not None, wins=wins, given=given)
            if mention is not None:
                found.append(mention)
    if text.find("为", start, end) >= 0:
        for match in _conferred_on().finditer(text, start, end):
            close = _PHRASE.end(text, match.end(), end)
            for item in _split(text, match.end(), close) if _signs().stands_in(text, match.end(), close) else ():
                if (mention := _honour(text, item, weak=False, wins=False, given=False)) is not None:
                    found.append(mention)
    found += _among(text, start, end)
    found = [one for mention in found for one in _levels(text, mention)]
    found += _titles(text, start, end)
    return list({m.span: m for m in found}.values())


#: 成为全省3个|…试点县|之一: one of those who hold a title.
_ONE_OF = re.compile(
    r"(?=[成是])(?:成为|成功成为|是)(?:了)?(?:(?:全[国省市]|我[国省市]|国内|首批|[\u4e00-\u9fff]{2,3}[省市])的?)*(?:\d{1,3}|[两二三四五六七八九十百]+)[个家座](?P<title>[^,。;的]{4,30}?)之一"
)


def _among(text: str, start: int, end: int) -> list[Mention]:
    """The titles that a clause says somebody is one of the holders of."""
    if text.find("之一", start, end) < 0:
        return []
    spans = [Span(*match.span("title")) for match in _ONE_OF.finditer(text, start, end)]
    return [m for span in spans if (m := _honour(text, span, weak=False, wins=True, given=False)) is not None]


@cache
def _conferred_on() -> re.Pattern[str]:
    """确定|云岭县|为: who gives a title to whom."""
    verbs = alternatives("honours", "conferring")
    return re.compile(rf"(?:{verbs})(?:[\u4e00-\u9fff]{{1,6}}[省市县区镇乡村]|[\u4e00-\u9fff]{{2,3}})为(?!了)")


#: 国家级和|省级|龙头企业: two titles that share what follows their levels.
_TWO_LEVELS = re.compile(r"(国家级?|省级?|市级|县级)(?:和|、|及|与)((?:省|市|县|区)级?)(?=[^、和])")


def _levels(text: str, mention: Mention) -> list[Mention]:
    """A title, or the two of two levels that share their noun."""
    match = _TWO_LEVELS.match(mention.name)
    if match is None or mention.name != text[mention.span.start : mention.span.end]:
        return [mention]
    noun = mention.name[match.end() :]
    first, second = Span(mention.span.start, mention.span.start + match.end(1)), mention.span.start + match.start(2)
    return [
        Mention(first, NameClass.HONOUR, match[1] + noun, mention.method, mention.confidence),
        Mention(Span(second, mention.span.end), NameClass.HONOUR, match[2] + noun, mention.method, mention.confidence),
    ]


@cache
def _evident() -> Shared:
    return Shared(word_list("honours", "titles"))


@cache
def _about() -> re.Pattern[str]:
    return re.compile(alternatives("honours", "about"))


def _titles(text: str, start: int, end: int) -> list[Mention]:
    """Titles that places strive for, wherever a clause tells of that: 省级文明县城通过验收, 批准创建国家级旅游示范区."""
    found = []
    for _, at in _evident().within(text, start, end):
        close = at.end
        floor = max(start, close - 24, *(text.rfind(mark, start, close) + 1 for mark in ",。;:、“(\n"))
        scope = None
        for scope in _HIGH.finditer(text, floor, close):  # noqa: B007
            pass
        stop = _END.search(text, close)
        opening = max(text.rfind(mark, start, floor) for mark in ",。;\n") + 1
        clause = text[max(opening, start) : min(stop.start() if stop else end, end)]
        if scope is None or not _about().search(clause) or text[close : close + 1] in "的级项":
            continue
        lead = _LEAD.match(text, scope.start(), at.start)
        span = Span(lead.end() if lead and lead[0].endswith(("个", "家", "座")) else scope.start(), close)
        found.append(Mention(span, NameClass.HONOUR, text[span.start : span.end], "honour", 0.6))
    return found


def _split(text: str, at: int, close: int) -> list[Span]:
    """The honours of a list; quotations that touch (“甲”“乙”) are two."""
    spans = []
    for item in split_items(text, at, close):
        begin = item.start
        for mark in re.finditer("”“", text[item.start : item.end]):
            spans.append(Span(begin, item.start + mark.start() + 1))
            begin = item.start + mark.start() + 1
        spans.extend(_halves(text, Span(begin, item.end)))
    return spans


def _halves(text: str, item: Span) -> list[Span]:
    """The two titles of an item that 和 joins, where both close as titles do."""
    for mark in _JOINED.finditer(text, item.start, item.end):
        first, last = text[item.start : mark.start()], text[mark.end() : item.end]
        known = last in lexicon_words("honours", "titles")
        if (known or min(len(first), len(last)) >= _SHORTEST_TITLE) and _closes_title(first) and _closes_title(last):
            if first.count("“") == first.count("”") and last.count("“") == last.count("”"):
                return [Span(item.start, mark.start()), *_halves(text, Span(mark.end(), item.end))]
    return [item]


def _closes_title(name: str) -> bool:
    return _ends_in_noun(name) or _ends_in_noun(_TRAILERS.sub("", name))


def _is_given(text: str, start: int, verb: re.Match[str]) -> bool:
    """Whether a verb says that somebody gives a title to what stands before it: 被某部|认定为, 被|授予."""
    if not verb[0].endswith(("为", "授予")):
        return False
    opening = max(text.rfind(mark, start, verb.start()) for mark in _ENDS)
    return verb[0].startswith("被") or text.find("被", max(opening, start), verb.start()) >= 0


def _honour(text: str, item: Span, *, weak: bool, wins: bool, given: bool) -> Mention | None:
    titled = _TITLED.match(text, text.find("”", *item) + 1) is not None and text.startswith("“", item.start)
    start, end = _core(text, *item)
    if (strives := _STRIVES.search(text, start, end)) is not None:
        start = strives.end()
    if (count := _COUNT_INSIDE.search(text, start, end)) is not None and count.start() - start >= _SHORTEST_TITLE:
        end = count.start()
    inner = text[start:end]
    if (quoted := _CONFERRED.search(inner)) is not None:
        start, inner = start + quoted.start(1), quoted[1]
    bare = _TRAILERS.sub("", inner)
    if bare.endswith("”") and _PLACED.search(inner):
        inner = bare  # “…城区”|第21名
    if inner[:1] in "“《" and inner[-1:] in "”》" and sum(map(inner.count, "“《")) == 1:
        start, inner = start + 1, inner[1:-1]
        bare = _TRAILERS.sub("", inner)
    if (giver := _GIVEN.match(inner)) is not None and len(inner) - giver.end() >= 4:
        start, inner, bare = start + giver.end(), inner[giver.end() :], bare[giver.end() :]
    if _PLACED.search(inner) and not inner.endswith("名") and not _RANKING.search(bare):
        return None  # 跻身省级开发区|前50
    if not 4 <= len(bare) <= 44 and not (wins and bare.endswith(("奖", "鼎", "杯")) and len(bare) == 3):
        return None
    if bare.startswith(_TOLD) or bare.endswith("称号") or _ANY_PLACE.fullmatch(bare):
        return None  # 创建10个|以上示范村, 创建|具有国际影响力的先导区, 位列|县(市、区)
    if _COUNTS.match(bare) and (weak or not _GIVEN.match(bare)):
        return None  # 建成|1281个乡村振兴示范村, 斩获|1枚奥运会金牌
    held = given and _pattern("held").search(bare) is not None and not _no_title().search(bare)
    named = held or titled or _ends_in_noun(bare) or _ends_in_noun(inner)
    if not named and not (wins and _is_title(bare)):
        return None
    if _AMOUNT.match(bare) or _LEVELS.fullmatch(bare) or _PRAISED.search(bare):
        return None
    if bare.endswith("品牌") and not _BRANDS.search(bare):
        return None
    if bare.endswith("实验室") and _SCOPED.match(bare) is None:
        return None  # a laboratory with a name of its own is no title
    if bare.endswith(("知名品牌", "著名品牌", "的名片", "公共品牌")):
        return None
    scoped = _SCOPED.match(bare)
    if "奖的" in bare or bare.startswith("的"):
        return None
    if weak and (bare.startswith("“") or "的" in bare or bare.endswith(word_list("honours", "aimed"))):
        return None
    given = bare.startswith(word_list("bodies", "national")) and bare.endswith(_MODELS)
    known = given or _title_scope().match(bare) is not None
    homes = not wins and bare.endswith(_HOMES) and text[start - 1 : start] == "个"  # 创建5个|富民示范村
    if ((weak or homes) and scoped is None) or (bare.endswith("项目") and not known):
        return None
    name = inner if _LISTED.search(inner) or inner.endswith(_WON) else bare
    aliases = tuple(sorted({bare, inner} - {name}))
    span = Span(start, start + len(name))
    return Mention(span, NameClass.HONOUR, name, "honour", 0.75 if scoped else 0.6, aliases=aliases)


def _is_title(name: str) -> bool:
    """Whether what a strong verb wins is a title by its scope alone: 国家县域商业|领跑县, 全球前2%顶尖科学家|榜单."""
    name = name if (dated := _DATED.match(name)) is None else dated["held"]
    return _title_scope().match(name) is not None and not _no_title().search(name) and len(name) >= _SHORTEST_TITLE


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """An item without what only leads to the honour and what only follows it."""
    words = text[start:end]
    if (cut := words.find("等")) > 0 and not words[:cut].endswith(
        ("高", "中", "平", "一", "二", "三", "特", "优", "上", "均", "甲", "同")
    ):
        end = start + cut
    inner = text[start:end]
    if (purpose := _purpose().search(inner)) is not None and purpose.start() >= _SHORTEST_TITLE:
        end = start + purpose.start()
        inner = text[start:end]
    if (titled := _TITLED.search(inner)) is not None and titled.start() >= 3:
        end = start + titled.start()
        inner = text[start:end]
    inner = _COUNTED.sub("", inner)
    end = start + len(inner)
    lead = _LEAD.match(inner)
    if lead and (len(inner) - lead.end() >= _SHORTEST_CORE or not lead[0].endswith(("首批", "唯一"))):
        start += lead.end()
    return start, end
