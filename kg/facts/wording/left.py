"""What stands before a number, taken apart: 累计 | 新增 | 高新技术企业 | 达到 | 358家."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.wording.base_words import drop_base
from kg.facts.wording.beneficiaries import behind_beneficiary
from kg.facts.wording.deeds_before import (
    amount_of,
    any_verb,
    closing_verb,
    has_object,
    leading_verb,
    served,
    tears,
    two_deeds,
)
from kg.facts.wording.doers import already_done, behind_doer, is_duration
from kg.facts.wording.movements import YEAR, grown_up, moved_at
from kg.facts.wording.phrases import change_tail, flow_verbs, link_tail
from kg.facts.wording.trimming import (
    behind_adverbial,
    behind_deed,
    behind_later,
    behind_manner,
    behind_other_deed,
    behind_saying,
    drop_back,
    drop_front,
    last_etc,
    led_by,
)
from kg.lexicon import word_list, words
from kg.mentions.walking.walk import Words
from kg.mentions.words import Word
from kg.model.values import made_by_slots

#: Verbs that link a trade to its amount inside a noun phrase.
_INNER = frozenset({"实现", "完成"})
_NOTES = re.compile(r"\((?![改扩续迁、]{1,4}\)建)[^()]{0,12}\)")  # 新(扩)建 is one verb
#: 由2016年的|120亿元: where a movement begins.
_ORIGIN = re.compile(
    rf"(?:由|从)(?:{YEAR}|(?:[一二三四五六七八九十两几\d]+年(?:以)?前|最初|起初|当年|当初|过去|昔日|早年|[^,。;由从、]{{0,6}}(?:之初|初期|初始|之前|以前|时(?=的)))时?的?)$"
)
#: 由当年的20万元提高到|现在的每年|400万元: that it is so now.
_NOW = re.compile("(?<=[到至为])(?:现在|目前|如今|今天|今年)的?(?:每年)?$")
_LONGEST_NOW = 5
#: 总产量|十年|增长1.3倍: how long it took to grow.
_TOOK = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?<![第前近])(?:[一二三四五六七八九十两]+|\d{1,2})年(?:来|间|内)?$")
#: 标准由|每人每月|500元, 浓度由|每立方米|35微克: of what the value is one.
_PER_EACH = re.compile(
    r"(?:[由从](?:原来的?|\d{4}年的?)?)?每(?:立方米|(?:[人户生名亩位村家年]|公斤|平方米|个[家人床]?)每(?:[年月天日]|学年|学期))$|[由从]每(?:[人户生名亩位家]|公斤|平方米|平方公里)$|(?<=[到至为])每(?:人|生|户|亩)?每?(?:月|年|天|日|学期|学年|人|生|户|亩|平方米)$"
)
#: 最低工资标准|每月|提高183元: how often it is paid.
_EACH_TIME = re.compile("(?<=[\u4e00-\u9fff]{4})(?:每人)?每(?:月|年|天|日|学期|学年)$")
#: Letters that make a noun of a verb: 示范|站, 服务|点.
_PLACES = frozenset("站所点区园户")
_NOUNS_TOO = frozenset({"投入", "占"})
#: 解决5大类|90项难题: into how many groups they fall.
_GROUPS = re.compile(
    r"(?<=[一-鿿”])(?:\d{1,2}|[一二三四五六七八九十两]+)(?:大类|个?类别|大领域|大方面|个方面|大板块|大门类)$"
)
#: 手工业|从无到有|发展到223家: how it came there.
_FROM_NOTHING = re.compile("(?<=..)[从由](?:无|小|弱|少|零|单一)(?:到|向|变)(?:有|大|强|多|多元)$")
#: What a number before only climbed.
_STEP = re.compile("(?:新?台阶|大关|关口|门槛)[、,]?")
#: 五是|完成…: the point of a list that a clause makes.
_POINT = re.compile("[一二三四五六七八九十]{1,2}是(?=[\u4e00-\u9fff])")
#: 以试点先行方式|完成30处改造: how it is done.
_BY_WAY = re.compile("以[^,。;、为]{2,16}(?:模式|方式|形式|姿态|力度)(?=[一-鿿]{2})")
#: “双|95%”: the same rate of two things.
_TWICE = re.compile(r"[\d.]+%?”")
#: 新、|改建校舍: verbs whose 建 a 新 before them shares.
_AGAIN = ("改建", "扩建", "改扩建", "续建")
#: What is built on: 在八年连降的基础上|再下降.
_GROUND = re.compile(r"在[^,。;]{2,14}基础上再?$")


@made_by_slots
@dataclass(frozen=True, slots=True)
class Left:
    """What stands between the last boundary and a number.

    Attributes:
        verb: the flow verb that opens it (新增), or empty.
        noun: the noun phrase.
        link: the verb that links it to the number (完成, 达到), or empty.
        change: the verb of change right before the number (同比增长), or empty.
        exemplars: whether an "X等" was cut off its front.
        start: where the noun phrase (or the verb) begins in the view.
        bare: whether there is nothing but separators.
        verbal: whether the noun phrase is made of verbs only.
        members: the list before 等, without its verb.
        modifies: whether it ends in 的 and so describes what is counted.
        active: whether the noun phrase opens with a verb (征地).
        paired: whether 分别 pairs its items with several values.
        own: whether it opens with the document's own place.
        inner: whether the noun phrase holds a verb with an object of its own (住宅|加装|电梯).
        amount: the noun of amount behind a verb (启动运行|总规模), or empty.
        doing: the flow verb that ends the words (某区新推出|18项成果), or empty.
        acting: the verb that opens an active noun phrase (修剪|草坪), though it makes no flow, or empty.
    """

    verb: str
    noun: str
    link: str
    change: str
    exemplars: bool
    start: int
    bare: bool = False
    verbal: bool = False
    members: str = ""
    own: bool = False
    modifies: bool = False
    active: bool = False
    paired: bool = False
    inner: bool = False
    doing: str = ""
    amount: str = ""
    acting: str = ""


def left_phrase(source: Words, start: int, end: int, *, parted: bool = False) -> Left:
    """Take apart what stands before a number.

    Args:
        source: the words of the block.
        start: the last boundary before the number.
        end: where the number (with its comparator) begins.
        parted: whether what 、 closes right before the number belongs to the item before.
    """
    text, limit = source.text, end
    if text[start : start + 1] in "新台大关门" and (found := _STEP.match(text, start, end)) is not None:
        start = found.end()  # 迈上5万亿|台阶、五年增量
    if text.startswith("以", start) and (found := _BY_WAY.match(text, start, end)) is not None:
        start = found.end()
    if text.find("是", start, end) >= 0 and (found := _POINT.match(text, start, end)) is not None:
        start = found.end()
    if text.startswith("“双", end - 2) and start < end - 2 and _TWICE.match(text, end):
        end -= 2  # 签约户数、面积均达|“双95%”
    if text[end - 1] in "类域面块批" and (found := _GROUPS.search(text, max(start, end - 6), end)) is not None:
        end = found.start()
    said = text[start:end]
    bare = not said.strip("、,;和与及到至约近 ")
    modifies = said.endswith("的")
    paired = any(word in said for word in word_list("cues", "binding", "pairing"))
    from_there = "由" in said or "从" in said
    if from_there and (found := _ORIGIN.search(text, start, end)) is not None:
        end = found.start()
    if "年" in said and (found := grown_up().match(text, start, end)) is not None and found.end() == end:
        return Left("", "", found["verb"], "", exemplars=False, start=start, bare=False)
    each_time = "每" in said
    if each_time and (found := _PER_EACH.search(text, max(start, end - 16), end)) is not None:
        end = found.start()
    if (found := _NOW.search(text, max(start, end - _LONGEST_NOW), end)) is not None:
        end = found.start()
    change = link = ""
    given = end
    found = change_tail(text, start, end)
    if found is not None and not _is_deed(text, start, found):
        change, end = found["verb"], found.start("verb")
        if (took := _TOOK.search(text, start, end)) is not None:
            end = took.start()
    if change and each_time and (each := _EACH_TIME.search(text, max(start, end - 10), end)) is not None:
        end = each.start()
    if (found := link_tail(text, start, end)) is not None and (found.start() > start or not change):
        torn = found.start() > start and source.ends_at(found.start()) is None and tears(source, found)  # 集中签|约
        if not torn and not (change and found[0] in _NOUNS_TOO):  # 研发投入|增长
            link, end = found[0], found.start()
    if not link and (at := moved_at(source, start, end)) >= start:
        link, end = text[at:end], at
    if link and (found := _FROM_NOTHING.search(text, start, end)) is not None:
        end = found.start()
    if (
        "基础上" in said
        and (end < given or said.endswith("基础上"))
        and (found := _GROUND.search(text, start, end))
        and found.start() > start
    ):
        end = found.start()
    inside = source.between(start, end)
    if text.find("下同", max(0, start - 3), end + 3) >= 0:
        inside = [w for w in inside if not _is_note(text, w)]
    if len(inside) > 1 and text[end : end + 1] in "千百万亿" and text[inside[-1].start : inside[-1].end] == "上":
        inside = inside[:-1]  # 信息查询|上千万人次
    if parted and inside and text[limit - 1] == "、" and not _lists(source, inside):
        inside, bare = [], True  # 2个贫困村出列、|623户脱贫; 40公里管道改造、|55个小区整治: said of the item before
    own = bool(inside) and _is_whole(text[inside[0].start : inside[0].end])
    exemplars = False
    verb = members = ""
    inside = behind_adverbial(source, behind_beneficiary(source, inside))
    if "以" in said and (cut := led_by(source, inside)) is not None:
        verb, inside = leading_verb(source, drop_front(source, inside[: cut[0]]))[0], inside[cut[1] :]
    if "等" in said and (etc := last_etc(source, inside)) is not None:
        verb, listed = leading_verb(source, drop_front(source, inside[:etc]))
        caused = any(text[w.start : w.end] in words("cues", "causes", "words") for w in inside[:etc])
        if not verb and not caused and not text[start - 1 : start].isalnum():
            verb, listed = any_verb(source, listed)
        members = _string(source, listed)
        inside, exemplars = inside[etc + 1 :], True
    inside = behind_doer(source, behind_other_deed(source, behind_saying(source, inside)))
    if (later := behind_later(source, inside)) is not inside:
        own, inside = True, later
    inside = drop_base(source, drop_front(source, drop_back(source, inside)))
    if change:
        inside = behind_manner(source, inside)
    begin = inside[0].start if inside else end
    leading, rest = leading_verb(source, inside)
    verb = leading or verb
    if leading and len(rest) > 1 and text[rest[0].start] == "、":
        verb, rest = two_deeds(source, leading, rest)
    if not rest and not verb and link.removesuffix("了") in flow_verbs():
        verb, link = link.removesuffix("了"), ""
        begin = end
    if not verb and len(rest) > 1 and served(source, rest):
        verb, rest = text[rest[-1].start : rest[-1].end], []
    if "新、" in said and (again := next((v for v in _AGAIN if verb.endswith(v) and f"新、{v}" in said), "")):
        verb = f"{verb.removesuffix(again)}新、{again}"
        begin -= 2 if text.startswith("新、", max(start, begin - 2)) else 0
    rest = behind_deed(source, rest)
    doing = ""
    if not verb and (done := already_done(source, rest)) is not None:
        verb, rest = done
    if not verb and len(rest) > 1 and (last := closing_verb(source, rest)):
        doing, cut_rest = last
        if doing.startswith("新"):
            verb, rest, doing = doing, cut_rest, ""  # 经营主体|新增
    if len(rest) == 1 and text[rest[0].start : rest[0].end] in ("中", "上", "内", "里"):
        rest = []
    if rest and all(_says_nothing(source.text[w.start : w.end]) for w in rest):
        rest = []
    if rest and (change or link) and is_duration(text[rest[0].start : rest[-1].end]):
        rest = []  # 两年|增长近一倍
    placed = 1 < len(rest) <= 3 and text[rest[-1].start : rest[-1].end] in _PLACES
    graded = len(rest) > 1 and text[rest[1].start : rest[1].end] in ("级", "型", "类", "式", "性")  # 领航级|智能工厂
    active = bool(rest) and rest[0].tag.startswith("v") and not placed and not graded and not _is_unknown(rest)
    acting = text[rest[0].start : rest[0].end] if active and rest[0].tag in ("v", "vn") and len(rest) > 1 else ""
    acting = acting if len(acting) > 1 else ""
    verbal = bool(rest) and not placed and rest[-1].tag[:1] in ("v", "d")
    verbal = verbal and all(w.tag[:1] in ("v", "d") for w in rest)
    rest = _behind_bringing(source, rest)
    return Left(
        verb,
        _string(source, rest),
        link,
        change,
        exemplars,
        begin,
        bare,
        verbal,
        members,
        own,
        modifies,
        active,
        paired,
        has_object(source, rest),
        doing,
        amount_of(source, rest),
        acting,
    )


def _is_unknown(rest: list[Word]) -> bool:
    """Whether a noun opens with a word that the dictionary lacks, so that it falls into letters: 花漾|街区, 持牌|机构."""
    letters = len(rest) > 2 and rest[0].end - rest[0].start == rest[1].end - rest[1].start == 1
    return letters and not rest[1].tag.startswith(("v", "p", "u", "d")) and rest[2].tag.startswith("n")


def _behind_bringing(source: Words, rest: list[Word]) -> list[Word]:
    """实现|职业律师总量, 实现|再就业: that something is brought about says nothing of what it is."""
    if len(rest) < 2 or source.text[rest[0].start : rest[0].end] != "实现":
        return rest
    if source.text[rest[1].start : rest[1].end].startswith(("率", "度", "程度")):
        return rest
    return drop_front(source, rest[1:]) or rest


def _is_whole(string: str) -> bool:
    """Whether a word means the document's own place, not only the town in it: 城区|公厕14座 goes on with a list."""
    return string in words("cues", "scope", "own") and string not in words("cues", "scope", "urban")


def _lists(source: Words, inside: list[Word]) -> bool:
    """Whether the words before 、 open a list with a verb of their own: 建成服务大厅、|8个服务中心; not 管道改造、|55个小区."""
    verb, rest = leading_verb(source, drop_front(source, inside))
    return bool(verb) and any(source.text[w.start].isalnum() for w in rest)


def _says_nothing(string: str) -> bool:
    """实现全县|85%以上农村人口饮用自来水: a verb of causing and the place itself."""
    return string in _INNER or string in words("cues", "causes", "words") or string in words("cues", "scope", "own")


def _is_note(text: str, word: Word) -> bool:
    return text[word.start : word.end] in ("下同", "(", ")") and (
        text[max(0, word.start - 3) : word.end + 3].find("下同") >= 0
    )


def _is_deed(text: str, start: int, found: re.Match[str]) -> bool:
    """改造|提升28家: a verb of change behind another deed is a deed itself."""
    behind = words("cues", "actions", "words")
    return (
        found["verb"] in ("提升", "扩大") and text[max(start, found.start("verb") - 2) : found.start("verb")] in behind
    )


#: 吞吐量|三次: how often something was done.
_TIMES_BACK = re.compile("(?<=[\u4e00-\u9fff]{2})(?:首|[两三四五几多]|再)次$")
#: 年可|产值, 年可|提供岗位: what can be in a year.
_YEAR_CAN = re.compile("^年可(?=[\u4e00-\u9fff]{2})")
#: 来自长三角、珠三角的|企业: where they come from.
_FROM_WHERE = re.compile("^来自[^,。;的]{2,14}的(?=[\u4e00-\u9fff]{2})")
#: 新能源汽车、锂电池“新三样”|出口: the members before the coined name of a group.
_GROUP = re.compile("^(?:[^“”、]{2,10}、)+[^“”、]{2,10}(?=“[^“”]{2,6}”[^“”、]{1,6}$)")


def _names_way(text: str, at: int) -> bool:
    """监测指标实现|程度: the verb is part of what is measured."""
    return text.startswith(("的", "程度", "情况", "路径", "途径", "方式", "比例", "率", "度"), at)


def _string(source: Words, inside: list[Word]) -> str:
    if not inside:
        return ""
    text = source.text
    middle = [w for w in inside[1:-1] if text[w.start : w.end] in _INNER and not _names_way(text, w.end)]
    if len(middle) == 1:  # 服装业|实现|增加值
        head = inside[: inside.index(middle[0])]
        while len(head) > 1 and source.text[head[-1].start : head[-1].end] in words("cues", "trailing", "words"):
            head = head[:-1]  # 产业|要|实现|产值
        spent = source.text[inside[-1].start : inside[-1].end] in ("投资", "建设")  # 省重点项目全年|完成投资
        begin = middle[0].start if spent else middle[0].end
        inside_text = source.text[inside[0].start : head[-1].end] + source.text[begin : inside[-1].end]
        return _NOTES.sub("", inside_text)
    string = source.text[inside[0].start : inside[-1].end]
    if "(" in string:
        string = _NOTES.sub("", string).replace("(下同)", "")
    if string.endswith("次"):
        string = _TIMES_BACK.sub("", string)
    if string.startswith("年可"):
        string = _YEAR_CAN.sub("年", string)
    if string.startswith("来自"):
        string = _FROM_WHERE.sub("", string)
    if "”" not in string:
        return string
    done = any(w.tag == "v" and source.text[w.start : w.end] != "“" for w in inside[:-1])
    return string if done else _GROUP.sub("", string)  # 关停、升级改造“散乱污”企业
