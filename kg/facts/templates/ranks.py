"""Binding ranks: 居全市第三位, 位列全国百强县第八."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.binding import BoundRate, Spot, State
from kg.facts.templates.rank_lists import board_before, contest_before, contest_of_clause, measured_on, quoted_contest
from kg.facts.templates.rank_moves import what_ranks
from kg.facts.templates.rank_scopes import looked_at, open_scope_of, scope_of
from kg.facts.templates.rate_nouns import coordinated, told_together
from kg.facts.templates.sizes import ranked_behind
from kg.facts.wording.phrases import clean, hangs
from kg.lexicon import words
from kg.lexicon.standings import ADVERBS, COUNTIES, KEEPS, KINDS, MOVES, PLACES, ROW, SCOPES, SHORT, STANDS, WINS
from kg.mentions.numbers.numerals import read_han
from kg.model.fact import Measure

_RANKED = rf"(?:{PLACES}|{KEEPS}|{ADVERBS}|{ROW}|以)*"
#: Places of a kind, whatever counts or describes them: 六个大区, 山区县, 同类城市.
_RANK_TAIL = (
    rf"(?:[一二三四五六七八九十\d]+个?)?(?:(?:山区|平原|贫困|建制|沿海|边境|民族|产粮大)县|各?重点片区|各?行政区|各区|高校|\(新区\)"
    rf"|各?[县市区州旗]\([县市区州旗、]{{1,5}}\)[县市区]?|各?县级?市?区?|各?(?:{COUNTIES})|城区|五区|六区|[县市区州]{{1,3}}级|同类[\u4e00-\u9fff]{{0,6}}|大区|县级城市)*"
    rf"(?:中|的)?(?:{STANDS}|居|列|排)?第?)$"
)
_SCOPE = re.compile(rf"{_RANKED}(?P<scope>(?:{SCOPES})?{_RANK_TAIL}")
_SCOPE_NAMED = re.compile(
    rf"(?:{STANDS}|{MOVES}|{SHORT}|为|在)(?P<scope>(?:(?!全|[^,。;省市]{{1,2}}全)[\u4e00-\u9fff]{{2,3}}[省市]){_RANK_TAIL}"
)
_RANK_VERBS = re.compile(
    rf"(?:在[^,。;]{{2,12}}中)?(?:分别)?(?:{STANDS}|位于|跃居|跃升|均为|连续[^,。;]{{1,4}}|(?<![民邻])居(?![民住家委])|蝉联|荣登|重返|重回)"
)
_RANK_FRONT = re.compile(rf"^(?:其中|并|且|均|,|、)+|(?:在[^,。;]{{2,10}}|在|同样|为|由|从|{ADVERBS}|{WINS})$")
#: 绩效考核|以满分成绩|居全市第一: how the place was won is no part of what is ranked.
_MANNER = re.compile(
    "(?:并|均|再次)?以[^,。;、以]{0,12}(?:成绩|名次|优势|总分|高分|得分|满分|票数|战绩|佳绩|分数|姿态)$"
    "|被[^,。;、被]{0,14}?(?:评定|评|评选|认定|确定|列|选|公布)为?$"
)
#: 综合|排名跻身全省前50: what only describes the ranking does not stand without it.
_OF_RANKING = re.compile("(?:综合(?:实力|考核|评价)?|总|总体|整体|累计|年度)(?=排名|排位)")
#: 全县|工业增加值增速居全省第一: the place itself is no part of what is ranked.
_OWN_FRONT = re.compile("^(?:全[县区市省州旗镇]|我[县区市省州旗])(?=[^性域社]..)")
_AMONG = re.compile(
    "在(?P<scope>全国|全省|全市|全球|世界)(?P<kind>[一-鿿]{1,8}(?:医院|学校|高校|企业|公司|园区|开发区|机场|港口|景区))(?:综合)?(?:排名|排|位列|位居|名列|居)$"
)
#: 满意度测评|全省|名列第五: in which place it is so.
_WITHIN = re.compile("(全[国省市州盟]|全球|世界)(?:名列|位列|位居|稳居|排名?|居|列)$")
#: 年度考核中|我市|荣获第一.
_WE = re.compile("[中里上][我全][省市县区州旗]$")
_ONLY_VERBS = frozenset(
    {
        "保持",
        "连年",
        "连年保持",
        "持续",
        "持续保持",
        "继续",
        "继续保持",
        "逐年",
        "稳居",
        "位居",
        "蝉联",
        "获得",
        "荣获",
        "取得",
        "实现",
        "夺得",
        "名列",
        "位列",
    }
)
#: 以全市第一名|晋级全省决赛: the rank stands before what it was won in.
_WON_IN = re.compile(
    r"(?:的)?(?:好?成绩|名次|优势|身份)?(?:成功|顺利|再次|首批)?(?:晋级|入围|入选|获评|获得|荣获|获批|夺得|通过|进入|跻身|考入)(?P<contest>[^,。;、]{2,24})"
)
#: How a figure was looked at, at the end of its name: another way of looking at it takes its place.
_MEASURED_BY = re.compile("(?<=..)(?:增速|增幅|增量|总量|总数|降幅|涨幅|均|人均)$")
_PRIZE = re.compile("(?:奖|称号|荣誉|表彰|奖励)$")
#: 排名第一、全球排名第三的|设备制造商: what kind of thing is ranked.
_KIND_RANKED = re.compile(
    r"(?:、[^,。;、的]{0,10}第[一二三四五六七八九十\d]+)?的(?!成绩|好成绩|名次|优势|佳绩|位置)(?P<kind>[^,。;、的]{2,14})"
)
_RANKS = re.compile("(?<=..)(?:均|全部|双双|稳)?(?:位居|稳居|位列|名列|均居|均列|排名|居|列)$")
_SCOPE_END = re.compile(r"(?:全省|全市|全国|全球|世界|全区|全县|省内|市内|中部|东部|西部)(?:各?[县市区]+)?$")


#: 充分释放全国百强镇|第三的潜能: a standing that is drawn on is called by its rank, and no rank is told or aimed at.
_STANDING = re.compile("[^,。;:]{0,12}?的(?:[^,。;:的]{0,4}?)(?:潜能|潜力|势能|优势|活力|品牌|影响力|带动力|溢出效应)")
_DRAWN_ON = re.compile(
    "(?:[(（]?[一二三四五六七八九十\\d]+[)）、.])?(?:充分|进一步|持续|全面)*(?:激发|释放|发挥|放大|擦亮|用好|用足|彰显)"
)
_BY_RANK = ("以", "以全国", "以全省", "以全市", "以全县", "以全区", "以全州", "以小组", "以总分", "以综合排名")


#: 力争|空气质量排名全市前三: how firmly it is wanted.
_AIMED = re.compile("^(?:力争|力求|务求|确保|争取|努力|奋力)(?=..)")
#: 打造世界第一的|产业集群: what is to be made is praised, and no rank of anything that is measured.
_MADE = re.compile("(?:培育|打造|建设|建成|引进|引育|形成|发展|创建|争创|集聚)(?!.*(?:排名|名次|排位))")


#: 、全省第一、同行第一的|茶企: what is praised stands behind the last of the ranks.
_PRAISES = re.compile("(?:、[^,。;、的]{0,8}第[一二三四五六七八九十\\d]+)*的")
#: 与第三名|相距不足50亿元: a gap to it is no rank.
_GAP = re.compile("(?:[、和]第[一二三四五六七八九十\\d]+[位名]?)?(?:的)?(?:相距|相差|差距|仅差|只差|还差)")
#: 水质指数|全年|稳居全市第一: when it is so.
_WHEN = re.compile("(?<=...)(?:全年|[上下]半年|当年|今年|去年|同期)$")
#: 质量评估|获同级医院|全市第一: with whom it is compared.
_SAME_KIND = re.compile("(?<=..)(?:获|在|居|列)?得?同[级类][\u4e00-\u9fff]{2,5}(?:中|里)?$")
#: 客流量|全市商业综合体|第一: among which others of its kind.
_OTHERS = re.compile(
    "(?<=...)全[市省国](?:各大?)?[\u4e00-\u9fff]{0,5}?(?:综合体|医院|学校|高校|机构|商圈|集聚区|片区|园区|开发区|口岸|市场|单位)$"
)
#: 3人获评“某称号”、|获评人数全市第一: without what was won before.
_WON_OVER = re.compile("[^、]{0,24}?(?:获评|荣获|获得|入选|被评为|斩获|获)[^、]{3,}、[\u4e00-\u9fff]{3,}$")


#: Among whom a rank holds that says no more than in which larger place.
_WHOLE = re.compile(rf"(?:{SCOPES})(?![^县市区州旗]*强)")
#: 评价稳居全省第一方阵,|排名第8; 用电量全市领先,|居第1位: what a theme says of its own place.
_PLACED = re.compile(
    rf"(?<=..)(?:{ADVERBS})*(?:(?:{STANDS}|{MOVES})(?:{SCOPES}).*|(?:{SCOPES})(?:领先|最[高快优好大多低]|靠前|前列))$"
)
#: 居全市各县区榜|首: the top of all of them, and no list of the best.
_TOP = re.compile(rf"(?:{SCOPES}|各)(?:各?[\u4e00-\u9fff]{{0,4}}?(?:{KINDS})(?:\([县市区州旗、]{{1,5}}\))?)?榜$")


def before_scope(noun: str) -> str:
    """What a noun phrase is without the place in which the rank behind it holds.

    >>> before_scope("集群增加值全市"), before_scope("重点项目")
    ('集群增加值', '重点项目')
    """
    return clean(_RANKS.sub("", _SCOPE_END.sub("", noun)))


def bind_rank(spot: Spot, state: State) -> BoundRate | None:
    """What a rank is a rank of: its own noun, or the figure before it; and among whom, where the rank before it tells.

    Args:
        spot: the rank and what stands around it.
        state: what earlier clauses left.
    """
    bound, last = _bound(spot, state), state.last()
    if bound is None or bound.qualifier or spot.first or last is None or last.measure is not Measure.RANK:
        return bound
    # 由全省第56位升至|第41位, 单产居全省首位、总产居|第二位
    return replace(bound, qualifier=last.qualifier) if _WHOLE.match(last.qualifier) else bound


def _bound(spot: Spot, state: State) -> BoundRate | None:
    if _STANDING.match(spot.behind) is not None and _DRAWN_ON.match(spot.before) is not None:
        return None
    if _GAP.match(spot.behind) is not None:
        return None
    if _TOP.search(spot.before) is not None:
        spot = replace(spot, before=spot.before[:-1])
    if board := board_before(spot.before):
        running = state.last()
        run = running.noun if running is not None and running.method == "in-a-row" and not spot.first else ""
        if measured := measured_on(spot.before, board, run):
            return BoundRate(Measure.RANK, 1, coordinated(measured, each=True), board, "rank-in-a-row", 0.75)
        return BoundRate(Measure.RANK, 1, (board,), board, "rank-board", 0.75)
    scope = _SCOPE_NAMED.search(spot.before) or _SCOPE.search(spot.before)
    head = spot.before[: scope.start()] if scope else spot.before
    if (wide := open_scope_of(spot.before)) is not None and not (scope and scope["scope"]):
        head = wide[0]
    head = _RANK_VERBS.split(head)[0] if _RANK_VERBS.search(head) else head
    head = clean(_RANK_FRONT.sub("", clean(head)))
    if head and head == spot.left.noun + spot.left.link and spot.left.noun:
        head = clean(spot.left.noun)
    qualifier = scope["scope"].rstrip("中的排名居列位第").lstrip("的排名居列位第") if scope else ""
    if not qualifier and (within := _WITHIN.search(spot.before)) is not None:
        qualifier = within[1]
    qualifier = scope_of(spot.before, qualifier)
    head = "" if qualifier.endswith(head) else head  # 增长11%、|全市行政区|第一
    last = next((d for d in reversed(state.drafts) if d.method != "in-a-row"), None)
    head = _MANNER.sub("", before_scope(head))
    head = _OWN_FRONT.sub("", head)
    head = head[:-1] if head.endswith("虽") else head  # 零售总额虽|居全市第二
    head = looked_at(_AIMED.sub("", head), spot.before)
    if _PRAISES.match(spot.behind) and _MADE.match(head):
        return None
    head = _WHEN.sub("", _OTHERS.sub("", _SAME_KIND.sub("", head)))
    if (ranking := _OF_RANKING.search(spot.before)) is not None and ranking[0] == head:
        head = f"{head}排名"
    if "、" in head and _WON_OVER.match(head):
        head = head.rpartition("、")[2]
    if head and all(word in _ONLY_VERBS for word in (head, head[:2])):
        head = ""  # 连续8年|保持全国第一
    if (not head or "在" in head or _WE.search(head)) and (contest := contest_before(spot.before)) is not None:
        # 在全市茶园管护考评中|荣获第一: it is a rank in what the places compete for
        level = contest[1]
        qualifier = qualifier if not level or qualifier.startswith("全") else f"{level}{qualifier}"
        return BoundRate(Measure.RANK, 1, (contest[0],), qualifier, "rank-contest", 0.7)
    if quoted := quoted_contest(spot.before):
        return BoundRate(Measure.RANK, 1, (quoted,), qualifier, "rank-contest", 0.7)
    if not head and (contest := contest_of_clause(spot, state)) is not None:
        return BoundRate(Measure.RANK, 1, (contest[0],), qualifier or contest[1], "rank-contest", 0.7)
    if not head and last is None and (among := _AMONG.search(spot.before)) is not None:
        return BoundRate(Measure.RANK, 1, (f"{among['kind']}排名",), among["scope"], "rank-of-kind", 0.65)
    if (
        not head
        and spot.before.endswith(_BY_RANK)
        and (won := _WON_IN.match(spot.behind)) is not None
        and not _PRIZE.search(won[0])
    ):
        return BoundRate(Measure.RANK, 1, (f"{clean(won['contest'])}名次",), qualifier, "rank-won", 0.65)
    if head in ("", "是", "为", "是国内", "是全国", "是全球", "是我国", "是国家") and (
        kind := _KIND_RANKED.match(spot.behind)
    ):
        return BoundRate(Measure.RANK, 1, (f"{clean(kind['kind'])}排名",), qualifier, "rank-of-kind", 0.65)
    running = state.last()
    if running is not None and running.method == "in-a-row" and running.noun and not spot.first:
        if hangs(head) or head in words("cues", "binding", "bare_measures"):
            head = f"{running.noun.removesuffix(head)}{head}"  # 警情连续两年|降幅第一
    run = running.noun if running is not None and running.method == "in-a-row" else ""
    if (summed := _SO_MANY.match(head or run)) is not None and (taken := _last_told(state, summed)):
        return BoundRate(Measure.RANK, 1, taken, qualifier, "rank-of-several", 0.7)
    if not head and (told := ranked_behind(spot.before)):
        return BoundRate(Measure.RANK, 1, (told,), qualifier, "rank", 0.7)
    if not head and running is not None and running.method == "in-a-row" and running.noun and not spot.first:
        return BoundRate(Measure.RANK, 1, (running.noun,), qualifier, "rank-in-a-row", 0.75)  # 连续8年|全国第一
    ranked = _OWN_RANK.match(last.indicator) if last is not None and last.method == "counted+rate" else None
    if last is not None and ranked is not None and not spot.first and len(head) < _SHORT_HEAD:
        head = f"{last.noun}{ranked['what']}"  # 9个集群增加值|全市第一
    if not head or (len(head) > 24 and "、" not in head):
        if last is not None:
            together = told_together(state, last) if re.search("[均都]", spot.before) else (last,)
            several = tuple(dict.fromkeys(what_ranks(state, draft) for draft in together))
            return BoundRate(Measure.RANK, 1, several, qualifier, "rank-of-last", 0.75)
        theme = _PLACED.sub("", state.theme)
        return BoundRate(Measure.RANK, 1, (theme,), qualifier, "rank-of-theme", 0.5) if theme else None
    if last is not None and last.verb == "新增" and last.noun and (added := _ADDED.fullmatch(head)) is not None:
        whole = f"{added['front']}{last.noun}{added['count']}"  # 新增硕士点5个,|新增数量居全省第二
        return BoundRate(Measure.RANK, 1, (whole,), qualifier, "rank-of-last", 0.7)
    paid = head in _OF_MONEY and last is not None and last.noun.endswith(_MONEY)
    if (paid or head in words("cues", "binding", "bare_measures") or hangs(head)) and (last is not None or state.theme):
        base = (last.noun or last.indicator) if last is not None else state.theme
        if last is not None and last.verb.startswith("新") and head in _OF_FLOWS:
            base = last.indicator  # 新增绿地面积6公顷,|规模全市第一: of what is new
        if last is not None and last.measure is Measure.RANK:
            base = _MEASURED_BY.sub("", base)  # 销售额|增速第一,总量第二
        head = f"{base.removesuffix(head)}{head}"
    if (
        ranked is None
        and last is not None
        and last.method == "counted+rate"
        and head.endswith("率")
        and spot.coordinated
    ):
        head = f"{last.noun}{'市场' if head == '占有率' else ''}{head}"  # 15种产品|市场占有率全国第一
    said, _, own = head.rpartition("、")
    clause = len(said) > 4 and own in ("总量", "总数", "数量", "规模")
    if clause and last is not None and last.measure is Measure.LEVEL:
        head = f"{last.noun or last.indicator}{own}"  # 120家茶馆|接入订座系统、总量全市第一
    listed = [part.rstrip("均都各") for part in re.split("、|和", head)]
    bare = words("cues", "binding", "bare_measures")
    each: tuple[str, ...]
    if len(listed) > 1 and all(part in bare for part in listed) and last is not None:
        base = last.indicator  # 总数45家,增速、总数均居全市第一
        own = next((part for part in sorted(bare, key=len, reverse=True) if base.endswith(part)), "")
        each = tuple(f"{base.removesuffix(own)}{part}" for part in listed)
    elif spot.left.paired and len(listed) > 1:
        each = (head,)  # 工业产值、投资|分别位居第三、第六: paired later
    elif re.search("[均都各]", spot.before):
        each = coordinated(head, each=True)
        if len(each) > 1 and each[0] in bare and last is not None and last.noun:
            each = (f"{last.noun}{each[0]}", *each[1:])  # 制茶超百万吨,总量和日制茶量均居第一
    else:
        each = coordinated(head) if "、" in head else (head,)
    return BoundRate(Measure.RANK, 1, each, qualifier, "rank", 0.75)


#: 增加值|全市第一集群: by what those counted are ranked.
_OWN_RANK = re.compile("(?P<what>[^,。;]{1,8}?(?:值|量|额|率|收|模|速|幅|数|口))(?:全球|世界|全国|全省|全市|亚洲)第")
_SHORT_HEAD = 6
_OF_FLOWS = frozenset({"规模", "数量", "面积", "金额", "个数"})
#: How many came anew, without a word of what.
_ADDED = re.compile("(?P<front>[一-鿿]{0,2}新增)(?P<count>数量|总量|总数|个数|数|量)")
#: 发放补助资金900万元,|支出进度全市第一: how fast money is spent, behind the money.
_OF_MONEY = frozenset({"支出进度", "拨付进度", "支付进度", "兑付进度", "使用进度", "支出率", "拨付率"})
_MONEY = ("资金", "补助", "补贴", "经费", "债券", "国债")
#: 产值增长9%,税收增长8%,|两项指标增速|均居全市第一.
_SO_MANY = re.compile("(?P<count>[两二三四五六七八])项指标(?P<tail>增速|增幅|总量)?")


def _last_told(state: State, summed: re.Match[str]) -> tuple[str, ...]:
    """The indicators that a clause sums up by their number, each with what is ranked of it; empty where fewer were told."""
    count, tail = read_han(summed["count"]) or 0, summed["tail"] or ""
    drafts = (d for d in state.drafts if d.measure in (Measure.LEVEL, Measure.GROWTH) and d.method != "in-a-row")
    told = list(dict.fromkeys(d.indicator for d in drafts))
    return tuple(f"{indicator.removesuffix(tail)}{tail}" for indicator in told[-count:]) if len(told) >= count else ()
