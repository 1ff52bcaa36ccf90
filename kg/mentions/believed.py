"""Which finder is believed when two claim the same characters."""

from __future__ import annotations

from kg.mentions.bodies.called import METHOD as CALLED
from kg.mentions.bodies.founded import METHOD as FOUNDED
from kg.mentions.bodies.institutes import METHOD as INSTITUTE
from kg.mentions.lists.lists import SEAT
from kg.mentions.lists.route_lists import METHOD as ROUTES
from kg.mentions.lists.siblings import METHOD as SIBLING
from kg.mentions.lists.town_lists import METHOD as TOWNS
from kg.mentions.places.gazetteer import TOWN
from kg.mentions.places.hamlets import METHOD as HAMLET
from kg.mentions.places.own_towns import METHOD as OWN_TOWN
from kg.mentions.titles.notes import METHOD as NOTE
from kg.mentions.titles.policies import ARTICLES
from kg.mentions.works.built import METHOD as BUILT
from kg.mentions.works.parts import METHOD as PART
from kg.mentions.works.ventures import METHOD as VENTURE
from kg.mentions.works.wholes import METHOD as WHOLE
from kg.mentions.works.wired import METHOD as WIRED

#: Which finder is believed when two claim the same characters; higher wins.
RANK = {
    "gazetteer": 9,
    TOWN: 6,
    CALLED: 8,
    "title": 9,
    "by-line": 9,
    "meeting": 8,
    "body": 7,
    "title-marks": 7,
    "honour": 7,
    "event": 6,
    "list": 6,
    "works": 6,
    "numbered": 8,
    "suffix": 6,
    "shared-tail": 5,
    "quote+head": 6,
    "product": 7,
    "alone": 3,
    "policy-head": 5,
    NOTE: 8,
    "list-head": 5,
    "echo": 4,
    "brand": 4,
    "maker": 4,
    "region": 7,
    "zone": 1,
    "sized": 2,
    "industry": 4,
    "quote": 3,
    "position": 2,
    SEAT: 6,
    ROUTES: 7,
    "list-tail": 6,
    VENTURE: 7,
    BUILT: 6,
    PART: 7,
    WHOLE: 5,
    TOWNS: 6,
    OWN_TOWN: 7,
    FOUNDED: 5,
    WIRED: 7,
    HAMLET: 6,
    ARTICLES: 6,
    SIBLING: 3,
    INSTITUTE: 7,
}
