"""What firms and bodies do: moves, signings, ownership, products, listings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.facts.rules.meant import thing_meant
from kg.facts.rules.moment import Moment, any_of, compiled, with_any
from kg.facts.rules.partners import actor_of, cooperating
from kg.facts.rules.parts import whole_of
from kg.lexicon import word_list
from kg.model.fact import Predicate, Relation
from kg.model.mention import DIVISIONS, ORGANIZATIONS, Mention, NameClass
from kg.model.span import cover

_MOVERS = ORGANIZATIONS - {NameClass.GOVERNMENT_BODY, NameClass.PARTY_ORGANIZATION}
_HOSTS = DIVISIONS | {NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.FACILITY}
_SIGNED = ORGANIZATIONS | {NameClass.PROJECT, NameClass.PARK}
_OWNED = frozenset({NameClass.PROJECT, NameClass.PARK, NameClass.FACILITY})
#: Who is brought is the head of the phrase: not 引进某大学|研制的品种.
_WHOLE = r"(?:等|[、,;。(]|和|及|与|\d|[一二两三四五六七八九十]+[家个所]|$|入驻|落户|落地|项目|来|在|合作|开展|共建|建设|建立|设立)"
#: 新引进的台资企业|某公司投资…: who was brought is the subject of its own clause.
_BROUGHT = r"的[^,。;:、]{0,6}(?:企业|公司|集团)[“]?$"
#: 某平台|加快落地: it has not landed.
_COMING = "加快|加速|尽快|早日|即将|有望"
#: What is done with those who are brought in: 引进、|培育|了某公司, 引进|实施|了某项目.
_BROUGHT_ON = r"(?:(?:、|和|并|与)?(?:培育|培养|建设|实施|落地|建成|发展|扶持|壮大))?"
#: 引进甲大学、乙大学|等高校专家: people of them come.
_PEOPLE_OF = r"等?(?:\d+[余多]?[家名个])?(?:企业|公司|客商|机构|高校|单位)?[^,。;:、]{0,6}?(?:前来|来到|[来到赴](?=[我全本该当][县市区省地]|[\u4e00-\u9fff]{2,4}(?:开展|考察|参)))[^,。;:、]{0,8}?(?:开展|考察|参观|参加|参展|测试|交流|观摩|洽谈)|等?[^,。;:、]{0,8}?(?:专家|教授|医生|医师|学者|院士|教师|名师|名医|人才|团队)"
_ATTRACTED = _SIGNED - {NameClass.GOVERNMENT_BODY, NameClass.PARTY_ORGANIZATION}
#: Behind a list its kind and number may stand before the verb: 甲、乙等12个项目|签约.
_KIND = r"(?:”|》|等|[^,。;:、]{0,16}(?:项目|企业|公司|机构|单位|平台|院|所|家|个)){0,2}"
#: Up to the verb of moving, up to that of signing, and behind either.
_UP_TO_MOVE = rf"{_KIND}[^,。;:、的]{{0,10}}?"
_UP_TO_SIGN = rf"{_KIND}(?:成功|正式|顺利|集中|相继|先后|均|已|现场)*(?:落户或?)?"
_BROUGHT_IN = rf"{_BROUGHT_ON}(?:了)?[^,。;:、]{{0,8}}[“]?$"
_SIGNED_LIST = "(?![入进]驻)(?:落地|引进|落户)?(?:了|项目)?(?:[^,。;:与和、]{0,18}、)*[^,。;:与和、]{0,18}$"


def dealings_of(moment: Moment) -> Iterator[Relation]:
    """The dealings that one clause states."""
    yield from _moved(moment)
    for mention in moment.names:
        if mention.kind in _MOVERS or mention.kind in (NameClass.PROJECT, NameClass.PARK):
            yield from _settled(moment, mention)
        if mention.kind in _SIGNED:
            yield from _signed(moment, mention)
        if not moment.is_nested(mention):
            yield from cooperating(moment, mention)
        if mention.kind is NameClass.ENTERPRISE:
            yield from _owned(moment, mention)
        if mention.kind in _OWNED or mention.kind is NameClass.ENTERPRISE:
            yield from _named_after(moment, mention)
            for owner in _made_by(moment, mention, ("own", "founding"), "由"):
                yield _owns(moment, moment.number(owner), mention, owner, "founded-by", 0.75)
        if mention.kind is NameClass.PRODUCT:
            yield from _produced(moment, mention)
        if mention.kind in ORGANIZATIONS:
            yield from _listed(moment, mention)


def _settled(moment: Moment, mention: Mention) -> Iterator[Relation]:
    """X落户某区, 某园入驻X、Y, 引进X: the mover by its class, the place by statement or the paragraph."""
    if moment.is_plan:
        return
    first, last = moment.list_around(mention)
    behind, before = moment.behind(last), moment.before(first)
    number = moment.number(mention)
    if (place := _founded_at(moment, mention, behind)) is not None:
        yield moment.relation(
            number, Predicate.SETTLED_IN, moment.number(place), confidence=0.75, method="founded", dated=True
        )
        return
    match = with_any(_UP_TO_MOVE, "settle", "verbs").match(behind)
    if match is None and behind.startswith("等"):  # 甲等7家企业、乙等6个平台落户
        match = compiled(r"等[^,。;:]{0,60}?(?:落户|入驻|进驻)").match(behind)
    if match is not None and compiled("专家|教授|医生|医师|学者|学生|干部|志愿者").search(match[0]):
        match = None  # 某医院|专家进驻: people of it come for a time
    works = mention.kind is NameClass.PARK or (mention.kind is NameClass.PROJECT and mention.exemplar_of < 0)
    pushed = with_any("^(?:[^,。;:]{0,8})?", "settle", "pushed").search(before)
    if works and match is not None and ("落户" not in match[0] or pushed):
        match = None  # parks and projects are brought in, but do not move
    coming = match is not None and "落地" in match[0] and (pushed or compiled(_COMING).search(match[0]))
    if match and not moment.is_nested(mention) and not coming:
        start = moment.clause.end - len(behind) + match.end()
        place = next((m for m in moment.names if m.kind in _HOSTS and 0 <= m.span.start - start <= 6), None)
        target = moment.number(place) if place else moment.here
        yield moment.relation(number, Predicate.SETTLED_IN, target, confidence=0.75, method="settle", dated=True)
        return
    host = with_any("(?<!签约)", "settle", "hosting", "(?:了)?(?:[^,。;:、]{0,12})?[“]?$").search(before)
    if host is not None and mention.kind is not NameClass.PARK and not moment.is_nested(mention):
        place = next(
            (m for m in moment.names if m.kind in _HOSTS and m.span.end <= moment.clause.start + host.start()), None
        )
        target = moment.number(place) if place else moment.here
        yield moment.relation(number, Predicate.SETTLED_IN, target, confidence=0.7, method="host-first", dated=True)
        return
    attracted = with_any("", "attract", "verbs", _BROUGHT_IN).search(before)
    if attracted and any(
        m.span.start >= moment.clause.start + attracted.start() and m.span.end <= first.span.start for m in moment.names
    ):
        return
    if attracted is None or mention.kind not in _ATTRACTED or compiled(_PEOPLE_OF).match(behind):
        return
    if compiled(_WHOLE).match(behind) or compiled(_BROUGHT).search(attracted[0]):
        yield moment.relation(number, Predicate.SETTLED_IN, moment.here, confidence=0.65, method="attract", dated=True)


@cache
def _moving() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<who>该?(?:公司|企业|集团|项目))[^,。;:、]{{0,12}}?{any_of('settle', 'verbs')}(?:于|在|到)?"
    )


def _moved(moment: Moment) -> Iterator[Relation]:
    """该公司2006年落户某工业区: the firm or project that was named last."""
    if moment.text[moment.clause.start] not in "该公企集项":
        return
    said = _moving().match(moment.text, moment.clause.start, moment.clause.end)
    who = thing_meant(moment, said["who"]) if said is not None else None
    if said is None or who is None or moment.is_plan:
        return
    place = next((m for m in moment.names if m.kind in _HOSTS and m.span.start == said.end()), None)
    if place is None:
        return
    number = moment.number(place)
    if "项目" not in said["who"]:
        yield moment.relation(who, Predicate.SETTLED_IN, number, confidence=0.75, method="settle", dated=True)
    yield moment.relation(who, Predicate.LOCATED_IN, number, confidence=0.8, method="site")


def _founded_at(moment: Moment, mention: Mention, behind: str) -> Mention | None:
    """The place of 某公司在某园成立."""
    if moment.is_nested(mention) or mention.kind not in ORGANIZATIONS:
        return None
    if with_any("(?:在|于)[^,。;:、的]{2,12}?", "settle", "founded").match(behind) is None:
        return None
    start = moment.clause.end - len(behind) + 1
    return next((m for m in moment.names if m.kind in _HOSTS and m.span.start == start), None)


def _signed(moment: Moment, mention: Mention) -> Iterator[Relation]:
    """签约X、Y; X、Y等N个项目签约."""
    if moment.is_plan or moment.is_nested(mention):
        return
    first, last = moment.list_around(mention)
    before, behind = moment.before(first), moment.behind(last)
    in_front = with_any("", "sign", "verbs", _SIGNED_LIST)
    at_back = with_any(_UP_TO_SIGN, "sign", "verbs", r"(?!率|额|\d+[余多]?[户套])")
    with_it = mention.kind in ORGANIZATIONS and (
        (compiled(_WITH_WHOM).search(before) and compiled(_SIGNED_WORKS).match(behind))
        or (not compiled(_WITH_WHOM).search(moment.words) and compiled(_SIGNS).match(behind))
    )
    itself = not behind.startswith(("签约项目", "新签约", "成功签约项目"))  # 开发区|签约项目6个
    itself = itself and not (first is last and compiled(r"\d+[余多]?家").match(behind))  # 某园|60家企业签约入驻
    if in_front.search(before) or (itself and at_back.match(behind)) or with_it:
        yield moment.relation(
            moment.place, Predicate.SIGNED, moment.number(mention), confidence=0.75, method="sign", dated=True
        )


#: 与甲、乙等企业|签约项目42个, |签署总投资6亿元的某项目; 甲、乙等4家企业|签订框架协议.
_WITH_WHOM = r"(?<![协共相不合如一])[与同](?:[^,。;:]{0,30}[、和])?[“]?$|[与同][^,。;:]{2,}"
_SIGNED_WORKS = (
    rf"{_KIND}(?:成功|正式|顺利|集中|分别|已|现场)*(?:签约|签订|签署|签下)(?:了)?(?![^,。;:]*协议)[^,。;:]{{0,24}}?项目"
)
_SIGNS = rf"等{_KIND}(?:成功|正式|顺利|集中|相继|先后|均|已|现场)*(?:签订|签署)(?:了)?(?:投资|框架|项目|合作|入园|入驻|落户|意向)*(?:协议|合同)"


def _owned(moment: Moment, mention: Mention) -> Iterator[Relation]:
    """The works, project or firm that an enterprise owns: by its name, by 旗下, by who invests or wins the bid."""
    number = moment.number(mention)
    behind = moment.behind(mention)
    start = moment.clause.end - len(behind)
    for other in moment.names:
        nested = other.span.start == mention.span.start and other.span.end > mention.span.end
        based = other.kind in _MOVERS and other.name.endswith(word_list("predicates", "own", "seats"))
        if nested and (other.kind in _OWNED or based):
            yield _owns(moment, number, other, mention, "nested-owner", 0.7)
        elif not moment.is_nested(mention) and other.span.start >= start and not moment.is_nested(other):
            between = moment.text[start : other.span.start].strip("“《")
            if other.kind is NameClass.ENTERPRISE and compiled("旗下(?:的)?(?:全资子公司|子公司|企业)?").fullmatch(
                between
            ):
                yield _owns(moment, number, other, mention, "holding", 0.75)
            elif other.kind in _OWNED and between == "的":
                yield _owns(moment, number, other, mention, "of-firm", 0.75)
            elif (
                other.kind in _OWNED
                and "签" not in between
                and with_any("[^,。;:、]{0,8}?", "own", "investing", "[^,。;:、]{0,18}").fullmatch(between)
            ):
                yield _owns(moment, number, other, mention, "invests", 0.7)
    if with_any("(?:(?:在|于)[^,。;:、]{2,14})?(?:总)?", "own", "founding").match(behind):
        by = compiled(r"(?:是|为)?由$").search(moment.before(mention))
        owned = [m for m in moment.names if m.span.end <= mention.span.start and not moment.is_nested(m)]
        if by is not None and owned and (owned[-1].kind in _OWNED or owned[-1].kind is NameClass.ENTERPRISE):
            yield _owns(moment, number, owned[-1], mention, "founded-by", 0.75)


#: A firm is called without these where its name opens that of its works: 海川集团, 海川|装备园.
_FORMS = ("", "集团", "公司", "科技", "有限公司")
_ONLY_WORKS = r"(?:科技|公司|集团)?(?:第?[一二三四五]期)?(?:项目|工程)?(?:第?[一二三四五]期)?"
#: The shortest and the longest name of a firm that opens that of works.
_SHORTEST_FIRM, _LONGEST_FIRM = 2, 8


def _named_after(moment: Moment, mention: Mention) -> Iterator[Relation]:
    """The firm of the document with whose name that of works or a seat opens: 海川药业 in 海川药业智慧工厂."""
    if moment.is_nested(mention) or not mention.name.endswith(_seats()) or whole_of(moment, mention) is not None:
        return  # a phase belongs to its works
    if any(m.kind is NameClass.ENTERPRISE and m.span.start == mention.span.start for m in moment.names):
        return  # said by the name in it
    for cut in range(min(_LONGEST_FIRM, len(mention.name) - 2), _SHORTEST_FIRM - 1, -1):
        front = mention.name[:cut]
        if compiled(_ONLY_WORKS).fullmatch(mention.name, cut):
            continue  # 海川药业项目, 海川药业二期: the firm itself, as works
        for form in _FORMS if cut <= _LONGEST_FIRM - 4 else _FORMS[:1]:
            if len(front + form) < 4:
                continue
            number = moment.table.called(front + form, (NameClass.ENTERPRISE,))
            if number is not None and number != moment.number(mention):
                yield moment.relation(
                    number,
                    Predicate.OWNS,
                    moment.number(mention),
                    confidence=0.75,
                    method="named-owner",
                    evidence=mention.span,
                )
                return


@cache
def _seats() -> tuple[str, ...]:
    return (*word_list("predicates", "own", "seats"), "项目", "工程", "产业园区", "大厦", "线")


def _made_by(moment: Moment, mention: Mention, verbs: tuple[str, str], by: str) -> list[Mention]:
    """The firms of 由甲集团和乙集团投资建设的|某项目, 某公司研发的|某芯片: before the verb that describes what is named."""
    front, _ = moment.list_around(mention)
    said = with_any("(?P<kind>等[^,。;:、]{0,8})?", *verbs, "的[^,。;:、]{0,12}?[“《]?$").search(moment.before(front))
    if said is None:
        return []
    at = moment.clause.start + said.start()
    firm = next((m for m in moment.names if m.span.end == at and m.kind is NameClass.ENTERPRISE), None)
    if firm is None:
        return []
    first, last = moment.list_around(firm)
    if not (said["kind"] or moment.before(first).endswith(by)):
        return []
    inside = [m for m in moment.names if first.span.start <= m.span.start and m.span.end <= last.span.end]
    return [m for m in inside if m.kind is NameClass.ENTERPRISE and not moment.is_nested(m)]


def _owns(moment: Moment, owner: int, owned: Mention, mention: Mention, method: str, confidence: float) -> Relation:
    return moment.relation(
        owner,
        Predicate.OWNS,
        moment.number(owned),
        confidence=confidence,
        method=method,
        evidence=cover(mention.span, owned.span),
    )


def _produced(moment: Moment, mention: Mention) -> Iterator[Relation]:
    """某公司成功研制某芯片: the product of the firm with which the clause opens."""
    before = moment.before(mention)
    if (maker := _maker_beside(moment, mention)) is not None:
        yield moment.relation(
            moment.number(maker), Predicate.PRODUCES, moment.number(mention), confidence=0.75, method="own-brand"
        )
        return
    made = with_any("", "produce", "verbs", "(?:出|了|的)?[^,。;:、]{0,24}[“]?$").search(before)
    actor = actor_of(moment, mention.span.start)
    if made is None and (makers := _made_by(moment, mention, ("produce", "verbs"), "")):
        made, actor = compiled("$").search(before), makers[0]
    if made is not None and actor is not None and actor.kind is NameClass.ENTERPRISE:
        yield moment.relation(
            moment.number(actor), Predicate.PRODUCES, moment.number(mention), confidence=0.75, method="make"
        )


#: 某公司|“某胶囊”, 某公司的|“某胶囊”; 某胶囊|生产企业|某公司.
_OF_MAKER = frozenset({"“", "的“", "牌“"})
_MAKER_BEHIND = r"(?:的)?(?:主要|最大|龙头|知名)?(?:生产|制造|研发)(?:企业|商|厂商|厂家)[“]?"


def _maker_beside(moment: Moment, mention: Mention) -> Mention | None:
    """The firm that stands right in front of its product in quotation marks, or behind it as its maker."""
    made_by = compiled(_MAKER_BEHIND).match(moment.behind(mention))
    at = moment.clause.end - len(moment.behind(mention)) + made_by.end() if made_by is not None else -1
    for other in moment.names:
        if other.kind is NameClass.ENTERPRISE and not moment.is_nested(other):
            between = moment.text[other.span.end : mention.span.end].removesuffix(mention.name + "”")
            if other.span.start == at or between in _OF_MAKER:
                return other
    return None


def _listed(moment: Moment, mention: Mention) -> Iterator[Relation]:
    """某公司在某交易所上市: an exchange is a body whose name says so."""
    if not mention.name.endswith(word_list("predicates", "listed", "places")):
        return
    before, behind = moment.before(mention).rstrip("“"), moment.behind(mention)
    if not (
        before.endswith(word_list("predicates", "listed", "in_front"))
        or behind.startswith(word_list("predicates", "listed", "behind"))
    ):
        return
    firms = [m for m in moment.names if m.kind is NameClass.ENTERPRISE and m.span.end <= mention.span.start]
    if not firms and moment.earlier and moment.earlier[-1].mark == ",":
        end = moment.earlier[-1].end  # 某公司,|将于12月在某交易所上市
        before_it = [m for m in moment.reading.names if m.kind is NameClass.ENTERPRISE and m.span.end == end]
        for firm in before_it[:1]:
            yield moment.relation(
                moment.number(firm), Predicate.LISTED_ON, moment.number(mention), confidence=0.8, method="listing"
            )
    if firms:
        first, last = moment.list_around(firms[-1])
        for firm in firms:
            if first.span.start <= firm.span.start and firm.span.end <= last.span.end:
                yield moment.relation(
                    moment.number(firm), Predicate.LISTED_ON, moment.number(mention), confidence=0.8, method="listing"
                )
