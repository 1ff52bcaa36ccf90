"""Counts in a list share what stands only once: 6所学校、3家医院|建成投用, 4个固定、2个流动|检查站, 6个乡镇、70个村|改造."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from kg.facts.binding import Draft
from kg.facts.templates.carried_verbs import WORKED, carry_verbs
from kg.facts.templates.counted_fronts import share_grade
from kg.facts.templates.sizes import COUNTED
from kg.facts.wording.phrases import actions, clean, is_action
from kg.facts.wording.predicates import with_noun
from kg.lexicon import alternatives
from kg.lexicon.standings import ADVERBS, PLACES, SCOPES
from kg.mentions.walking.walk import Words
from kg.mentions.words import Word

#: Ways in which a number is told of by a verb alone.
_BARE = frozenset({"verb", "verb+theme", "verb+inherited"})
_BEHIND = ("counted+action", "counted+predicate")
#: Endings of what only describes a noun: 国家级, 示范型.
_WORTH = re.compile("^[\\d.十百千万亿]+元(?:以上)?$")
_WORTH_FRONT = re.compile("^[\\d.十百千万亿]+元(?:以[上下])?")
_DWELLERS = ("乡镇", "村", "社区", "小区", "县", "街道")
_WORKS = ("工程", "项目", "改造", "行动", "硬化", "治理", "整治", "规划", "工作", "任务")
#: Where works are done, or who does them: nothing that can itself be carried out.
_SPREAD = (*_DWELLERS, "路段", "部门")
_PLACED = re.compile("^(?:村|社区|小区)")
_DESCRIBING = ("级", "型", "类", "性", "式", "属")


_EACH = re.compile(r"(?:各|均)(?P<verb>新增|增加|建成|新建|获得|获评|完成|引进)?(?:达到?|为|有|了)?$")
_LISTED = re.compile("、|和|与|以及")
#: Ways in which a number without a noun is told of by what is said behind it.
_TOLD = ("adjacent", "predicate")


def for_each(draft: Draft, before: str) -> list[Draft]:
    """One figure for each noun of a list that 各 says a number of: 鲁班奖、詹天佑奖|各新增1项.

    Args:
        draft: the figure of the whole list.
        before: the words before its number.
    """
    if (found := _EACH.search(before)) is None or "、" not in draft.noun:
        return [draft]
    items = [clean(item) for item in _LISTED.split(_EACH.sub("", draft.noun))]
    if len(items) < 2 or any(len(item) < 2 for item in items):
        return [draft]
    verb = found["verb"] or draft.verb
    return [replace(draft, verb=verb, noun=item, indicator=f"{verb}{item}", method="each") for item in items]


def share_in_list(source: Words, drafts: list[Draft]) -> None:
    """Give the counts of each list what the last of them carries for all.

    Args:
        source: the words of the block.
        drafts: the figures of one clause in the order of the text; changed in place.
    """
    for one, other in pairwise(drafts):
        between = source.text[one.quantity.span.end : other.quantity.span.start]
        share_grade(one, other, between)
        done = (
            other.method in ("counted", "counted+action")
            and other.verb
            and between in (f"、{other.verb}", f"和{other.verb}")
        )
        if done and one.verb and one.method in _BARE and one.quantity.unit == other.quantity.unit:
            one.noun = other.noun  # 新建30个、修缮20个|幸福院; 启动9处、完成4处|管线迁改
            one.indicator = f"{one.verb}{other.indicator.removeprefix(other.verb)}"
        if one.method == "members" and other.method == "verb+behind" and between in ("、共", "、合计", "、总计"):
            one.noun, one.indicator = other.noun, f"{one.verb}{other.noun}"  # 推出云岭等7块、共3平方公里招商用地
            other.indicator = f"{one.verb}{other.noun}" if other.indicator == other.noun else other.indicator
        close = other.listed or 0 <= other.evidence.start - one.evidence.end <= 1
        if other.method == "dimension" and close and one.indicator == one.noun != other.indicator:
            one.indicator = other.indicator.removesuffix(other.noun) + one.noun  # 高7米、跨径13米的隧道洞口
        sized = other.listed and other.quantity.kind not in COUNTED and is_action(other.noun)
        if sized and one.method == "counted" and one.verb in WORKED and not is_action(one.noun[-2:]):
            one.indicator += other.noun  # 完成7个地铁站、2.6万平方米|复绿
            if other.indicator == other.noun:
                other.indicator = f"{one.verb}{other.noun}"
        if one.method == "counted" and one.verb in WORKED and other.method == "size-of-place":
            if _touch(source, one, other) and is_action(other.predicate) and other.noun.find(one.noun) > 0:
                work = other.noun.removesuffix(other.predicate)  # 完成4个小区|6公顷旧区改造
                one.indicator = f"{one.verb}{work}{other.predicate}"
                other.indicator = f"{one.verb}{work}{other.predicate}面积"
        near = one.method == "counted" and one.noun.endswith(_SPREAD) and one.verb in WORKED
        beside = other.listed or _touch(source, one, other)
        if near and other.method == "verb+behind" and other.noun.endswith((*_WORKS, "建设")) and beside:
            one.indicator = f"{one.verb}{other.noun}{one.noun}"  # 启动24个贫困村|42公里道路硬化工程
            other.indicator = f"{one.verb}{other.noun}" if not other.verb else other.indicator
        near = 0 <= other.quantity.core.start - one.quantity.core.end <= 1
        remaining = near and one.noun.startswith("剩余") and one.noun.endswith(other.noun)
        if remaining and one.method == other.method == "counted+predicate":
            other.noun, other.indicator = one.noun, one.indicator  # 剩余15户、|38人贫困人口脱贫
        people = one.quantity.unit.endswith("户") and other.quantity.unit.endswith("人")
        if people and near and one.method == "noun" and not one.verb and other.method == "adjacent" and other.predicate:
            if other.indicator.startswith(one.noun) and other.predicate not in one.noun:
                one.indicator = f"{other.indicator.removesuffix('人数')}户数"  # 监测对象15户、38人|纳入帮扶
        if one.method == "counted" and not one.verb and other.listed and other.method in _TOLD and other.predicate:
            one.indicator = f"{other.predicate}{one.noun}"  # 两个项目、2792人|实现回迁
    run: list[Draft] = []
    for draft in drafts:
        joined = draft.listed or (bool(run) and _touch(source, run[-1], draft))
        if run and not (joined and draft.method.startswith("counted")):
            _share(source, run)
            run = []
        if draft.method.startswith("counted"):
            run.append(draft)
    _share(source, run)
    carry_verbs(source, drafts)
    _leave_owners(drafts)


#: Those that a number counts, and what the next number measures of them: 10家医院|床位|增至410张.
_OWNED = re.compile(
    "(?P<owner>[一-鿿“”]{0,14}?(?:企业|公司|医院|学校|机构|项目|工程|园区|开发区|基地|平台|集群|产业(?!集群|园|链)|行业|街道|社区|乡镇|商圈|银行|门店|景区|口岸|产业链))"
    rf"(?P<what>[一-鿿]{{0,6}}?(?:{alternatives('cues', 'measured', 'tails')}))"
)
_MEASURES = re.compile(
    "(?:预计|力争|有望|将|可望|已|共|分别|合计|累计|同比|平均|总计)*(?:由|从|达到?|[增升提降减]至|增加到|提高到|突破|超过?|为|完成|增长|上升|下降|减少|约|近)+(?:分别|合计)?[约近]?\\d"
    rf"|(?:{ADVERBS}|都)*(?:{PLACES}|为|保持)?(?:{SCOPES})(?:第[一二三四五六七八九十\d]|首位)"
)


def has_measured(words: str) -> bool:
    """Whether the words behind a number name what it counts and go on to what is measured of it: 集群增加值."""
    return _OWNED.match(words) is not None


def owned_by(behind: str, noun: str) -> str:
    """Those that a number counts, where the noun behind it goes on to what another number measures of them; or empty.

    Args:
        behind: the words behind the number.
        noun: the noun among them.

    >>> owned_by("家医院床位由70张增至260张"[1:], "医院床位"), owned_by("企业投产", "企业")
    ('医院', '')
    """
    at = behind.find(noun)
    if at < 0 or _MEASURES.match(behind, at + len(noun)) is None or (found := _OWNED.fullmatch(noun)) is None:
        return ""
    return found["owner"]


def _leave_owners(drafts: list[Draft]) -> None:
    """Take what the next number measures out of the counts of those that have it."""
    for draft in drafts:
        if draft.method == "counted+owned" and (found := _OWNED.fullmatch(draft.noun)) is not None:
            draft.noun = draft.indicator = found["owner"]
            draft.evidence = draft.evidence.__class__(draft.evidence.start, draft.evidence.end - len(found["what"]))


#: 20项工程|和县人大票决|10项实事, 2所中心卫生院|和下辖|33所村卫生室.
_GOES_ON = re.compile(
    "(?:共|共计|合计|总计)?|(?:[、和与及]|以及)(?:下辖|所辖|下属|所属|辖区|(?:[省市县区州]|我[省市县区])?(?:级|人大|政府|委)?(?:确?定|票决|交办|下达)的?)"
)


def _touch(source: Words, one: Draft, other: Draft) -> bool:
    """Whether one count follows the noun of another at once, or behind what sums up: 271个村|共计|18万户."""
    return _GOES_ON.fullmatch(source.text, one.noun_end, other.quantity.span.start) is not None


def _share(source: Words, run: list[Draft]) -> None:
    if len(run) < 2:
        return
    last = run[-1]
    if last.noun in actions() and last.method == "counted" and last.indicator == f"{last.verb}{last.noun}":
        for draft in run[:-1]:  # 6个乡镇、70个村、4万户|改造
            draft.indicator = f"{draft.verb}{last.noun}{draft.noun}"
        last.indicator += "户数" if last.quantity.unit.endswith("户") else ""
        return
    if last.method == "counted+action" and not last.verb and run[0].verb:
        last.verb, last.indicator = run[0].verb, f"{run[0].verb}{last.indicator}"
    if last.of_described:  # 近2000家门店、超1500个品牌的某商圈: all of them are its own
        for draft in run:
            draft.about = last.about
    for position in range(len(run) - 2, -1, -1):
        draft = run[position]
        if draft.method != "counted":
            continue
        touching = _touch(source, draft, run[position + 1])
        listed = not touching and run[position + 1].listed and draft.verb in WORKED and _in_each(last)
        if listed and draft.noun.endswith(_DWELLERS) and (work := _work_of(last)):
            draft.indicator = f"{draft.verb}{draft.noun}{work}"  # 抓好4个乡镇和30个村的|总体规划
            last.indicator = last.indicator if last.verb else f"{draft.verb}{last.indicator}"
            last.verb = last.verb or draft.verb
            continue
        if touching and draft.noun.endswith(_DWELLERS) and (work := _work_of(last)):
            draft.indicator = f"{draft.verb}{work}{draft.noun}"  # 9个乡镇|29个村|7392户电取暖改造工程
            if last.method == "counted+predicate" and draft.verb and (place := _PLACED.match(last.noun)):
                last.indicator = f"{draft.verb}{work}{place[0]}"
            if not last.verb and last.method == "counted" and draft.verb:
                last.verb, last.indicator = draft.verb, f"{draft.verb}{last.indicator}"
            continue
        if draft.verb in WORKED and draft.noun in _SPREAD and last.method == "counted" and last.noun.endswith(_DUTIES):
            draft.indicator = f"{draft.verb}{last.noun}{draft.noun}"  # 完成5个部门、|80项权限下放工作
            continue
        built = run[position + 1].listed and not draft.verb and last.method == "counted" and last.noun.endswith("建设")
        if built and not is_action(draft.noun[-2:]):
            draft.indicator += "建设"  # 加快某医院等5个医院、3个卫生院|项目建设
            continue
        if (
            draft.verb in WORKED
            and not _describes(source, draft)
            and (deed := _deed_behind(source, last))
            and not is_action(draft.noun[-2:])
        ):
            draft.indicator = f"{draft.indicator}{deed}"  # 完成37座加油站、155个油罐|防渗改造任务
            continue
        _share_head(source, draft, run[position + 1])
        told = draft.noun.endswith(("”", last.predicate)) if last.predicate else True
        if touching and last.method == "counted+predicate" and draft.verb in WORKED and not told:
            if draft.noun[-1:] not in "村" and not draft.noun.endswith(_DWELLERS) and _is_deed(source, last):
                last.verb, last.indicator = draft.verb, f"{draft.verb}{last.noun}{last.predicate}"
                draft.indicator += last.predicate  # 完成2个县级|7个乡镇级水源地划分
                continue
        if last.method in _BEHIND and not told:
            if (
                last.method == "counted+action"
                and not is_action(draft.noun[-2:])
                and not draft.noun.endswith(("工程", "项目", "行动"))
            ):  # 9个小区改造、|4条路排查
                draft.indicator = f"{draft.indicator}{last.predicate}"
            elif not draft.verb and last.method != "counted+action" and not is_action(draft.noun[-2:]):
                if draft.noun.endswith(_RUN_DOWN) and (renewed := _RENEWED.search(last.noun)) is not None:
                    draft.noun += renewed[0]  # 120套棚户区、80套城中村|改造任务全部开工
                draft.indicator = with_noun(last.predicate, draft.noun)


#: Who lives where the works are: 20个小区、5个|城中村雨污分流改造.
_LIVING = re.compile("^(?:农户|居民|城中村|自然村|行政村|村庄|小区|社区|村|街道|乡镇)(?=..)")


def _is_deed(source: Words, last: Draft) -> bool:
    """Whether the predicate of a count is one verb right behind its noun, with nothing more in the clause."""
    until = last.noun_end
    behind = source.text[until : until + 1]
    said = source.text[until - len(last.predicate) : until]
    return said == last.predicate and len(last.predicate) == 2 and (not behind or behind in ",。;")


def _in_each(last: Draft) -> bool:
    """Whether the last number of a list tells of works in each place of it, and not of places that the works change."""
    return last.quantity.unit.endswith("户") or last.noun.endswith(_DWELLERS) or _LIVING.match(last.noun) is not None


def _work_of(last: Draft) -> str:
    """The works of which the last number of a list tells, without what they are counted in; or empty.

    575户的|老旧小区改造, 9个村的|美丽乡村建设, 2300户民居的|改造提升.
    """
    if last.method == "counted+predicate" and len(last.noun) > 3 and _PLACED.match(last.noun):
        return f"{_PLACED.sub('', last.noun)}{last.predicate}"  # 80个村生活垃圾处理|市场化运营
    said = last.predicate if last.method == "counted+action" or is_action(last.predicate) else ""
    work = f"{last.noun}{said}"
    place = next((word for word in _DWELLERS if work.endswith(word)), "")
    work = _LIVING.sub("", work.removesuffix(place).removesuffix("行政").removesuffix("自然"))
    return work if work.endswith(_WORKS) or (place and work.endswith("建设")) or (said and len(work) > 3) else ""


_DUTIES = ("任务", "工作")
_RENEWED = re.compile("(?:改造|整治|搬迁|治理)(?:任务|工作|工程|项目)?$")
#: What is only counted to be built anew.
_RUN_DOWN = ("棚户区", "城中村", "危房", "危旧房", "老旧小区", "旱厕")


def _deed_behind(source: Words, last: Draft) -> str:
    """The deed that closes the last noun of a list, with the head behind it: 油罐|防渗改造任务; else empty."""
    inside = source.between(last.noun_end - len(last.noun), last.noun_end)
    at = len(inside)
    while at and (
        source.text[inside[at - 1].start : inside[at - 1].end] in _DUTIES
        or is_action(_string(source, inside[at - 1]))
        or (inside[-1].tag == "n" and _string(source, inside[-1]) in _DUTIES and inside[at - 1].tag == "v")
    ):
        at -= 1
    if at == len(inside) or not at or not any(is_action(_string(source, w)) or w.tag == "v" for w in inside[at:]):
        return ""
    return source.text[inside[at].start : inside[-1].end]


def _string(source: Words, word: Word) -> str:
    return source.text[word.start : word.end]


def _share_head(source: Words, draft: Draft, following: Draft) -> None:
    """4个固定、2个流动检查站: the first noun only describes; its head is that of the next."""
    size, noun = len(draft.noun), following.noun
    if _WORTH.search(draft.noun) and (head := _WORTH_FRONT.sub("", noun)) != noun:
        draft.noun += head  # 12个百亿元、70个30亿元以上|项目
        draft.indicator += head
        return
    if not 0 < size <= 4 or len(noun) < size + 2 or not _describes(source, draft):
        return
    start = source.text.find(noun, following.quantity.span.end, following.quantity.span.end + len(noun) + 2)
    cut = next((at for at in range(1, len(noun) - 1) if start >= 0 and source.begins_at(start + at)), 0)
    if cut:
        head = noun[cut:].removeprefix(draft.noun[-1])  # 2家千亿级、24家百亿|级工业企业
        draft.noun += head
        draft.indicator += head


def _describes(source: Words, draft: Draft) -> bool:
    if draft.noun.endswith(_DESCRIBING):
        return True
    inside = source.between(draft.noun_end - len(draft.noun), draft.noun_end)
    return bool(inside) and all(w.tag.startswith(("v", "a", "b", "d")) and not w.tag.endswith("n") for w in inside)
