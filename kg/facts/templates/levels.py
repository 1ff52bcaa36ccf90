"""Binding amounts and counts: 新增科技型企业61家, 185个事项可凭身份证办理, 总投资10亿元的某项目."""

from __future__ import annotations

import re

from kg.facts.binding import Bound, Spot, State
from kg.facts.templates.coordination import owned_by
from kg.facts.templates.counted_fronts import front_of
from kg.facts.templates.counted_places import counts_them_too, said_of_places, without_means
from kg.facts.templates.counted_rates import rate_of_counted
from kg.facts.templates.earned import stirred
from kg.facts.templates.governed import governed, takes_in
from kg.facts.templates.lent import fuller, passing_verb, says_itself
from kg.facts.templates.named_sizes import is_verbal, opened, shared_size
from kg.facts.templates.nouns_before import noun_before, own_name
from kg.facts.templates.sizes import COUNTED, SIZE_NAMES, SPACES, VALUED, bind_size, in_a_row
from kg.facts.templates.unnamed import bind_unnamed
from kg.facts.templates.value_heads import AGGREGATE
from kg.facts.templates.verbs_over import verb_over
from kg.facts.wording.become import become_of
from kg.facts.wording.means import deed_of
from kg.facts.wording.movements import moves_on
from kg.facts.wording.phrases import actions, clean, flow_verbs, is_action
from kg.facts.wording.predicates import is_parallel, with_noun
from kg.lexicon import word_list, words
from kg.model.quantity import UnitKind

#: 其中5个|总投资超10亿元: what the counted things have, of which the clause before told.
_HAVING = re.compile(
    "^(?P<what>(?:总投资|投资额|投资|产值|年产值|营收|营业收入|税收|纳税|销售额)(?:均|都)?(?:超过?|突破|达到?|在)[\\d.]+[万亿]*元(?:以上)?)$"
)
#: What brings about an amount that is named behind it.
_BRINGING = ("形成", "实现", "达到", "建成", "创造", "完成", "贡献", "打造", "构建")
_WORTH_OF = re.compile(
    "的?(?P<worth>(?!以|左右|的)[一-鿿]{0,6}?(?:规模|产值|投资|税收|收入|利润|销售额|交易额|营收|增加值|产能|能力|利税|价值|效益))(?=[,。;、的]|$)"
)
#: 软件和信息|服务|3个集群: a trade, and nothing that is done.
_TRADES = re.compile(
    "(?:信息|金融|商务|生活|法律|公共|政务|技术|软件|家政|养老|咨询|物业|专业|科技|文化|医疗|中介|资源|社会|志愿|便民|现代|健康|物流|教育|贸易|旅游)服务$"
)
#: 加强57家企业的|日常监管: what is done to those that are counted.
_TENDING = frozenset({"加强", "强化", "做好", "推进", "推动", "加快", "完成", "实施", "开展", "抓好"})
_DEED_OF = re.compile(
    r"[^,。;、的\d]{2,16}的(?P<deed>[\u4e00-\u9fff]{0,4}(?:监管|管理|监测|管控|治理|改造|整治|修复|保护|建设|培训|服务|提升|修缮|重建|巡查|排查))$"
)
#: 114个村的|水源置换工程: places, and what is done in each of them.
_OF_PLACES = re.compile(
    "(?P<place>(?:[一-鿿]{0,4}村|村庄|乡镇|镇|乡|社区|街道|县|小区|学校|居民点|自然村|行政村|贫困村))的(?P<deed>[一-鿿“”]{2,14}(?:工程|项目|改造|建设|治理|整治|任务|工作|编制|规划|试点|行动|验收|排查|搬迁|改革|普查|提升))"
)
#: Who has laid something down is no part of it.
_SETTLED = re.compile(
    "(?:我[省市县区州旗]|全[省市县区州旗]|(?:中央|[省市县区州])?[委府政、县市区省]*(?:政府|人大|两会)?|年初|会议|报告)?(?:研究|公开|郑重)?(?:确定|部署|承诺|交办|票决|安排|下达|提出|决定|议定|明确|梳理|谋划|列出|许诺)(?:实施|办理|推进)?"
)
#: 2个产业集群|发展: how it goes on is no part of what is counted.
_GROWS = re.compile("(?<=集群|产业|行业|业态)发展$")
#: 以安置400名职工的|条件: what the count is given for.
_AS = re.compile("(?<=..)的(?:条件|名义|标准|方式|形式|代价|目标|要求|原则|速度|基础)$")
_NAMES_GO_ON = re.compile("等(?![级次第额位])[\u4e00-\u9fff]{2}")
#: 产品远销20个国家, 出口到16个省市: what is done there.
_SOLD_TO = re.compile(
    "(?:产品|业务|足迹|网点|服务)?(?P<verb>远销|畅销|行销|销往|销售到|销售至|出口到|出口至|辐射到|遍布|遍及)(?:国内外|海内外|全国|全球)?$"
)
#: What works reach, whoever carries them out.
_REACHING = ("覆盖", "涉及", "惠及", "涵盖")
#: What only says that there are parts.
_CONTAINING = frozenset({"包括", "包含", "分为", "含"})
#: What sums up the members of a list, before the number of what they are.
_IN_ALL = re.compile("(?:共计|合计|总计|共有|共)$")
#: How many come, or how much is sold.
_FLOWS = ("人流量", "客流量", "客流", "车流量", "销量", "成交量", "访问量", "点击量", "观看量", "曝光量")
#: What is won or passed is said of those counted alone.
_WON = ("通过", "入选", "获", "荣获", "上榜", "入围", "被", "列入", "纳入")
#: 两项经验|上榜国家典型案例: what is said of them is said, and nothing of the clause before.
_WINS = re.compile("(?<=..)(?:上榜|入选|获评|荣获|入围|获批)..")
#: Who comes, and where to: 引进5家企业|入驻某园.
_BRINGING_IN = frozenset({"引进", "吸引", "促成", "签约", "新引进", "推动", "新签约"})
_COVERED = frozenset({"全覆盖", "全面覆盖", "覆盖"})
#: What a number right before 的 says of the things that the next one counts.
_DESCRIBED_BY = frozenset({"duration", "only-lasted", "ahead"})
#: How many there are by now.
_REACHED = re.compile("(?:累计|总数|总量|合计)(?:已|共)?(?:达到?|增至|有|为)?$")
#: How headlines say what money is for.
_HEADLINED = re.compile("推(?![进广出动介行])|促(?![进成销])|助(?![学力残企农推困理])|(?:力|全力)[推保促](?!进)")
#: 每个街道至少建成|1家: the bound is told by the comparator.
_AT_LEAST = re.compile("(?:至少|最少|不少于)(?=..)")
#: 招聘教师45名|充实一线: what those counted are for.
_TO_SERVE = re.compile("充实(?:到|至|进)?|让|使|供|用于|用来|满足|助力|补充到|投入到|分配到")
#: Who or what has its own of something: 每个街道|2个社区厨房.
_HOLDERS = re.compile(
    "(?:[镇乡村街区县市州旗园校院户人班组企]|街道|社区|学校|企业|家庭|单位|部门|学生|教师|医院|项目)$"
)
_EVERY = re.compile(r"(?:^|,|于)((?:平均)?每[^,。;]{1,8}?|[日月]均[^,。;\d]{2,4})(?:拥有|就有|有|配备)?$")


#: How far one is behind or before another.
_GAP = re.compile("的(差距|缺口|落差)")
_FROM_WHOM = re.compile(
    "(?P<whom>(?:与|同|距)[^,。;、与同距]{2,14}?)(?:有着|还有|尚有|仍有|存在|相差|有)(?:近|约|超过?)?$"
)
#: The first of its kind is one thing, which the number of the next does not count.
_FIRST_OF = re.compile("[^、等]*首[个家座条所款批][^、等]*、(?=[^、等]+$)")
#: Trades and services of which something is counted.
_SERVICES = re.compile("(?:配送|物流|服务|交通|公交|客运|货运|旅游|教育|医疗|平台|市场|贸易)$")
#: Of which of several places a list tells of one each.
_EACH_PLACE = re.compile("每个?[一-鿿]{0,3}?(?:街道|社区|乡镇|[村镇乡县区市校园家户人])")


def bind_level(spot: Spot, state: State) -> Bound | None:
    """The indicator of an amount or a count, or None where nothing tells.

    Args:
        spot: the number and what stands around it.
        state: what earlier clauses left.
    """
    left, right = spot.left, spot.right
    noun, verb = clean(left.noun), deed_of(left.verb)
    if len(noun) > 4 and noun.startswith(("实现", "完成")) and not verb and AGGREGATE.search(noun):
        noun = noun[2:]  # 实现|旅游综合收入
    if (brought := stirred(spot)) is not None:
        return brought
    noun = "" if noun == "部分" else noun  # 其中某市部分|2亿元
    if "、" in noun and left.acting and not verb and AGGREGATE.search(noun) is None and noun.endswith(_FLOWS):
        noun = noun.rpartition("、")[2]  # 办好龙舟赛、|人流量突破9万人次
    if (gap := _GAP.match(spot.behind)) is not None and (whom := _FROM_WHOM.search(spot.before)) is not None:
        last = state.last()
        what = clean(spot.before[: whom.start()]) if whom.start() > 1 else last.indicator if last is not None else ""
        return Bound("", gap[1], f"{what}{whom['whom']}的{gap[1]}", "gap", 0.65)  # 与第一名有着|7亿元的差距
    if "、" in noun and "首" in noun and (alone := _FIRST_OF.match(noun)) is not None:
        verb, noun = "", noun[alone.end() :]  # 设立全市首个专板、|入板企业137家
    if (
        noun
        and left.exemplars is False
        and _IN_ALL.search(spot.before)
        and clean(right.noun)
        and (verb or right.predicate)
    ):
        noun = ""  # 建成甲线、乙线延伸线|共|67公里轨道交通线
    behind = "" if moves_on(spot.behind) else clean(right.noun)
    told = state.last()
    ended = bool(verb) or (told is not None and told.method == "counted+action" and told.indicator.endswith(noun))
    if ended and noun and behind and spot.quantity.kind in SPACES and spot.before.endswith(("、", "和", "以及")):
        noun = ""  # 完成河道清淤和|1200米护墙建设, 36个村道硬化、|8公里步道建设: what stands before is another item
    counted = spot.quantity.kind in COUNTED
    if verb and noun and counted and _TO_SERVE.match(spot.behind):
        behind = ""
    if spot.quantity.kind is UnitKind.MONEY and (verb or noun) and _HEADLINED.match(behind):
        behind = ""  # 融资20亿元|推水利建设上台阶
    if (
        not counted
        and (noun or verb).endswith(_BRINGING)
        and (worth := _WORTH_OF.match(spot.behind)) is not None
        and (len(noun) > 2 or (not noun and worth["worth"].endswith("规模")))
    ):
        return Bound("", worth["worth"], worth["worth"], "counted+worth", 0.7)  # 到2015年形成|500亿元|销售规模
    if spot.quantity.kind is UnitKind.MONEY and behind.startswith("规模") and len(behind) > 3:
        return Bound(verb, behind[2:], f"{verb}{behind[2:]}规模", "size-of", 0.7)  # 设立200亿元|规模母基金
    if _NAMES_GO_ON.match(behind):
        return None  # 甲牌、九米|等头部企业: a name that looks like a number
    if spot.quantity.kind is UnitKind.MONEY and verb in words("cues", "binding", "raised") and not noun:
        if behind.startswith(("为", "对", "给", "在")):
            return Bound(verb, "", verb, "verb", 0.6)  # 投入400万元|为困难户购买保险
    if spot.quantity.kind is UnitKind.MONEY and f"{verb}{noun}" == "投资" and behind and not spot.goal:
        if behind.startswith(("对", "为", "在", "给")):
            return Bound("", "投资", "投资", "invested", 0.6)  # 投资620万元|对卫生院进行改造
        if any(behind.startswith(deed) for deed in (behind[:2], behind[:4]) if deed in flow_verbs()):
            done = "" if behind in flow_verbs() else behind  # 由某公司投资15亿元|设立, 投资2亿元|扩建工厂
            return Bound("", "投资", f"{done}投资", "invested", 0.65)
    paid = spot.quantity.kind is UnitKind.MONEY and len(noun) > 2 and not verb
    if paid and behind and noun.endswith(("安排", "拨付", "下达", "列支")):
        verb, noun = noun[-2:], ""  # 市财政安排|1.2亿元|专项资金
    if not verb and noun and (counted or behind) and is_verbal(left, noun):
        verb, noun = noun, ""
    if verb and left.verbal and behind and is_action(noun):
        verb, noun = f"{verb}{noun}", ""  # 新建提升|310公里|农村公路
    if spot.quantity.kind in SPACES and behind and noun.startswith("每") and spot.behind.startswith("的"):
        whole = f"{noun}{behind}{SIZE_NAMES[spot.quantity.kind]}"  # 每个社区建设不小于|1000平方米的|健身空间
        return Bound("", behind, whole, "per", 0.65)
    if noun and left.change in words("cues", "growth", "cut"):
        return Bound(left.change, noun, f"{left.change}{verb}{noun}", "cut", 0.75)  # 审批事项|精简|23项
    if spot.quantity.kind is UnitKind.TIME and spot.before.endswith("连续"):
        return in_a_row(spot, noun, state)
    if (road := opened(spot, noun)) is not None:
        return road
    if behind and (spent := shared_size(spot, told)):
        return Bound("", behind, f"{behind}{spent}", "size-of", 0.7)
    sized = own_name(noun) if spot.behind.startswith("的") else noun
    if not counted and (size := bind_size(spot, verb, sized, behind, words("cues", "generic", "nouns"))) is not None:
        return size
    if counted and behind and told is not None and counts_them_too(spot, told):
        return bind_unnamed(spot, verb, state)  # 低保对象400户|900人应保尽保
    if counted and behind:
        return _counted(spot, verb, behind, state)
    if noun:
        return noun_before(spot, noun, verb, behind, state)
    if behind:
        deed = right.predicate if (verb or not spot.first) and right.attached and is_action(right.predicate) else ""
        if not verb and spot.quantity.kind is not UnitKind.MONEY and (done := become_of(right, behind)):
            return Bound("", behind, done, "counted+predicate", 0.7)  # 402万千瓦|机组|建成投运
        verb = verb or verb_over(spot, state, behind)
        return Bound(verb, behind, f"{verb}{behind}{deed}", "verb+behind", 0.7)
    return bind_unnamed(spot, verb, state)


def _counted(spot: Spot, verb: str, behind: str, state: State) -> Bound:
    """The noun behind says what is counted; what stands before it is a verb, a place or a list of members."""
    left, right = spot.left, spot.right
    before = state.last()
    noun = "" if verb == clean(left.noun) else clean(left.noun)  # 改革创新|15项服务措施
    if noun and verb and left.change in words("cues", "growth", "deeds_too") and spot.before.endswith(left.change):
        noun = f"{noun}{left.change}"  # 完成县城品质|提升|27项任务
    if (front := front_of(spot, noun, before)) and not behind.startswith(front):
        behind, noun = f"{front}{behind}", ""  # 省定|20项民生工程
    if before is not None and before.verb and before.noun == behind and left.bare and not spot.first:
        said = right.predicate if right.attached and before.method == "counted+action" else ""
        whole = f"{before.verb}{behind}{said}" if said else before.indicator  # 推动6个项目开工、|2个项目投用
        return Bound(before.verb, behind, whole, "counted+action" if said else "counted", 0.75)
    if verb in _CONTAINING:
        verb = ""  # 包括|3个展厅
    if verb.endswith(_REACHING) and not verb.startswith("新"):
        verb = verb[-2:]  # 实施|覆盖|36个村的饮水工程
    if (rated := rate_of_counted(spot, verb, behind)) is not None:
        return rated
    if not verb and owned_by(spot.behind, behind):
        return Bound("", behind, behind, "counted+owned", 0.7)  # 10家医院床位|由59张增至410张
    if "实现" in (verb, left.link) and is_action(behind) and spot.quantity.unit.endswith("户") and before is not None:
        if before.method.startswith("counted") and before.noun.endswith(("项目", "工程")):
            return Bound(
                "", behind, f"{before.noun[:-2]}{behind}户数", "counted", 0.65
            )  # 60个电改气项目,实现|3万户安装
    if (having := _HAVING.match(spot.behind)) is not None and before is not None and before.noun:
        return Bound("", before.noun, f"{having['what']}{before.noun}", "counted+having", 0.7)
    if not verb and right.predicate.startswith(("超", "突破", "过")) and (own := VALUED.search(behind)) is not None:
        of_each = spot.behind.startswith((f"{behind}均", f"{behind}都"))
        if own.start() > 1 and (right.attached or of_each):  # 91家|工业企业营业收入(均)超百亿元
            whole = f"{own[0]}{right.predicate}{behind[: own.start()]}"
            return Bound("", behind[: own.start()], whole, "counted+predicate", 0.75)
    if noun.endswith("”") and noun.startswith("“") and len(noun) <= 16 and not (left.exemplars or right.placed):
        behind = f"{noun}{behind}"  # “高效办成一件事”13个事项
        noun = ""
    if spot.quantity.unit.endswith("户") and spot.behind[:1].isdigit() and right.predicate and not (verb or noun):
        return Bound("", "户数", f"{right.predicate}户数", "counted+predicate", 0.7)  # 2.4万户10万贫困人口|脱贫
    general = behind in words("cues", "generic", "nouns") and not verb and not noun
    if general and spot.first and (left.exemplars or not right.predicate):
        behind = behind if right.predicate.startswith(_WON) else fuller(behind, state) or behind
    if (every := _EVERY.search(spot.before)) is not None:
        each = _AT_LEAST.sub("", every[1].rstrip("都均"))
        has = "" if left.doing or left.verb or not _HOLDERS.search(each) else "拥有"  # 每个街道选取|2个党群阵地
        return Bound("", behind, f"{each}{has}{behind}", "per", 0.7)
    if before is not None and before.method == "per" and left.bare and not spot.first and not verb:
        if (placed := _EACH_PLACE.match(before.indicator)) is not None:  # 每个街道建成1家托育机构、|1家幼儿园开设托班
            return Bound("", behind, f"{placed[0]}{behind}{right.predicate}", "per", 0.65)
    getting_on = verb in words("cues", "binding", "getting_on")
    if (getting_on or not verb) and right.attached and is_action(right.predicate):
        return Bound(verb, behind, f"{verb}{behind}{right.predicate}", "counted+action", 0.8)
    if getting_on and right.attached and right.predicate in words("cues", "binding", "stages"):
        return Bound("", behind, f"{right.predicate}{behind}", "counted+predicate", 0.75)  # 推进11条碧道|开工建设
    if (told := governed(spot, verb, behind)) is not None:
        return told
    if (places := _OF_PLACES.fullmatch(behind)) is not None and not noun:
        deed = f"{places['deed']}{places['place']}"  # 推进114个村的|水源置换工程
        return Bound(verb, deed, f"{verb}{deed}", "counted", 0.75)
    if verb in _TENDING and (tended := _DEED_OF.match(spot.behind)) is not None and not noun:
        if not behind.endswith(tended["deed"]):
            return Bound(verb, behind, f"{verb}{behind}{tended['deed']}", "counted+action", 0.75)
    if noun.startswith("“") and noun[-2:] in flow_verbs() and 2 < len(noun) <= 12 and noun[-2:] not in actions():
        done, whose = noun[-2:], noun[:-2]
        return Bound(done, f"{whose}{behind}", f"{done}{whose}{behind}", "counted+described", 0.75)
    if noun and noun[-2:] in actions() and len(noun) <= 12 and "、" not in noun and not verb.endswith(noun):
        return Bound(verb, f"{noun}{behind}", f"{verb}{noun}{behind}", "counted+described", 0.75)
    behind = _AS.sub("", behind) if verb else _GROWS.sub("", _AS.sub("", behind))
    if left.modifies and _SETTLED.fullmatch(noun):
        noun = ""  # 我县确定的|18项民生实事
    if left.modifies and noun.startswith("来自"):
        noun = ""  # 吸引|来自省内外的|200名客商
    taking_part = noun.endswith(("参与", "主持", "牵头"))  # 牵头或参与完成的|19个项目
    if noun and left.modifies and len(noun) <= (12 if taking_part else 8):
        if not verb and right.attached and right.predicate.startswith(_WON):
            return Bound(
                "", f"{noun}{behind}", with_noun(right.predicate, f"{noun}{behind}"), "counted+predicate", 0.75
            )
        return Bound(verb, f"{noun}{behind}", f"{verb}{noun}{behind}", "counted+described", 0.75)
    if takes_in(spot, noun, verb, behind):
        behind, noun = f"{noun}{behind}", ""  # 改革试点|33项任务|全部落地
    if _QUOTED_MEMBER.search(spot.before) is not None and (quoted := noun.find("“")) > 0:
        noun = noun[:quoted]  # 落实防汛“七个到位”和|25项措施: what is quoted is another member
    if (
        noun
        and verb
        and behind.endswith(word_list("cues", "binding", "measures"))
        and len(noun) <= (18 if noun.endswith("”") else 10)  # 落实防汛“七个到位”|25项措施
        and not left.exemplars
        and not left.own
    ):
        return Bound(verb, f"{noun}{behind}", f"{verb}{noun}{behind}", "counted+described", 0.75)
    if noun and not verb and right.predicate in _COVERED and not left.link:
        return Bound("", f"{noun}覆盖{behind}", f"{noun}覆盖{behind}", "counted+covered", 0.7)  # 文化站|8个镇|全覆盖
    if not verb and right.predicate and (told := said_of_places(spot, behind)) is not None:
        return told
    behind = behind if verb else without_means(right, behind)
    if not verb and right.predicate and not right.predicate.startswith(word_list("cues", "binding", "placing")):
        said = right.predicate if right.predicate.endswith(clean(right.noun)) else with_noun(right.predicate, behind)
        return Bound("", behind, said, "counted+predicate", 0.8)
    if right.placed and not right.predicate and verb not in words("cues", "binding", "placed"):
        verb = ""  # 通过担保为|6285户农户
    if verb in _BRINGING_IN and right.predicate.startswith(("入驻", "落户")) and len(right.predicate) > 3:
        return Bound(verb, behind, f"{verb}{right.predicate}{behind}", "counted+predicate", 0.75)
    if verb in ("剩余", "余下") and right.predicate:
        return Bound(verb, behind, f"{verb}{behind}{right.predicate}", "counted+predicate", 0.75)  # 剩余400户|全部脱贫
    if verb and right.placed and right.predicate:
        return Bound(verb, behind, f"{verb}{behind}{right.predicate}", "counted+predicate", 0.75)
    if left.change in words("cues", "growth", "deeds_too") and spot.before.endswith(left.change):
        deed = f"{verb or (noun if len(noun) == 2 else '')}{left.change}"
        return Bound(deed, behind, f"{deed}{behind}", "counted", 0.75)  # 规范|提升|209个卫生室
    if not verb and (sold := _SOLD_TO.search(spot.before)) is not None:
        return Bound(sold["verb"], behind, f"{sold[0]}{behind}", "counted", 0.7)  # 产品|远销|30个国家
    if not verb and (passing := passing_verb(spot, state)):
        verb = passing
    if not verb and left.doing and not left.exemplars and not _TRADES.search(spot.before):
        if is_parallel(noun):
            return Bound("", f"{noun}{behind}", f"{noun}{behind}", "counted+described", 0.7)  # 验证、转化|2只基金
        verb = left.doing
        if _SERVICES.search(noun.removesuffix(verb)) and len(noun) <= 10 and not left.own:
            return Bound(verb, behind, f"{noun}{behind}", "counted", 0.75)  # 无人机配送开通|32条航线
    if not verb and not noun and not right.predicate:
        opening = spot.before[:6] if left.exemplars else spot.before
        serving = word_list("cues", "binding", "serving")
        verb = next((w for w in serving if opening.endswith(w) or (left.exemplars and w in opening)), "")
    if not verb and not noun and spot.before == "的" and before is not None and before.method in _DESCRIBED_BY:
        verb = before.opening  # 拆除闲置21年的|32栋厂房
    sized = before is not None and before.method == "size-of" and before.noun == behind and not spot.first
    if not verb and before is not None and sized and not right.predicate:
        verb = before.opening  # 签约总投资11亿元的|甲城、乙谷等|4个文旅项目
    goes_on = not spot.first or (
        not spot.before.strip("、,;并 ") and len(spot.behind) - spot.behind.find(behind) - len(behind) <= 1
    )
    if (
        before is not None
        and before.verb.startswith("新")
        and _REACHED.search(spot.before)
        and before.noun.endswith(behind)
    ):
        behind = before.noun  # 新增“一次办”事项6个、|累计达45个事项
    elif not verb and before is not None and spot.coordinated and before.verb and before.method.startswith("counted"):
        verb = before.verb if goes_on and not says_itself(spot, behind) and not _WINS.search(behind) else ""
    return Bound(verb, behind, f"{verb}{behind}", "counted", 0.8)


_QUOTED_MEMBER = re.compile(r"”(?:[\[〔]\d+[\]〕])?(?:和|与|及|以及|、)$")
