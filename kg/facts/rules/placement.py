"""Where things lie: by the name they are nested in, by statement, by the paragraph's area, by the report's district."""

from __future__ import annotations

import re

from kg.facts.rules.firms import home_of
from kg.facts.rules.grounds import (
    is_founded,
    is_line,
    is_own_water,
    is_project_here,
    is_work,
    leads_on,
    may_lie_in,
)
from kg.facts.rules.local import is_local
from kg.facts.rules.moment import Moment, opens
from kg.facts.rules.parts import whole_of
from kg.facts.rules.seats import ORGANS, city_of_report, division_above, seat_of
from kg.facts.rules.stage_words import stage_verbs
from kg.facts.rules.stages import stage_of
from kg.facts.things import ThingTable
from kg.lexicon import word_list
from kg.lexicon.divisions import divisions, short_name
from kg.model.document import Document, Genre, Level
from kg.model.fact import Predicate, Relation
from kg.model.mention import DIVISIONS, Mention, NameClass
from kg.model.span import Span, cover

#: Classes that lie in the district whose report speaks of them.
_LOCAL = frozenset(
    {
        NameClass.PROJECT,
        NameClass.PARK,
        NameClass.FUNCTIONAL_AREA,
        NameClass.GREEN_SPACE,
        NameClass.FACILITY,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.SUBDISTRICT,
        NameClass.NEIGHBOURHOOD,
        NameClass.COMPOUND,
        NameClass.ROAD,
        NameClass.WATER_BODY,
    }
)
#: Roads are called after places that they lead to, and so are railways.
_NOT_NAMED_AFTER = frozenset({NameClass.ROAD, NameClass.WATER_BODY, NameClass.ENTERPRISE, NameClass.GOVERNMENT_BODY})
#: 重庆|至贵阳高速铁路, 武汉|都市圈: what leads on to other places, and what is wider than the city.
_LEADING_ON = ("至", "—", "-", "都市圈", "城市群", "经济圈")
#: 某县|青石至双溪高速公路: from a village of it on to another place.
_ON_TO = re.compile(r"[\u4e00-\u9fff]{0,6}?[至到—-][\u4e00-\u9fff]{2,12}(?:公路|高速|铁路|高铁|国道|省道|快速路|$)")
#: The codes of 台湾, 香港 and 澳门, whose firms build elsewhere.
_OVERSEAS = ("71", "81", "82")
#: A district is called after the hill that the lake there is called after too: 桃山|湖景区.
_NATURAL = ("湖", "水库", "河", "江", "山", "岛", "寺", "峡", "湾", "溪", "大道", "路", "大桥")
_CONTAINERS = frozenset(
    {
        NameClass.FUNCTIONAL_AREA,
        NameClass.PARK,
        NameClass.SUBDISTRICT,
        NameClass.NEIGHBOURHOOD,
        NameClass.GREEN_SPACE,
        NameClass.FACILITY,
        NameClass.COMPOUND,
    }
)
#: Of these a name that opens another's says where that lies: 范家庄乡|虎山村, 高新区|标准厂房; a square or hall does not.
_NESTING = frozenset({NameClass.FUNCTIONAL_AREA, NameClass.PARK, NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD})
#: Of these a story names many that lie elsewhere.
_PASSED_BY = frozenset({NameClass.ROAD, NameClass.NEIGHBOURHOOD, NameClass.WATER_BODY})
_AREAS = frozenset({NameClass.FUNCTIONAL_AREA, NameClass.PARK})
_IN_AREA = frozenset(
    {NameClass.PROJECT, NameClass.PARK, NameClass.GREEN_SPACE, NameClass.FACILITY, NameClass.FUNCTIONAL_AREA}
)
#: Endings that make the name of an area from the name of what lies in it: 二砂文化创意园|板块.
_AROUND = frozenset({"板块", "片区", "商圈", "组团", "周边", "地区"})
_AT = re.compile(r"(?:在|位于|落户|落地|坐落于?|设在|布局|落子)[^,。;]{0,4}$")


_SUPPORTED = re.compile(r"(?:支持|推动|指导|帮助|助力|鼓励|推进)$")
_TO_BUILD = re.compile(
    r"(?:高标准|加快|积极|全力|规划|谋划|开展)?(?:规划建设|建设|打造|设立|新建|创建|布局|建成|争创)[^,。;:、]{0,10}?[“]?"
)


def _named_in(moment: Moment, mention: Mention) -> Mention | None:
    """The street or town whose name opens that of a village or road."""
    return next(
        (o for o in moment.names if o.kind in _NESTING and opens(o, mention)),
        None,
    )


class Placement:
    """Places the things of a document.

    Args:
        document: the document.
        table: its things.
    """

    def __init__(self, document: Document, table: ThingTable) -> None:
        self.document = document
        self.table = table
        self._placed: set[tuple[int, int]] = set()
        #: The divisions that have been placed: what the gazetteer knows is said once.
        self._known: set[int] = set()
        self._above = {above.code for above in document.context.ancestors}

    def of_clause(self, moment: Moment) -> list[Relation]:
        """The placements that a clause states or implies."""
        found: list[Relation] = []
        for mention in moment.names:
            if mention.kind in DIVISIONS and mention.code:
                found.extend(self._division(moment, mention))
            elif moment.number(mention) == 0:
                found.extend(self._zone(moment, mention))
            if mention.kind in ORGANS:
                found.extend(self._organ(moment, mention))
            if mention.kind is NameClass.ENTERPRISE:
                found.extend(self._firm(moment, mention))
            if not (mention.kind in _LOCAL or is_founded(moment, mention) or is_project_here(moment, mention)):
                continue
            if self._is_story_of_county() and mention.kind in _PASSED_BY and not mention.name.endswith("水库"):
                if stage_of(moment, mention) is None and _named_in(moment, mention) is None:
                    continue
            if mention.kind is NameClass.WATER_BODY and not is_own_water(moment, mention):
                continue
            number = moment.number(mention)
            container = self._container(moment, mention)
            if container is not None:
                found.append(self._put(moment, mention, container, 0.85, "nested"))
            elif (stated := self._stated(moment, mention)) is not None:
                found.append(self._put(moment, mention, stated, 0.8, "stated"))
            elif moment.area is not None and mention.kind in _IN_AREA and may_lie_in(moment, mention, moment.area):
                found.append(self._area(moment, mention, moment.area))
            elif (host := self._host(moment, mention)) is not None:
                found.append(
                    moment.relation(number, self._inside(mention, host), host, confidence=0.8, method="in-host")
                )
            if container is not None and mention.kind is NameClass.NEIGHBOURHOOD:
                continue  # a village lies in the county with its town
            if leads_on(moment, mention):
                continue
            below = self._named_after(moment, mention)
            if below is not None:
                found.append(self._put(moment, mention, below, 0.8, "named"))
                if not self._is_inside(below.code):
                    continue  # of a story: it lies elsewhere
            home = self._home_of_owner(moment, mention) if below is None else None
            if home is not None:
                found.append(moment.relation(number, Predicate.LOCATED_IN, home, confidence=0.8, method="named"))
            if (
                mention.method == "region"
                or (number, moment.block.start) in self._placed
                or not is_local(moment, mention)
            ):
                continue
            self._placed.add((number, moment.block.start))
            found.append(
                moment.relation(number, Predicate.LOCATED_IN, moment.place, confidence=0.75, method="district")
            )
        return found

    def _is_story_of_county(self) -> bool:
        """Whether the document is a story of a place smaller than a province, which names roads of others too."""
        own = self.document.context.division
        return self.document.context.genre is Genre.NEWS and (own is None or own.level is not Level.PROVINCE)

    def _division(self, moment: Moment, mention: Mention) -> list[Relation]:
        """A division lies in the nearest one above it that the text names, once for each block."""
        number = moment.number(mention)
        found: list[Relation] = []
        city = city_of_report(moment, mention)
        if city is not None and (0, moment.block.start) not in self._placed:
            self._placed.add((0, moment.block.start))
            found.append(city)
        if (number, moment.block.start) in self._placed:
            return found
        relation = division_above(moment, mention)
        if relation is None or (number in self._known and relation.method == "gazetteer"):
            return found
        self._placed.add((number, moment.block.start))
        self._known.add(number)
        return [*found, relation]

    def _zone(self, moment: Moment, mention: Mention) -> list[Relation]:
        """The document's own place, where it is no division, lies in the one with whose name its name opens."""
        home = self.table.division_opening(mention.name)
        if home is None or home == 0 or (0, moment.block.start) in self._placed:
            return []
        self._placed.add((0, moment.block.start))
        return [
            moment.relation(0, Predicate.LOCATED_IN, home, confidence=0.85, method="division", evidence=mention.span)
        ]

    def _organ(self, moment: Moment, mention: Mention) -> list[Relation]:
        number = moment.number(mention)
        seat = seat_of(moment, mention)
        if seat is None or (number, moment.block.start) in self._placed:
            return []
        self._placed.add((number, moment.block.start))
        return [
            moment.relation(number, Predicate.LOCATED_IN, seat, confidence=0.85, method="seat", evidence=mention.span)
        ]

    def _firm(self, moment: Moment, mention: Mention) -> list[Relation]:
        number = moment.number(mention)
        home = home_of(moment, mention)
        if home is None or (number, moment.block.start) in self._placed:
            return []
        self._placed.add((number, moment.block.start))
        return [moment.relation(number, Predicate.LOCATED_IN, home, confidence=0.7, method="firm")]

    def _named_after(self, moment: Moment, mention: Mention) -> Mention | None:
        """The city or county whose name opens the name of what lies in it: 榆林|科创新城, in a report of the province."""
        if mention.kind in _NOT_NAMED_AFTER or mention.method == "region" or is_line(mention):
            return None
        for other in moment.names:
            if other.kind not in DIVISIONS or other.span.start != mention.span.start or not other.code:
                continue
            rest = mention.name[other.span.length :]
            if other.code[:2] in _OVERSEAS and mention.kind in (NameClass.PROJECT, NameClass.PARK):
                continue  # 香港|海川大酒店项目: where the money comes from
            if (
                _ON_TO.match(rest)
                or rest.startswith(_LEADING_ON)
                or (rest.startswith(_NATURAL) and other.span.length == 2)
            ):
                continue
            if opens(other, mention) and moment.number(other) != 0 and self._is_below(other.code):
                return other
        return None

    def _is_inside(self, code: str) -> bool:
        """Whether a division lies in that of the document, and what is named after it therefore does so too."""
        own, named = self.document.context.division, divisions().get(code)
        return own is not None and named is not None and own in divisions().ancestors(named)

    def _home_of_owner(self, moment: Moment, mention: Mention) -> int | None:
        """The county with whose name that of a project opens, in what is told of its city: 某县|天合5万吨复合剂."""
        if (
            mention.kind is not NameClass.PROJECT
            or is_line(mention)
            or (home := self.table.division_opening(mention.name)) in (None, 0)
        ):
            return None
        assert home is not None
        own = self.document.context.division
        inside = divisions().get(self.table.code_of(home))
        if own is None or inside is None or own not in divisions().ancestors(inside):
            return None
        rest = mention.name.removeprefix(short_name(inside.name))
        return None if rest.startswith((*_LEADING_ON, *_NATURAL)) else home

    def _is_below(self, code: str) -> bool:
        """Whether a division lies in the place of the document; a story tells of other places too."""
        own = self.document.context.division
        if self.document.context.genre is Genre.NEWS:
            return code not in self._above and (own is None or code != own.code)
        digits = {Level.PROVINCE: 2, Level.CITY: 4}.get(own.level) if own is not None else None
        return digits is not None and code[:digits] == self._own_code()[:digits]

    def _container(self, moment: Moment, mention: Mention) -> Mention | None:
        """The place whose name opens the name: 范家庄乡 in 范家庄乡虎山村."""
        if whole_of(moment, mention) is not None:
            return None  # a part is no more in its whole than that
        best = None
        for other in moment.names:
            if opens(other, mention) and other.kind in _NESTING and other.method != "region":
                rest = mention.name[other.span.length :]
                if rest in _AROUND or (mention.kind is NameClass.PROJECT and is_work(rest, other.kind)):
                    continue  # the area is named after the park in it; works on a place do not lie in it
                if moment.number(other) != moment.number(mention) and (best is None or other.span.end > best.span.end):
                    best = other
        return best

    def _stated(self, moment: Moment, mention: Mention) -> Mention | None:
        """在绿东村街道设立…服务站: the place behind 在 in the same clause; 支持甲市建设某馆: the place that is to build."""
        for other in moment.names:
            if other.span.end <= mention.span.start and self._is_supported(moment, other, mention):
                return other
            if other.kind in _CONTAINERS and other.span.end <= mention.span.start:
                if moment.text[other.span.end] in "、和与及":
                    continue  # 在甲、|乙街道打造…
                if _AT.search(moment.before(other)) and mention.span.start - other.span.end <= 12:
                    return other
        return None

    def _is_supported(self, moment: Moment, place: Mention, mention: Mention) -> bool:
        """Whether a place that lies in that of the document is to build what is named: 支持|甲市|建设某馆."""
        if not (place.kind is NameClass.SUBDISTRICT or (place.code and self._is_below(place.code))):
            return False
        first, _ = moment.list_around(mention)
        between = moment.text[place.span.end : first.span.start]
        return _SUPPORTED.search(moment.before(place)) is not None and _TO_BUILD.fullmatch(between) is not None

    def _host(self, moment: Moment, mention: Mention) -> int | None:
        """The zone that the sentence is about, where it builds or brings what is named."""
        host = moment.host if mention.kind in _IN_AREA else None
        if host is None or self.table.kind_of(host) not in _AREAS:
            return None
        if host == moment.number(mention) or moment.is_nested(mention) or self._is_built(moment, host):
            return None
        verbs = word_list("predicates", "site", "making")
        before = moment.before(moment.list_around(mention)[0])[-20:]
        return host if any(verb in before for verb in verbs) and "连接" not in before else None

    def _is_built(self, moment: Moment, host: int) -> bool:
        """Whether a clause before tells that the host itself is built, and not what is built in it: 某园将于本月开工建设,…."""
        for clause in moment.earlier:
            opened = [
                m
                for m in moment.reading.names
                if clause.start <= m.span.start and m.span.end <= clause.end and moment.number(m) == host
            ]
            behind = moment.text[opened[-1].span.end : clause.end] if opened else ""
            if any(verb.stage is not None and verb.end == len(behind) for verb in stage_verbs(behind)):
                return True
        return False

    def _inside(self, mention: Mention, place: int) -> Predicate:
        both = mention.kind in _AREAS and self.table.kind_of(place) in _AREAS
        return Predicate.WITHIN if both else Predicate.LOCATED_IN

    def _put(self, moment: Moment, mention: Mention, place: Mention, confidence: float, method: str) -> Relation:
        both_areas = mention.kind in _AREAS and place.kind in _AREAS
        predicate = Predicate.WITHIN if both_areas else Predicate.LOCATED_IN
        return moment.relation(
            moment.number(mention),
            predicate,
            moment.number(place),
            confidence=confidence,
            method=method,
            evidence=cover(mention.span, place.span),
        )

    def _area(self, moment: Moment, mention: Mention, area: int) -> Relation:
        predicate = Predicate.WITHIN if mention.kind in _AREAS else Predicate.LOCATED_IN
        told = [m for m in moment.reading.names if m.span.start <= moment.clause.start and moment.number(m) == area]
        span = Span(told[-1].span.start if told else moment.block.start, moment.clause.end)
        return moment.relation(
            moment.number(mention), predicate, area, confidence=0.8, method="paragraph-area", evidence=span
        )

    def _own_code(self) -> str:
        return self.document.context.division.code if self.document.context.division else ""
