"""What is said of that which a number counts: 12家企业|挂牌上市, 3家高新区|位列全国50强."""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest

from kg.facts.wording.idioms import is_idiom
from kg.facts.wording.phrases import actions, flow_verbs, is_action, is_light, light_verbs, link_verbs
from kg.lexicon import words
from kg.mentions.walking.walk import Words
from kg.mentions.words import Word, tags

#: A predicate has at most so many letters.
_LONGEST = 12
#: What is won has a name, which is long and does not end at a quotation mark.
_WINNING = frozenset({"申报", "获", "荣获", "获得", "斩获", "获评", "入选", "获批", "获颁"})
_LONGEST_AWARD = 16
#: What something is passed by or taken into has a name, too.
_LONGER = {"通过": 4, "纳入": 8, "融入": 8, "列入": 8}
#: What something is called has a name.
_LONGEST_TITLE = 12
#: The end of a predicate that is only a little too long; of what goes on for long nothing is kept, for half of it is none.
_ENDS = re.compile("(?:[^,。;、(“\\d]{1,6}|\\d+(?:强|%|‰))(?=[,。;、(]|$)")
#: Links that say what something became, where no number follows.
_BECOMING = frozenset({"降至", "降为", "升至", "提升至", "提升为", "提高到", "调整为", "降到", "升到"})
#: Verbs that say nothing before an amount, and what became of those counted before a noun.
_TELLING = frozenset({"达到", "形成", "获得", "取得"})
_OF_TIMES = frozenset("月底前末日年天") | {"小时", "分钟"}


@cache
def predicate_verbs() -> frozenset[str]:
    """The verbs that tell what became of what was counted."""
    return words("cues", "verbs", "predicate")


_NOTE = re.compile(r"\(\d{1,2}\)")
_EXAMINED = re.compile("[^,。;、]{0,16}?(?:验收|评审|认定|复核|评估|审查|审核|考核|鉴定|审批|评定|认证|核查|审议)")


def _is_examined(text: str, at: int) -> bool:
    """Whether what stands behind 通过 is an examination that is passed."""
    return _EXAMINED.match(text, at) is not None


#: Further ones by whom something was done, behind a mark at which the words behind a number end.
_BY_WHOM = re.compile("[、和][^,。;、]{1,12}?(?:录取|录用|聘用|聘任|认定|收购|引进|表彰)")
#: What joins two nouns, or two deeds.
_JOINING = ("和", "与", "及", "、", "以及")
#: 以3个园区|为支撑, 把两项工作|作为重点来抓: what something is taken for.
_TAKEN_FOR = re.compile("作为|为[\u4e00-\u9fff]{1,4}$")


def _tells_nothing(source: Words, inside: list[Word]) -> bool:
    """Whether what follows goes on with something else that is counted, or says only what both are taken for."""
    first = source.text[inside[0].start : inside[0].end]
    if first == "为" and any(source.text[w.start : w.end] in flow_verbs() for w in inside[1:]):
        return False
    return first == "以及" or _TAKEN_FOR.match(source.text, inside[0].start, inside[-1].end) is not None


def _opens_deed(source: Words, inside: list[Word], joint: Word) -> bool:
    """Whether a verb stands behind what joins: 纳入重点名单、|获得表扬."""
    following = next((w for w in inside if w.start >= joint.end), None)
    if following is None:
        return True
    string = source.text[following.start : following.end]
    return following.tag.startswith(("v", "d", "p")) or string in predicate_verbs() or string in flow_verbs()


#: That it goes well, which says nothing of what is counted: 6个试点|取得积极进展.
_GOING_WELL = re.compile(
    "(?:取得[^,。;“]{0,8}(?:进展|成效|实效|进步)|呈现[^,。;“]{0,10})$|[^,。;“]{0,4}(?:成效|效果|进展)(?:显著|明显|良好|突出|初显)$"
)


def _closes(text: str, at: int, inside: list[Word]) -> bool:
    """Whether one verb that says nothing of works stands behind, at the end."""
    last = inside[-1]
    done = text[last.start : last.end]
    return last.start == at and done not in predicate_verbs() and done not in flow_verbs() - {"审批"}


def predicate_of(source: Words, inside: list[Word]) -> tuple[str, int]:
    """The predicate behind a number, without adverbs and without phrases of place and manner, and where it ends.

    Args:
        source: the words of the block.
        inside: the words behind what is counted, to the end of the clause.
    """
    text = source.text
    parts: list[str] = []
    end = 0
    if inside and _tells_nothing(source, inside):
        return "", end
    skipping = False
    quoted = 0
    acting = [w for w in inside if w.tag in ("v", "vd", "vi")]
    last = Word(0, 0, "")
    for word, following in zip_longest(inside, inside[1:]):
        string = text[word.start : word.end]
        if text.startswith("24小时", word.start) or (parts == ["24小时"] and text.startswith("24小时", word.start - 2)):
            parts = ["24小时"]  # 46座公园|24小时开放: it is so at all hours
            continue
        if word.tag == "i" and not parts and is_idiom(text, word):
            continue  # 12座凉亭|星罗棋布: what they look like
        if string == "达" and not parts and word is not inside[-1] and not text[word.end].isdigit():
            parts.append(string)  # 6家医院|达国家推荐标准
            continue
        if string == "通过" and not parts and word is not inside[-1] and not [w for w in acting if w is not word]:
            parts.append(string)  # 5家机构|通过国家评审; 1000件事项通过网络办理 goes on to its verb
            continue
        if string == "通过" and _is_examined(text, word.end):
            parts.append(string)  # 10个村创建|通过市级验收
            continue
        if parts == [] and string == "集中" and word is not inside[-1] and _closes(text, word.end, inside):
            parts.append(string)  # 228项事项|集中审批
            continue
        if string == "(" and _NOTE.match(text, word.start):
            break  # 32项指标|实现“三个一”(2): the mark of a note
        if string == "在" and parts and word.start == end and word is not inside[-1]:
            parts.append(string)  # 3000名志愿者|奋战在一线
            end = word.end
            continue
        if string == "为" and parts and word.start == end and last.tag == "v" and word is not inside[-1]:
            parts.append(string)  # 6家企业被认定|为|质量标杆, 3所幼儿园打造|为|示范园
            end = word.end
            continue
        if string in _JOINING and parts and word is not inside[-1]:
            if all(part in actions() for part in parts):
                break  # 管道改造|和站点建设: another deed, to something else
            if (
                (len(parts) > 1 or last.tag.startswith("n"))
                and last.end == word.start
                and not _opens_deed(source, inside, word)
            ):
                parts.append(string)  # 安装治理设施|和|报警装置
                end = word.end
                continue
        with_whom = string in ("与", "同") and not parts and any(w.start > word.end for w in acting)
        if (
            with_whom
            or string in ("在", "对", "向", "由", "凭", "以", "按", "按照", "依照", "从", "为", "经", "依托")
            or (string == "用" and word.tag == "p")
        ):
            skipping = True
            continue
        if skipping:
            closing = string == "“" and text.find("”", word.end) == inside[-1].start
            if closing or string in predicate_verbs() or string in flow_verbs() or word.tag.startswith("v"):
                skipping = False  # 300个事项凭证件|“一证通办”: the whole of the quotation
            else:
                continue
        if not parts and (word.tag == "t" or any(c.isdigit() for c in string) or string in _OF_TIMES):
            continue
        if string in ("%", "‰") and parts and parts[-1][-1].isdigit():
            parts.append(string)
            end = word.end
            continue
        if parts and parts[0] in _WINNING and string in ("全国", "全省", "全市"):
            parts.append(string)  # 4部作品|获|全国优秀作品奖
            end = word.end
            continue
        if "“" in parts and "”" not in parts:
            parts.append(string)  # what a quotation holds goes unchanged
            end, quoted = word.end, quoted + len(string)
            continue
        if (
            is_light(string)
            and string not in ("“", "”")
            and not (parts and string in words("cues", "qualities", "words"))
            and not (parts and word.tag[0] == "n" and last.end == word.start and string != "年度")  # 列入改革|计划
            and not (parts and string == "基本" and following is not None and following.tag.startswith("n"))
        ):
            continue
        if not parts and string in words("cues", "binding", "empty"):
            continue
        if not parts and string in light_verbs() and string not in _TELLING and word is not inside[-1]:
            if string != "完成" or text[inside[-1].start : inside[-1].end] not in ("任务", "目标", "计划"):
                continue  # 13件实事|完成年度任务: of 完成 nothing else would be left
        if not parts and string in link_verbs() and string not in light_verbs():
            if string in predicate_verbs() and word is not inside[-1]:
                parts.append(string)  # 3家高新区|位列全国50强, 27个断面|达到国家标准
                continue
            if string in _BECOMING and word is not inside[-1]:
                parts.append(string)  # 90%的园区|降至较低风险等级
                continue
            break
        if parts and parts[0] in _LONGER and string in _WINNING:
            break  # 2项纳入试点典型经验、|获表扬
        longer = _LONGEST_AWARD if parts and parts[0] in _WINNING else _LONGER.get(parts[0], 0) if parts else 0
        longer = max(longer, _LONGEST_TITLE if "为" in parts else 0)
        if sum(map(len, parts)) + len(string) > _LONGEST + max(longer, quoted):
            rest = _ENDS.match(text, word.start, inside[-1].end)
            parts, end = ([*parts, rest[0]], rest.end()) if rest is not None else ([], 0)
            break
        parts.append(string)
        end, last = word.end, word
    if len(parts) > 1 and parts[-1] in ("推进", "进展"):
        parts = parts[:-1]  # 医院改扩建|加快推进, 煤改气改造|进展顺利: it is going on
    if parts and parts[0] == "进展":
        parts, end = [], 0  # 8座码头建设|进展顺利
    said = "".join(parts)
    if parts and parts[0] == "被" and not any(w.tag.startswith("v") for w in inside if w.start < end):
        by = _BY_WHOM.match(text, end)  # 32名选手|被985、211大学录取
        said, end = (f"{said}{by[0]}", by.end()) if by is not None else ("", 0)
    if _GOING_WELL.match(said) is not None:
        said = ""
    return said.replace("“", "") if said.count("“") != said.count("”") else said, end


#: 奋战|在|一线: where those counted do something.
_AT = re.compile("(?<=..)在(?![线建校岗册编地])..")
#: 12条道路|改造|全面完成: what became of the deed that is done to them.
_DONE = re.compile("(?<=..)(?P<how>(?:超额|全面)?完成|完工|竣工)$")
#: 被认定为|示范基地, 替换为|新能源车.
_NAMED = re.compile("被?(?:评|列|称|认定|评定|确定|命名|打造|改造|替换|转型|升级|[\u4e00-\u9fff]{2})为..")


def is_parallel(noun: str) -> bool:
    """Whether a list has items of one form, so that the verb which ends it is part of the last.

    >>> is_parallel("样品试制、工艺放大、成果转化"), is_parallel("茂岭公司、海川大桥建成")
    (True, False)
    """
    items = noun.split("、")
    return len(items) > 1 and len(items[0]) > 3 and all(len(item) == len(items[0]) for item in items)


#: What only follows the noun that it is said of.
_BEHIND_NOUN = frozenset({"上市", "就业", "全覆盖", "全面覆盖"})
_TWO_WORDS = 4
_MODAL = frozenset("应须需拟")
#: Tags of words that are part of what is said, and of no noun.
_DOING = frozenset({"v", "d", "ad", "vd", "vi", "m"})


#: 300人|赴云岭|务工: going somewhere is nothing that is counted, and what it is for stays behind it.
_GOING = re.compile("(?:赴|前往|亲临|莅临|到(?![期账位访达场站龄手家]))..?.{0,6}$")


def _goes_into_deed(noun: str) -> bool:
    """Whether what stands before a predicate has a part of it at its end, so that their order stays.

    >>> _goes_into_deed("选手燃情"), _goes_into_deed("茶企多次"), _goes_into_deed("水质监测点")
    (True, True, False)
    """
    known, tail = tags(), noun[-2:]
    if len(noun) < _TWO_WORDS:
        return noun in _MODAL
    if tail in known:
        return (known[tail] in _DOING or tail in predicate_verbs()) and not is_action(tail)
    return len(noun) == _TWO_WORDS and noun not in known and known.get(noun[:2], "").startswith("n")


def with_noun(predicate: str, noun: str) -> str:
    """A predicate and its noun, what both end and begin with once; of two deeds the order stays.

    >>> with_noun("获评优质教育", "教育集团"), with_noun("上市", "企业"), with_noun("改造完成", "道路")
    ('获评优质教育集团', '企业上市', '完成道路改造')
    >>> with_noun("务工", "赴云岭"), with_noun("入住", "搬迁")
    ('赴云岭务工', '搬迁入住')
    """
    if _GOING.match(noun) or (noun in actions() and predicate not in words("cues", "binding", "stages")):
        return noun + predicate  # 2万人的|搬迁|入住
    if predicate in _BEHIND_NOUN:
        return noun + predicate  # 6家企业上市: not how many there are
    if _AT.search(predicate):
        return f"{predicate}的{noun}"
    if _NAMED.match(predicate) and not any(predicate.endswith(noun[:n]) for n in range(2, len(noun) + 1)):
        return f"{predicate}的{noun}"  # 被认定为示范基地|的|企业
    if (done := _DONE.search(predicate)) is not None and is_action(predicate[: done.start()]):
        return f"{done['how'].removeprefix('超额').removeprefix('全面')}{noun}{predicate[: done.start()]}"
    if _goes_into_deed(noun):
        return noun + predicate  # 与20家茶企多次|洽谈
    said = predicate.removesuffix("”")  # 4个社区|获评“示范社区”
    return predicate + noun[next((n for n in range(min(len(said), len(noun)), 1, -1) if said.endswith(noun[:n])), 0) :]
