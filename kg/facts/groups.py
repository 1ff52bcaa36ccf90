"""分别: several values for several indicators, paired in order."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.facts.above import pair_above, pair_ranks
from kg.facts.binding import Draft, State
from kg.facts.clauses import Clause
from kg.facts.left import left_phrase
from kg.facts.phrases import flow_verbs, light_verbs
from kg.facts.rate_nouns import with_harms
from kg.facts.stocks import stock_of
from kg.facts.trimming import BASE_BACK
from kg.lexicon import table, word_list
from kg.mentions.walk import Words
from kg.model.fact import Measure

Listed = Callable[[int, int], list[int] | None]
_BARE_VALUES = frozenset(
    {"产值", "总产值", "增加值", "营业收入", "利润", "税收", "利税", "销售额", "销售收入", "产量", "投资"}
)
#: 粮食|播种面积、产量: whose harvest the next item tells of.
_SOWN = re.compile("(?<=[\u4e00-\u9fff]{2})(?:播种|种植)?面积$")
_VALUE_TAIL = re.compile("(?:总产值|产值|增加值|营业收入|利润总额|利润|税收|销售额|销售收入|产量)$")
_OF_PLACES = re.compile(
    r"(?P<places>[^,。;、的有是]{2,8}(?:(?:、|和|与)[^,。;、的]{2,8})+)(?:的|,)(?P<noun>[^,。;、]{2,14}?)$"
)
_SECTORS = re.compile("第一、第?二、第?三产业")
_LAST_ADVERBS = re.compile("(?:预计|力争|累计|共|已|将|同比|有望|全年|计划|可|也|还)+$")
#: 洛阳、南阳|两市|生产总值.
_COUNTED_PLACES = re.compile("^(?:[两三四五六七八九十][市县区州地]|的)")
#: The longest name of a county has fifteen letters, but for a list of places short ones are used.
_LONGEST_PLACE = 8
_YEAR_FRONT = re.compile(r"^(?:\d{4}年|全年|今年|去年)")
_DONE = frozenset({"投资", "投入", "完成投资", "总投资", "占地"})
#: Between nouns; no part of 普及, 参与 or 和谐.
_SEPARATOR = re.compile("、|(?<!饱)和(?!谐|睦)|(?<![参授给赠])与|以及|(?<![普惠涉波遍触])及(?!时)")
#: 分别增加5万人和3亿元: amounts of change are paired as levels are.
_AMOUNTS = frozenset({Measure.LEVEL, Measure.CHANGE})
_GRADED = re.compile("(?:国家|省部|省|市州|市|区|县|州|镇|村|部|厅)级(?=..)")
_GRADE = re.compile("(?:国家|省部|省|市州|市|区|县|州|镇|村|部|厅)级?")
#: 万元GDP|能耗、水耗: what each of them is taken of.
_PER_OUTPUT = re.compile("^(?:万元|亿元|单位)(?:GDP|地区生产总值|国内生产总值|生产总值|工业增加值|工业产值|产值|产品)")
_HAN_LETTERS = "\u4e00-\u9fff"
_MEASURE_NOUN = re.compile(
    r"(?:总值|规模|市值|利润总额|利润|营收|销量|客流|里程|装机容量|装机|人次|成本|价格|增速|增幅|强度|床位|产能|警情|案件|事故|发案|立案|余额|总额|金额|吞吐量|保有量|发电量|用电量|交易量|业务量|拥有量|使用量|存栏量|出栏量|出口|进口|营业收入|主营业务收入|人均可支配收入|人均纯收入|可支配收入|总产值|增加值|销售额|零售额|交易额|产量|存栏|出栏|饲养量|投资|收入|税收|面积|数量|案件|浓度|能耗|覆盖率|占比|比例|标准|人数|贷款|指数|总量|产值|额|率|数|量)$"
)


def respectively(source: Words, clause: Clause, state: State, listed: Listed, divisions: Listed) -> list[Draft]:
    """Pair the figures of a clause that says 分别 with the indicators before them; all figures of the clause come back.

    Args:
        source: the words of the block.
        clause: the clause.
        state: the figures of the sentence so far, those of the clause last.
        listed: tells for a list of names (from, to) which things they are, or None where one is no name.
        divisions: tells the same of a list of cities and counties.
    """
    text = source.text
    own = [d for d in state.drafts if clause.start <= d.quantity.core.start < clause.end]
    _share_out(text, own, state, divisions)
    places = [text.find(word, clause.start, clause.end) for word in word_list("cues", "binding", "pairing")]
    at = min((place for place in places if place >= 0), default=-1)
    if at < 0:
        _pair_rates(own, state, clause)
        _pair_listed(source, own)
        return own
    _pair_listed(source, [d for d in own if d.quantity.core.start < at])
    behind = [d for d in own if d.quantity.core.start > at]
    runs = _runs(behind)
    if len(runs) > 1 and _listed_before(text, clause.start, at, len(behind)):
        runs = [behind]  # 绿地率、覆盖率和人均绿地面积分别提高到36%、40%、12平方米
    for group in _halves(text, at, runs):
        if len(group) > 1:
            _pair(source, clause, state, group, at, listed, divisions)
    return own


def _listed_before(text: str, start: int, at: int, count: int) -> bool:
    """Whether as many nouns stand before 分别 as values behind it."""
    return len([part for part in _SEPARATOR.split(text[start:at]) if part]) == count


def _runs(drafts: list[Draft]) -> list[list[Draft]]:
    """The drafts as runs of one kind: 分别为2.82万元和1.19万元、|增长10%和12.5% are two levels, then two rates."""
    runs: list[list[Draft]] = []
    for draft in drafts:
        rate = draft.measure not in _AMOUNTS
        if runs and (runs[-1][-1].measure not in _AMOUNTS) == rate:
            runs[-1].append(draft)
        else:
            runs.append([draft])
    return runs


#: 分别从120亿元、10亿元|提高到200亿元、15亿元: where the second half of the values begins.
_FROM = re.compile("[由从]")
_TO = re.compile("(?:到|至|为)[约近了]?$")


def _halves(text: str, at: int, runs: list[list[Draft]]) -> list[list[Draft]]:
    """The runs, cut in two where they tell of movements: the values from which, then the values to which."""
    found: list[list[Draft]] = []
    for run in runs:
        half = len(run) // 2
        behind = text[at + 2 : run[0].quantity.span.start]
        to = text[run[half - 1].quantity.span.end : run[half].quantity.span.start] if half > 1 else ""
        if len(run) == 2 * half and half > 1 and _FROM.search(behind) and _TO.search(to):
            found.extend((run[:half], run[half:]))
        else:
            found.append(run)
    return found


def _pair(
    source: Words, clause: Clause, state: State, group: list[Draft], at: int, listed: Listed, divisions: Listed
) -> None:
    """Pair one run of values with the places, the nouns or the earlier figures before 分别."""
    text = source.text
    if pair_above(text, state, group, at):
        return
    if _pair_places(source, at, max(state.sentence_start, clause.start - 60), group, listed, divisions):
        return
    inside = text[clause.start : at].strip(",、 ")
    earlier_words = text[state.sentence_start : clause.start].strip(",、 ")
    before = inside or earlier_words.split(",")[-1]
    first = group[0].noun
    if group[0].about != state.place and inside.endswith(first) and len(_SEPARATOR.split(first)) == len(group) > 1:
        before = inside = first  # 上海机场|航空货邮和旅客吞吐量: without the thing that it is of
    begin = clause.start if inside else text.rfind(before, state.sentence_start, clause.start)
    counted = any(begin <= d.quantity.core.start < at for d in state.drafts)
    items = [] if counted else _items(before, len(group), lambda part, size: _parts_word(source, part, size, at))
    if items:
        behind = text[at + 2 : group[0].quantity.span.start]
        verb = _deed(behind) if group[0].measure is Measure.LEVEL else ""
        if behind.strip("了约近已共") in _DONE:
            items = [f"{item}{behind.strip('了约近已共')}" for item in items]  # 甲镇、乙镇分别|完成投资
        for draft, item in zip(group, items, strict=True):
            draft.verb, draft.noun, draft.indicator = verb, item, f"{verb}{item}"
            _share(draft, group[0])
        return
    until = at if inside and counted else clause.start  # 收入达到2.3万元和0.8万元、|分别增长8%和10%
    ranked = all(draft.measure is Measure.RANK for draft in group)
    earlier = [d for d in state.drafts if d.quantity.core.start < until and (ranked or d.measure is Measure.LEVEL)]
    if ranked and len(earlier) >= len(group):  # 分别增长6%、5%,|分别居全国第二、第七
        pair_ranks(group, earlier[-len(group) :])
    elif len(earlier) >= len(group):
        in_all = "累计" in inside or "累计" in text[at : group[0].quantity.span.start]
        for draft, base in zip(group, earlier[-len(group) :], strict=True):
            draft.noun, draft.indicator, draft.about = base.noun, base.indicator, base.about
            if in_all and draft.measure is Measure.LEVEL and base.verb.startswith("新"):
                draft.indicator = stock_of(base)  # 分别新增4部、10部,累计分别达到22部、31部
            _share(draft, group[0])


def _deed(words: str) -> str:
    """The verb of doing behind 分别: 分别|新认定|60家和30家; empty where it only links."""
    verb = words.strip("约近了已共")
    deeds = flow_verbs() - light_verbs()
    return verb if verb in deeds or (verb.startswith("新") and verb[1:] in deeds) else ""


def _share_out(text: str, own: list[Draft], state: State, divisions: Listed) -> None:
    """新增高新技术企业5000家,其中南京800家、苏州1200家: what a place has of the number before."""
    if not own or text.find("其中", state.sentence_start, own[-1].quantity.core.start) < 0:
        return
    for draft in own:
        end = draft.quantity.core.start
        starts = range(max(state.sentence_start, end - _LONGEST_PLACE), end - 1)
        start = next((at for at in starts if divisions(at, end)), end)
        earlier = [d for d in state.drafts if d.quantity.core.start < start and d.quantity.unit == draft.quantity.unit]
        base = next((d for d in reversed(earlier) if d.noun and "其中" in text[d.quantity.core.end : start]), None)
        if start < end and base is not None:
            draft.about = (divisions(start, end) or [draft.about])[0]
            draft.verb, draft.noun, draft.indicator = base.verb, base.noun, base.indicator


def _pair_rates(own: list[Draft], state: State, clause: Clause) -> None:
    """分别完成120亿元、4亿元、76万美元,增长6%、8.2%、117.1%: as many rates as levels before, in their order."""
    rates = [d for d in own if d.measure is not Measure.LEVEL]
    if len(rates) < 2 or len(rates) != len(own) or any(d.method != "copied" for d in rates[1:]):
        return
    levels = [d for d in state.drafts if d.quantity.core.start < clause.start and d.measure is Measure.LEVEL]
    if len(levels) >= len(rates):
        for draft, base in zip(rates, levels[-len(rates) :], strict=True):
            draft.noun, draft.indicator, draft.about = base.noun, base.indicator, base.about


def _pair_listed(source: Words, own: list[Draft]) -> None:
    """新增总部机构、开放创新中心80家、16家: as many nouns in the list as bare values behind it."""
    text = source.text

    def ends_word(before: int) -> Callable[[str, int], bool]:
        return lambda part, size: _parts_word(source, part, size, before)

    for position, first in enumerate(own[:-1]):
        group = [first]
        for draft in own[position + 1 :]:
            between = text[group[-1].quantity.span.end : draft.quantity.span.start]
            of_list = draft.method.startswith(("adjacent", "inherited", "link", "copied", "noun"))
            if between not in ("、", "和") or (draft.quantity.unit != first.quantity.unit and not of_list):
                break
            group.append(draft)
        if len(group) > 1 and (members := _members(first.noun, len(group))):
            for draft, member in zip(group, members, strict=True):
                draft.verb, draft.noun, draft.indicator = first.verb, member, f"{first.verb}{member}"
            return
        parts = _SEPARATOR.split(first.noun)
        if len(group) < 2 or len(parts) != len(group) or any(len(p) < 2 for p in parts):
            continue
        tail = _MEASURE_NOUN.search(parts[-1])
        sown = _SOWN.search(parts[0])
        for draft, part in zip(group, parts, strict=True):
            head = f"{parts[0][: sown.start()]}{part}" if sown is not None and part in _BARE_VALUES else part
            if tail is not None and not _MEASURE_NOUN.search(part):
                head += _tail_for(part, parts[-1], tail[0], ends_word(draft.quantity.span.start))
            if tail is None and len(part) <= 3 and len(parts[-1]) >= len(part) + 3:
                head = part + parts[-1][len(part) :]  # 国家、省级|专精特新企业42家、189家
            draft.verb, draft.noun, draft.indicator = first.verb, head, f"{first.verb}{head}"
        return


def _pair_places(source: Words, at: int, start: int, group: list[Draft], listed: Listed, divisions: Listed) -> bool:
    """龙口、牟平的采购规模分别为3.26亿元和2.63亿元: one value for each place or firm of a list."""
    text = source.text
    match = _OF_PLACES.search(text, start, at)
    found = (match.start("places"), match.end("places"), match["noun"]) if match else None
    things = listed(*found[:2]) if found else None
    if found is None or things is None:
        found = _bare_places(text, at, start, divisions)
        things = divisions(*found[:2]) if found else None
    if found is None or things is None:
        return _pair_things(source, at, start, group, listed)
    if len(things) != len(group):
        return False
    for draft, thing in zip(group, things, strict=True):
        draft.about = thing
        draft.noun = draft.indicator = found[2]
        _share(draft, group[0])
    return True


def _pair_things(source: Words, at: int, start: int, group: list[Draft], listed: Listed) -> bool:
    """甲园、乙园|分别完成投资15亿元和8亿元: one value for each of the things; what is measured stands behind 分别."""
    text = source.text
    begin = max(start, *(text.rfind(mark, start, at) + 1 for mark in ",。;:"))
    begin += 2 if text.startswith("其中", begin) else 0
    things = listed(begin, at) if any(mark in text[begin:at] for mark in "、和与") else None
    if things is None or len(things) != len(group) or any(d.measure is not Measure.LEVEL for d in group):
        return False
    left = left_phrase(source, at + 2, group[0].quantity.span.start)
    what = f"{left.verb}{left.noun}" or (left.link if left.link in _DONE else "")
    if not what:
        return False
    for draft, thing in zip(group, things, strict=True):
        draft.about, draft.verb, draft.noun, draft.indicator = thing, left.verb, left.noun or what, what
        _share(draft, group[0])
    return True


def _bare_places(text: str, at: int, start: int, divisions: Listed) -> tuple[int, int, str] | None:
    """广州、深圳生产总值分别达到…: a list of places right before the noun; from, to, and the noun."""
    begin = max(start, *(text.rfind(mark, start, at) + 1 for mark in ",。;:"))
    words = _LAST_ADVERBS.sub("", text[begin:at].rstrip(",、 "))
    last = max((found.end() for found in _SEPARATOR.finditer(words)), default=0)
    for size in range(min(_LONGEST_PLACE, len(words) - last - 2), 1, -1) if last else ():
        if divisions(begin, begin + last + size):
            return begin, begin + last + size, _COUNTED_PLACES.sub("", words[last + size :])
    return None


def _share(draft: Draft, first: Draft) -> None:
    """The later values of a group are measured as the first is: 分别增长11.3%、60%."""
    if draft is not first and first.measure is Measure.CHANGE and draft.measure is Measure.LEVEL:
        draft.measure = Measure.CHANGE
        draft.value = -abs(draft.value) if first.value < 0 else draft.value
    if draft is not first and draft.quantity.kind is first.quantity.kind:
        if first.value < 0 < draft.value:
            draft.value = -draft.value
        draft.measure = first.measure
        draft.qualifier = draft.qualifier or first.qualifier


def _parts_word(source: Words, part: str, size: int, before: int) -> bool:
    """Whether a word ends behind the first letters of a part that stands before a place."""
    start = source.text.rfind(part, 0, before)
    return start >= 0 and source.begins_at(start + size)


def _items(words: str, count: int, ends_word: Callable[[str, int], bool]) -> list[str]:
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
        return [f"第{number}产业{_LAST_ADVERBS.sub('', words[sectors.end() :])}" for number in "一二三"]
    if members := _members(words, count):
        return members
    words = _YEAR_FRONT.sub("", _LAST_ADVERBS.sub("", words))
    parts = [re.sub("^(?:带动|推动|实现|完成)", "", p) for p in _SEPARATOR.split(words) if p]
    if len(parts) != count:
        return []
    tail = _MEASURE_NOUN.search(parts[-1])
    parts = with_harms(parts)
    if (grade := _GRADED.match(parts[-1])) is not None and all(_GRADE.fullmatch(part) for part in parts[:-1]):
        return [*(part + parts[-1][grade.end() :] for part in parts[:-1]), parts[-1]]  # 国家级、省级|传承人
    if (each := _PER_OUTPUT.match(parts[0])) is not None and each.end() < len(parts[0]):
        return [parts[0], *(p if _PER_OUTPUT.match(p) else f"{each[0]}{p}" for p in parts[1:])]
    if tail is not None:
        parts = [p if _MEASURE_NOUN.search(p) else p + _tail_for(p, parts[-1], tail[0], ends_word) for p in parts]
    first, last = parts[0], parts[-1]
    if tail is not None and (head := _VALUE_TAIL.search(first)) is not None and head.start() > 1:
        parts = [first, *(first[: head.start()] + p if p in _BARE_VALUES else p for p in parts[1:])]
        return parts  # 规上工业产值和|增加值
    if len(last) == 2 and len(first) >= 4 and first[-1] == last[-1]:  # 万元GDP|能耗、水耗: a head for both
        parts = [first, *(first[: -len(p)] + p if len(p) == 2 else p for p in parts[1:])]
    return parts


def _members(words: str, count: int) -> list[str]:
    """What a word for several stands for, as many as there are values: 城乡|居民收入 is that of 城镇 and of 农村."""
    for pair, members in table("pairs")["pairs"].items():
        if count == len(members) and (place := words.find(pair)) >= 0 and not _SEPARATOR.search(words):
            shared = _LAST_ADVERBS.sub("", words[place + len(pair) :])
            return [words[:place] + member + shared for member in members]
    return []


def _tail_for(item: str, last: str, tail: str, ends_word: Callable[[str, int], bool]) -> str:
    """What an item shares of the last one: 刑事 and 治安|案件立案数; 软件信息 and 互联网服务|营业收入."""
    size = len(item)
    whole = len(last) - size
    if last.startswith(item):
        return tail  # 工业、制造业、|工业技改投资
    if 2 <= size <= 4 and whole > len(tail) and (ends_word(last, size) or (len(tail) == 1 and whole >= 4)):
        return last[size:]
    return tail
