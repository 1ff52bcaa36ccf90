"""Policies and campaigns without quotation marks, by their heads: 乡村振兴战略, 河长制, 大气污染防治攻坚行动."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives, table, word_list, words
from kg.mentions.titles.policy_fronts import behind_doing, behind_issuing, front, heads, with_adverb, with_first_half
from kg.mentions.titles.policy_wholes import behind, find_causes, find_wholes
from kg.mentions.walking.suffixes import generic_words
from kg.mentions.walking.walk import Words
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: The rule of measures that the number of their articles names, which all the same is how many they are.
ARTICLES = "articles"
_SHORTEST = 4
#: That a policy is made anew, which is no part of its name.
_AGAIN = re.compile("(?:迭代|优化)?升级(?![改换])")
#: Plans that say more of what they lay down than what it is of: 县城|总体规划.
_LAID_OUT = ("总体规划", "详细规划", "专项规划", "分区规划", "布局规划")
#: What is done with plans that there are.
_MENDS = ("优化", "完善", "修改", "调整", "衔接", "对接", "统筹")
#: How much a weak head asks to be said before it; more of 改革 and 试点, of which everybody has many.
_TELLING = {"改革": 6, "试点": 6, "计划": 4, "制度": 4, "办法": 4}
_TELLING_ELSE = 5
#: What may stand behind 计划 where it is a noun.
_NOUN_ENDS = ",。;:、”)(和与及为的等"
#: How long what is reformed is said in where it ends like all that is reformed: 集体资产股份合作制度|改革.
_SAYING = 9
#: 落实|好市|某某“十大计划”: the end of a verb and whose it is.
_WHOSE = re.compile(r"好[省市县区](?=[\u4e00-\u9fff]{3})")
#: What is cleaned up in a list, which all belongs to the name: 开展|占道停车、夜间施工、|违规广告集中整治.
_CLEANING = ("集中整治", "专项整治", "专项治理")
_LONGEST_LIST = 36
_CLEANED = re.compile(
    r"(?:开展|抓好|深化|实施|推进|强化|启动)(?:了)?(?P<list>(?:(?![的了在等为与及和“”])[\u4e00-\u9fff]){2,8}"
    r"(?:[、和](?:(?![的了在等为与及和“”])[\u4e00-\u9fff]){2,10})+)"
)
#: What is done with a reform where it opens a clause, and a meeting that has laid one down: 省委六次全会|改革部署.
_TRIED = ("试点", "探索", "试行")
_LAID_DOWN = ("全会", "会议", "大会")
#: Wars against an illness, which are a way of speaking of all that is done.
_WARS = ("持久战", "歼灭战", "总体战", "翻身仗")
_ILLNESS = ("疫情", "防疫", "抗疫")
#: Marks between which a phrase stands alone, words that say no more of it, and how far back its verb may begin.
_MARKS = ",。;:、!? \n"
_VERB = 8
#: What calls a year something, and how far its name reaches back.
_CALLED = ("作为", "定为", "确定为", "列为", "命名为")
_LONGEST_YEAR = 18
#: 检测全覆盖“三年行动计划”: how long or how many, which names nothing by itself.
_COINED = 2
#: How many campaigns a list is of, and what stands before the point of a number: |0.|5分攻坚行动.
_ALL_OF = re.compile("[两三四五六七八九十][大项]$")
_DECIMAL = re.compile(r"\d+\.\Z")
_COUNTED = re.compile("[一二两三四五六七八九十百]+(?:年|日|天|大|个|项)")


@cache
def _by_last_two() -> dict[str, dict[str, NameClass]]:
    """The heads that end with two letters, the longest first, and the class of each; none is shorter."""
    found: dict[str, dict[str, NameClass]] = {}
    for head, kind in heads():
        found.setdefault(head[-2:], {}).setdefault(head, kind)
    return found


@cache
def _head_ends() -> frozenset[str]:
    return frozenset(end[-1] for end in _by_last_two())


def find_policies(words_: Words, start: int, end: int, barriers: list[Span]) -> list[Mention]:
    """The policies of ``[start, end)`` that a head closes and that say what they are about.

    Args:
        words_: the words of the block.
        start: where the block begins.
        end: where it ends.
        barriers: quantities, times and people, which no name enters.
    """
    text = words_.text
    found = find_wholes(words_, start, end)
    heads, row = _by_last_two(), words_.words
    for index in words_.closing(_head_ends(), start, end):
        close = row[index][1]
        kinds = heads.get(text[close - 2 : close], {})
        head = next((head for head in kinds if text.endswith(head, start, close)), "") if kinds else ""
        if head and (mention := _policy(words_, index, close - len(head), kinds[head], start, end, barriers)):
            found.append(mention)
    found += _articles(text, start, end)
    found += _systems(text, start, end)
    return [*found, *_made_places(words_, start, end), *_named_years(text, start, end), *find_causes(text, start, end)]


#: 推进|水利工程体制、电力管理体制|改革: systems that are reformed together and share the last word.
_SYSTEMS = re.compile(
    r"(?:推进|深化|推动|完成|加快|实施|抓好|统筹)(?P<first>(?:(?![的了和与及])[\u4e00-\u9fff]){4,10}?(?P<kind>体制|制度|机制))"
    r"(?P<more>(?:[、和](?:(?![的了和与及])[\u4e00-\u9fff]){4,10}?(?P=kind)){1,3})改革(?![创试])"
)


def _systems(text: str, start: int, end: int) -> Iterator[Mention]:
    """The reforms of systems in a list, of which only the last says 改革."""
    if text.find("制改革", start, end) < 0:
        return
    for match in _SYSTEMS.finditer(text, start, end):
        at = match.start("first")
        names = re.split("[、和]", match["first"] + match["more"])
        for name in names:
            close = at + len(name) + (2 if name is names[-1] else 0)
            yield Mention(Span(at, close), NameClass.POLICY, f"{name}改革", "policy-head", 0.65, aliases=(name,))
            at += len(name) + 1


@cache
def _counted_articles() -> re.Pattern[str]:
    """出台|民营经济20条, 实施|优化营商环境21条升级举措: measures that the number of their articles names."""
    verbs = alternatives("policies", "issuing")
    return re.compile(
        rf"(?:{verbs}|落实|兑现|升级|迭代)(?:了)?(?:(?:国家|省|市|县|区)(?=[\u4e00-\u9fff]))?"
        r"(?P<first>(?P<about>(?:(?![的了和与及、在新改修])[\u4e00-\u9fff]){2,12}?)\d{1,2}条(?:[\u4e00-\u9fff]{0,4}?(?:举措|措施|政策|意见|办法|新政|细则))?)"
        r"(?P<more>(?:、[\u4e00-\u9fff]{2,10}\d{1,2}条(?:[\u4e00-\u9fff]{0,4}?(?:举措|措施|政策|意见|办法|新政|细则))?)*)(?=[,。;、)”和与及等]|政策|$)"
    )


#: What is counted by the same word, or says only that there are rules: 打通断头路|5条, 若干意见|20条.
_NO_ARTICLES = re.compile(
    r"(?:路|道|街|线|河|渠|沟|链|带|巷|航线|线路|意见|措施|政策|举措|办法|规定|细则|方案|条例|建议|信息|线索|问题|微博|消息|新闻|稿件|短信)$"
)


def _articles(text: str, start: int, end: int) -> Iterator[Mention]:
    if text.find("条", start, end) < 0:
        return
    for match in _counted_articles().finditer(text, start, end):
        if _NO_ARTICLES.search(match["about"]):
            continue
        at = match.start("first")
        for name in (match["first"], *match["more"].split("、")[1:]):
            if at > match.start("first"):
                at = text.find(name, at)
            yield Mention(Span(at, at + len(name)), NameClass.POLICY, name, ARTICLES, 0.7)
            at += len(name)


def _named_years(text: str, start: int, end: int) -> Iterator[Mention]:
    """Years that are called after what is done in them: 把2019年作为|作风建设攻坚年."""
    at = text.find("年", start, end)
    while at >= 0:
        if text.endswith(word_list("policies", "years"), start, at + 1):
            opening = max(
                (text.rfind(word, max(start, at - _LONGEST_YEAR), at) + len(word) for word in _CALLED), default=0
            )
            name = text[opening : at + 1]
            if (
                any(text.endswith(word, start, opening) for word in _CALLED)
                and len(name) >= _SHORTEST
                and name.isalpha()
            ):
                yield Mention(Span(opening, at + 1), NameClass.INITIATIVE, name, "policy-head", 0.7)
        at = text.find("年", at + 1, end)


def _made_places(words_: Words, start: int, end: int) -> list[Mention]:
    """Campaigns that make something of a place: 平安云岭|建设."""
    text = words_.text
    found = []
    for word in words_.places(start, end):
        opening = word.start - _COINED
        if opening < start or text[opening : word.start] not in words("policies", "made"):
            continue
        making = next((m for m in word_list("policies", "making") if text.startswith(m, word.end)), "")
        if making and text[opening - 1 : opening] not in ("“", "、"):
            name = text[opening : word.end]
            found.append(
                Mention(
                    Span(opening, word.end), NameClass.INITIATIVE, name, "policy-head", 0.7, aliases=(name + making,)
                )
            )
    return found


def _policy(
    words_: Words, index: int, anchor: int, kind: NameClass, start: int, end: int, barriers: list[Span]
) -> Mention | None:
    text = words_.text
    close = words_.words[index].end
    holder = index
    while holder > 0 and words_.words[holder].start > anchor:
        holder -= 1
    left = behind_doing(text, front(words_, holder, anchor, start, barriers), anchor, start)
    about = text[left:anchor]
    if not 2 <= len(about) <= 20 or not about[0].isalnum():
        return None
    if text.startswith(_aside(text[anchor:close]), close):
        return None  # 战略|定力
    if text[close : close + 1] in ("期", "区", "书", "院", "局", "员", "者", "家"):
        return None
    content = [w for w in words_.between(left, anchor) if text[w.start : w.end] not in words("policies", "empty")]
    if (giver := _giver().match(text, left, anchor)) is not None and anchor - giver.end() >= _SHORTEST:
        left = giver.end()
        about = text[left:anchor]
    if (whose := _WHOSE.match(text, left, anchor)) is not None:
        left = whose.end()
    if kind is NameClass.INITIATIVE and text.endswith(_CLEANING, start, close):
        left = _whole_list(text, left, anchor, start)
    if text.startswith(_TRIED, left) and text[left - 1 : left] in _MARKS and anchor - left > _SHORTEST:
        left += 2  # ,|试点|某某评价改革
    if (again := _AGAIN.match(text, left, anchor)) is not None and anchor - again.end() >= _SHORTEST:
        left = again.end()  # 升级|云岭英才计划
    left = max(left, text.rfind("”“", left, anchor) + 1)  # “松溪夜校”|“云岭课堂”改革
    head = text[anchor:close]
    left = with_adverb(text, behind_issuing(text, left, anchor, start), start)
    if kind is NameClass.INITIATIVE:
        left = with_first_half(text, left, head, start)
    if head.endswith("规划") and text.startswith(_MENDS, left) and not _issues(text, max(start, left - 8), left):
        left += 2  # 科学|优化|云岭分区规划
    left = max(left, *(m.end() for m in _scope().finditer(text, left, anchor - 1)), left)
    if text.count("“", left, anchor) > text.count("”", left, anchor):
        opening = text.rfind("“", left, anchor) + 1  # 未来产业|“苗圃计划”: what the marks set off is the name
        of = text[left : opening - 1]
        told = of not in words("policies", "empty") and len(of) > 1 and "”" not in of
        told = told and (opening >= anchor or _COUNTED.fullmatch(text, opening, anchor) is not None)
        told = told and text[opening:close] not in words("quotes", "known")  # 学习某省|“千万工程”
        left = left if told else opening
    about = text[left:anchor]
    if text[left - 1 : left] == "、" and _ALL_OF.search(about) is not None:
        return None  # 甲、乙、|丙四大专项行动
    if text[left].isdigit() and (decimal := _DECIMAL.search(text, max(start, left - _VERB), left)) is not None:
        left = decimal.start()
    if head.startswith("大") and anchor - left == len("走访") and text[left - 1 : left] == "大" and left > start:
        left -= 1  # 大|排查|大整治
    about = text[left:anchor]
    if len(about) < 2 or about.endswith("按") or (head.endswith("规划") and _is_of_any(words_, left, anchor, close)):
        return None  # 正在按|计划推进, 产业园|发展规划
    done = (
        _done().search(text, max(start, left - 8), left) is not None
        or left == start
        or text[left - 1] in ",。;:"
        or (text[left - 1] == "、" and text.endswith(head, start, left - 1))
        or behind().match(text, close, end) is not None
    )
    if head in word_list("policies", "issued_heads") and not _issues(text, max(start, left - 8), left):
        if len(about) < _SAYING or not done or "、" in about or about.startswith(("国家", "省", "市", "各", "全")):
            return None
    if (head[0] == about[-1] == "大") or about.endswith("实际"):
        return None  # 满意度大|大提升, 用实际|行动
    if about.endswith(_LAID_DOWN) or (head.endswith(_WARS) and any(word in about for word in _ILLNESS)):
        return None
    if head == "改革" and about.endswith(word_list("policies", "reformed")) and len(about) < _SAYING:
        return None
    if head == "计划" and close < end and text[close] not in _NOUN_ENDS and not behind().match(text, close, end):
        return None  # 某某公司|计划|投资10亿元: a verb
    if about.startswith(
        ("当地", "具体", "详细", "相应", "领域", "行业", "问题", "方面", "突出问题", "重点行业", "重点领域")
    ):
        return None
    if head == "制度" and about.endswith(word_list("policies", "no_institutions")):
        return None  # 健全议事|制度: every body has it
    if head == "办法" and text[close : close + 1] not in _NOUN_ENDS + "实修":
        return None  # 想尽一切|办法
    if head.endswith("战略") and about.endswith(word_list("policies", "no_strategies")):
        return None
    if head in word_list("policies", "weak_heads"):
        least = _TELLING.get(head, _TELLING_ELSE)
        if not done or len(about) < least or any(word in about for word in word_list("policies", "wide")):
            return None
    if text[anchor:close] == "行动" and (len(about) < 4 or not done):
        return None
    torn = words_.ends_at(anchor) is None and about not in words("policies", "empty")  # 传统|产业基础再造工程
    if not (content or torn) or (len(about) < 3 and about in generic_words() and not done):
        return None
    name = text[left:close]
    if name in words("policies", "never"):
        return None
    return Mention(Span(left, close), kind, name, "policy-head", 0.65)


def _is_of_any(words_: Words, left: int, anchor: int, close: int) -> bool:
    """Whether a plan is of what every place plans, which names none: 城市|发展规划, 村镇|国土空间规划."""
    if words_.text.endswith(_LAID_OUT, left, close):
        return False
    inside = words_.inside(left, anchor)
    planned = words("policies", "planned")
    return len(inside) > 0 and all(string in planned for string in words_.strings[inside.start : inside.stop])


def _whole_list(text: str, left: int, anchor: int, start: int) -> int:
    """Where the list begins of which a campaign names the last item, or the item itself where it stands alone."""
    floor = max(start, anchor - _LONGEST_LIST, *(text.rfind(mark, start, anchor) + 1 for mark in ",。;:!?\n"))
    if text.find("、", floor, anchor) < 0:
        return left
    found = next((m for m in _CLEANED.finditer(text, floor, anchor) if m.end() == anchor), None)
    if found is None or any(head in found["list"] for head in _CLEANING):
        return left
    return found.start("list")


@cache
def _aside(head: str) -> tuple[str, ...]:
    """What goes on behind a head that then names no policy."""
    own = (said for of, said in table("policies")["aside_of"].items() if head.endswith(of))
    return (*word_list("policies", "aside"), *" ".join(own).split())


def _issues(text: str, start: int, left: int) -> bool:
    """Whether a verb of issuing stands right before a place: 创新出台|."""
    return text.endswith(word_list("policies", "issuing"), start, left) and not text.endswith("实施", start, left)


@cache
def _scope() -> re.Pattern[str]:
    """Whose policies are meant, behind which their name begins: 全区各类|惠企政策."""
    return re.compile(alternatives("policies", "scopes"))


@cache
def _giver() -> re.Pattern[str]:
    """The body whose policy it is: 国家发改委|轨道五期建设规划."""
    bodies = alternatives("bodies", "national")
    return re.compile(f"(?:{bodies}|[省市区县]委(?=“))")


@cache
def _done() -> re.Pattern[str]:
    verbs = alternatives("predicates", "implement", "verbs")
    return re.compile(rf"(?:{verbs})[了好]?$")
