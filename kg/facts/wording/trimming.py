"""What is no part of a noun phrase before a number: times, places, causes, whom it was done for."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.wording.idioms import is_idiom
from kg.facts.wording.name_fronts import LISTED
from kg.facts.wording.phrases import flow_verbs, hangs, is_light
from kg.lexicon import word_list, words
from kg.mentions.walking.walk import Words
from kg.mentions.words import Word

_TIME_TAGS = frozenset({"t", "tg"})
#: Dynasties, which in a report are verbs or nouns of one letter (清|瓶, 元|宵), and ages that describe a noun: 老年|助餐点.
_NO_TIMES = frozenset("清明元宋唐汉秦隋晋周") | {"青年", "少年", "青少年", "老年", "中年", "现代", "新一代"}
#: 以龙头企业为代表的: what only gives examples of what is counted.
_LED_BY = re.compile("为(?:代表|引领|主体|核心|龙头|支撑|主|重点|统领|依托)的$")
#: 以…为主题|开展: how something is done.
_MANNER = re.compile("为(?:主题|载体|抓手|契机|主线|导向|引领|依托|牵引|突破口|目标|重点)$")
#: 该项目, 本公司: the subject by its kind; what follows it is what is measured.
_ANAPHOR = re.compile(
    r"(?:该|本|此|整个|这个|这些|两个|一|二|三)(?:项目|工程|公司|企业|园区|片区|基地|集团|标段|线路|市|县|区|期)"
    r"|(?:我们|咱们)(?:公司|企业|厂|园区|合作社|村)?(?:一年)?|(?:我|咱)(?:公司|厂)|这里?是(?:一[家个座条处片所栋])?(?=.)"
)


def behind_other_deed(source: Words, inside: list[Word]) -> list[Word]:
    """建成试运转、|新增产能: what was done before, a verb without an object, is no part of what follows."""
    if not inside or source.text.find("、", inside[0].end, inside[-1].start) < 0:
        return inside
    strings = [source.text[w.start : w.end] for w in inside]
    if "、" not in strings[1:-1]:
        return inside
    at = strings.index("、")
    verbs = all(w.tag.startswith(("v", "d")) for w in inside[:at])
    if at and verbs and strings[at + 1] in flow_verbs() and strings[at - 1] in words("cues", "binding", "no_object"):
        return inside[at + 1 :]
    return inside


_LATER = re.compile("(?:投产|建成|达产|投用|完工|竣工|运营|投运)后$")


def behind_later(source: Words, inside: list[Word]) -> list[Word]:
    """全部投产后|年产值: when it will be so is no part of it."""
    if len(inside) <= 2 or source.text.find("后", inside[1].start, inside[-2].end) < 0:
        return inside
    for position, word in enumerate(inside[1:5], 1):
        if position + 1 < len(inside) and _LATER.search(source.text, inside[0].start, word.end):
            return inside[position + 1 :]
    return inside


def behind_deed(source: Words, rest: list[Word]) -> list[Word]:
    """落地、|一期投资: a deed of something else that only 、 sets off is no part of the noun."""
    if len(rest) < 2 or source.text.find("、", rest[0].start, rest[-1].start) < 0:
        return rest
    strings = [source.text[w.start : w.end] for w in rest]
    if "、" in strings[:-1]:
        at = strings.index("、")
        if (
            at
            and all(
                (w.tag == "v" and len(s) > 1) or s in flow_verbs() for w, s in zip(rest[:at], strings, strict=False)
            )
            and strings[at + 1] not in flow_verbs()
        ):
            return drop_front(source, rest[at + 1 :])
    return rest


def behind_saying(source: Words, inside: list[Word]) -> list[Word]:
    """业内一般认为|海上风电成本: who says something, and that he says it, is no part of it."""
    text, saying = source.text, words("cues", "binding", "saying")
    for position in range(len(inside) - 2, -1, -1):
        start, end, _ = inside[position]
        if text[start:end] in saying:
            return inside[position + 1 :]
    return inside


def behind_adverbial(source: Words, inside: list[Word]) -> list[Word]:
    """沿海岸线|规划建设: where something is done is no part of what is done."""
    if not inside or source.text[inside[0].start : inside[0].end] not in words("cues", "binding", "where"):
        return inside
    at = len(inside)
    while at > 1 and source.text[inside[at - 1].start : inside[at - 1].end] in flow_verbs():
        at -= 1
    if at < len(inside):
        return inside[at:]
    for position in range(2, len(inside) - 1):  # 在河道及水库周边|设立监控点
        placed = source.text[inside[position - 1].start : inside[position - 1].end] in _AROUND
        if placed and source.text[inside[position].start : inside[position].end] in flow_verbs():
            return inside[position:]
    return inside


#: What ends a phrase of place.
_AROUND = frozenset(
    {"周边", "周围", "沿线", "附近", "境内", "范围内", "一带", "两侧", "两岸", "区域", "内", "上", "等地"}
)


def drop_back(source: Words, inside: list[Word]) -> list[Word]:
    """Drop adverbs and particles at the end: 总量均, 占比已."""
    trailing = words("cues", "trailing", "words")
    while inside:
        start, end, tag = inside[-1]
        if tag == "place" and len(inside) > 2 and string_at(source, inside[-2]) == "中":
            inside = inside[:-2]  # 百强企业中鄞州|仅10家
            continue
        string = source.text[start:end]
        empty = not (string[0].isalnum() or any(c.isalnum() for c in string[1:])) and string not in "”)》"
        if string in trailing or tag in _TIME_TAGS or empty:
            inside = inside[:-1]
        else:
            break
    return inside


def behind_manner(source: Words, inside: list[Word]) -> list[Word]:
    """Drop how something grew: 税收|高速|增长, 投资大幅|下降."""
    manner = words("cues", "growth", "manner")
    while len(inside) > 1 and source.text[inside[-1].start : inside[-1].end] in manner:
        inside = inside[:-1]
    return inside


@cache
def _front_words() -> tuple[frozenset[str], ...]:
    """Words of causing, qualities, what stands in front, the place's own names, and flow verbs."""
    causes, qualities, fronts = (words("cues", name, "words") for name in ("causes", "qualities", "fronts"))
    return causes, qualities, fronts, words("cues", "scope", "own") - words("cues", "scope", "urban"), flow_verbs()


#: 安全事故|死亡人数: the dictionary takes the first for a set phrase.
_HARMS = frozenset({"死亡", "受伤", "伤亡", "亡人"})
_SHORT_TIMES = frozenset({"短时间", "短期", "一周", "一年", "半年", "当月", "限期", "期限"})
_IN_TIME = frozenset({"按期", "按时", "及时", "准时", "限时", "即时", "首次"})
_DIVISIONS = frozenset("县市区省州旗盟镇乡村")
_PEOPLE = re.compile(
    "^[一-鿿]{0,6}(?:户|群众|农民|村民|居民|人口|劳动力|牧民|茶农|果农|菜农|妇女|老人|劳力|大学生|青年)$"
)
#: Nouns of what something does to something else: 对经济增长的|贡献率.
OF_INFLUENCE = frozenset({"贡献率", "贡献", "贡献度", "依存度", "依赖度", "影响", "影响力"})


def drop_front(source: Words, inside: list[Word]) -> list[Word]:
    """Drop times, places, adverbs and verbs of causing at the front: 全区|推动|研发机构."""
    causes, qualities, fronts, own, flows = _front_words()
    text = source.text
    while inside:
        start, end, tag = inside[0]
        string = text[start:end]
        following = inside[1] if len(inside) > 1 else None
        behind = text[following[0] : following[1]] if following is not None else ""
        if following is not None and (found := _ANAPHOR.match(text, start, inside[-1].end)) is not None:
            cut = [w for w in inside if w.start >= found.end()]
            if not cut and found[0][0] in "该本":
                return []  # 该县|有13.8万亩茶叶地
            if cut and cut[0].start == found.end():
                inside = cut
                continue
        if string == "可" and _can_do(source, inside):
            inside = inside[1:]  # 可|直接提供岗位
            continue
        if behind in ("内", "外") and string in own:
            break  # 县域|内|就诊率
        if string == "县域" and following is not None and following.tag.startswith(("n", "v")):
            break  # 县域|就诊率, 县域|生产总值: it says which one
        if string == "我" and behind in _DIVISIONS and len(inside) > 2:
            inside = inside[2:]  # 我|县|空气质量指数
            continue
        if string == "对" and string_at(source, inside[-1]) in OF_INFLUENCE:
            break  # 对|全省经济增长的贡献率
        if string == "基本" and following is not None and following.tag.startswith("n"):
            break  # 基本|医疗保险参保率; 基本|建成
        if behind == "内" and string in _SHORT_TIMES and len(inside) > 2:
            inside = inside[2:]  # 短时间|内|建立8个医疗点
            continue
        if string == "时间" and behind in flows:
            inside = inside[1:]  # 30天|时间|完成115户签约
            continue
        if string == "全国" and behind in ("重点实验室", "重点文物", "文明", "百强"):
            break  # 全国|重点实验室: a class of them
        if string == "全程" and behind == "接种":
            break
        if string == "集中" and behind == "供养":
            break  # 集中|供养孤儿: not those who live with others
        if string in _IN_TIME and following is not None and text.startswith("率", following.end):
            break  # 按期|办结率: whether in time is what it measures
        if string == "工程" and behind.startswith("建设"):
            break  # 工程|建设项目审批时限
        if following is not None and string in fronts and _rest(source, inside) in ("数量", "总数", "总量", "个数"):
            break  # 项目|数量
        if (
            string in ("全部", "所有", "全体")
            and hangs(_rest(source, inside[1:]))
            and string_at(source, inside[1]) in fronts
        ):
            break  # 全部|项目|总投资: not that of those told of before
        if string == "作为" and (of := _first_of(source, inside)):
            inside = inside[of:]  # 作为支柱产业的|金融业增加值
            continue
        if string in qualities and following is not None and not following.tag.startswith(("v", "d")):
            if behind not in flows:
                break
        if string in causes and string in flows and (following is None or _causes_deed(source, inside)):
            break
        if string in ("直接", "间接") and behind == "融资":
            break  # 直接|融资: how money is raised is what is measured
        if string == "带动" and _PEOPLE.match(_rest(source, inside)) is not None:
            break  # 带动|脱贫户: how many were reached, and not how many there are
        if behind == "到" and string in flows:
            break  # 争取到|国家资金
        if following is not None and belongs(text, string, inside[0], following):
            break
        if (
            (is_light(string) and not opens_quote(source, inside))
            or (tag in _TIME_TAGS and string not in _NO_TIMES)
            or string in causes
            or string in own
            or string in ("前", "之前")
            or (string in fronts and following is not None)
            or tag == "place"
            or (tag == "i" and following is not None and following.tag == "v" and _is_manner(text, inside))
        ):
            inside = inside[1:]
        else:
            break
    return inside


def _is_manner(text: str, inside: list[Word]) -> bool:
    """Whether a set phrase before a verb says how it is done: 争分夺秒|抢修, but not 大气污染|防治."""
    return is_idiom(text, inside[0]) and text[inside[1].start : inside[1].end] not in _HARMS


def _rest(source: Words, inside: list[Word]) -> str:
    return source.text[inside[1].start : inside[-1].end] if len(inside) > 1 else ""


def string_at(source: Words, word: Word) -> str:
    """The letters of a word."""
    return source.text[word.start : word.end]


def _can_do(source: Words, inside: list[Word]) -> bool:
    """Whether 可 opens what can be done, over an adverb or those for whom it is done: 可直接提供, 可为群众提供, 可节约."""
    saved = words("cues", "growth", "cut") | words("cues", "growth", "fallen")
    if len(inside) > 1 and source.text[inside[1].start : inside[1].end] in saved:
        return True
    for word in inside[1:-1]:
        string = source.text[word.start : word.end]
        if string in flow_verbs():
            return True
        if string in ("为", "向"):
            return any(source.text[w.start : w.end] in flow_verbs() for w in inside[2:])
        if not is_light(string) and string not in words("cues", "qualities", "words"):
            return False
    return False


def _first_of(source: Words, inside: list[Word]) -> int:
    """The number of words up to the first 的, or 0 where nothing stands behind it."""
    for position, word in enumerate(inside[1:-1], 2):
        if source.text[word.start : word.end] == "的":
            return position
    return 0


def _causes_deed(source: Words, inside: list[Word]) -> bool:
    """带动|就业, 带动|增收: what is brought about is itself a deed."""
    last = inside[-1]
    return len(inside) == 2 and last.tag.startswith("v") and last.end - last.start == 2


#: How many a deed reaches.
_HOW_MANY = frozenset({"人数", "户数", "人次", "对象", "标准", "范围"})


def belongs(text: str, string: str, word: Word, following: Word) -> bool:
    """Whether a word that is dropped elsewhere belongs to the noun: 每|万人口, 上海|港."""
    if text[following.start : following.end] in _HOW_MANY and string in words("cues", "causes", "words"):
        return True  # 保障|人数, 带动|户数
    if string == "新":
        if text[following.start] == "(" or text.startswith("一代", following.start):
            return True  # 新|(改)建公厕, 新|一代信息技术
        verb = text[following.start : following.end]
        acts = following.tag == "v" and len(verb) > 1  # 新|鉴定慢性病1.3万人, 新|点火户数
        return acts or verb in flow_verbs() or verb in ("设", "发展")  # 新|改建, 新|设
    if string == "重点" and text.startswith("建设用地", following.start):
        return True  # no 重点|建设
    if string == "每":
        return text[following.start] in "万千百人户亩村件平"
    if string in ("人均", "户均", "村均"):
        # 人均|可支配收入, 人均|基本经费: no verb, though it looks like one
        return text.startswith(("可", "预期", "期望", "基本"), following.start)
    if following.end - following.start == 1 and text[following.start] in "面率额量数比类性化":
        return True  # 保障|面, 全区|性会议, 工程|化造林
    if word.tag != "place":
        return False
    if LISTED.match(text, following.start):
        return True  # 某市|百强企业: those that its list names
    single = following.end - following.start == 1 and following.tag.startswith("n")
    return single or text.startswith(word_list("cues", "binding", "press"), following.start)  # 某县|日报


def opens_quote(source: Words, inside: list[Word]) -> bool:
    """Whether a quotation that closes within the phrase opens it: “平急两用”公共基础设施."""
    string = source.text[inside[0].start : inside[0].end]
    return string == "“" and "”" in source.text[inside[0].end : inside[-1].end]


def led_by(source: Words, inside: list[Word]) -> tuple[int, int] | None:
    """Where a phrase such as 以龙头企业为代表的 begins and ends among the words, or None."""
    if not inside or source.text.find("以", inside[0].start, inside[-1].end) < 0:
        return None
    strings = [source.text[w.start : w.end] for w in inside]
    if "以" not in strings:
        return None
    first = strings.index("以")
    for position in range(first + 2, len(inside) - 1):
        if strings[position + 1] in flow_verbs() and _MANNER.search(
            source.text, inside[first].start, inside[position].end
        ):
            return first, position + 1
        if strings[position] == "的" and _LED_BY.search(source.text, inside[first].start, inside[position].end):
            return first, position + 1
    return None


def last_etc(source: Words, inside: list[Word]) -> int | None:
    """Where the last 等 stands that closes a list of members, or None."""
    for position in range(len(inside) - 1, 0, -1):
        if source.text[inside[position].start : inside[position].end] == "等":
            following = inside[position + 1] if position + 1 < len(inside) else None
            if following is not None and source.text[following.start : following.end] in words(
                "cues", "binding", "kinds"
            ):
                then = inside[position + 2] if position + 2 < len(inside) else None
                go_on = words("cues", "binding", "kinds_go_on")
                if then is None or source.text[then.start : then.end] not in go_on:
                    return None  # 影视动漫、创意设计等领域优质企业: the list describes the noun
            return position
    return None
