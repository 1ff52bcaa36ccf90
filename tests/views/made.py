"""Knowledge bases made up for tests: of the seeds' shape in any size, and with names that try to break the page."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kg.model.document import Context, Division, Genre, Issuer, Level
from kg.model.entity import Assessment, Entity, FactRef, Indicator, KnowledgeBase, Locus, Verdict
from kg.model.fact import (
    Commitment,
    DocumentFacts,
    Figure,
    Measure,
    Objective,
    Predicate,
    Relation,
    SourceRejection,
    Stage,
    Status,
    Thing,
)
from kg.model.mention import NameClass
from kg.model.period import Period
from kg.model.quantity import Comparator, RejectionKind, UnitKind
from kg.model.span import Span

#: How often each class occurs among the things of the seeds.
SHARES = {
    NameClass.INDUSTRY: 43, NameClass.POLICY: 41, NameClass.HONOUR: 31, NameClass.PROJECT: 28,
    NameClass.FUNCTIONAL_AREA: 23, NameClass.PARK: 21, NameClass.ROAD: 20, NameClass.GREEN_SPACE: 16,
    NameClass.INITIATIVE: 11, NameClass.PERSON: 9, NameClass.PUBLIC_INSTITUTION: 7, NameClass.MEETING: 7,
    NameClass.ENTERPRISE: 6, NameClass.FACILITY: 5, NameClass.WATER_BODY: 5, NameClass.SUBDISTRICT: 3,
    NameClass.NAMED_EVENT: 2,
}  # fmt: skip
THINGS_PER_DOCUMENT = 58
FACTS_PER_DOCUMENT = 75
CHARACTERS_PER_DOCUMENT = 3100
_LETTERS = (
    "东西南北中上下新老大小金银玉龙凤云水山河湖江海春秋明德兴和平安泰宁长永福华文景阳光星月花园林桥石田谷峰岭原川"
)
_TAILS = {
    NameClass.INDUSTRY: "产业",
    NameClass.POLICY: "行动方案",
    NameClass.HONOUR: "示范区",
    NameClass.PROJECT: "项目",
    NameClass.FUNCTIONAL_AREA: "片区",
    NameClass.PARK: "产业园",
    NameClass.ROAD: "路",
    NameClass.GREEN_SPACE: "公园",
    NameClass.ENTERPRISE: "集团",
    NameClass.WATER_BODY: "河",
    NameClass.SUBDISTRICT: "街道",
}
_UNITS = (
    ("亿元", UnitKind.MONEY, "元", Decimal(10) ** 8),
    ("%", UnitKind.PERCENT, "%", Decimal(1)),
    ("个", UnitKind.COUNT, "one", Decimal(1)),
    ("家", UnitKind.COUNT, "one", Decimal(1)),
    ("万平方米", UnitKind.AREA, "平方米", Decimal(10) ** 4),
)
_SCHEME = (
    ("gdp", "地区生产总值", "Gross regional product (GDP)"),
    ("general-public-budget-revenue", "一般公共预算收入", "General public budget revenue"),
    ("fixed-asset-investment", "固定资产投资", "Fixed asset investment"),
    ("retail-sales", "社会消费品零售总额", "Retail sales"),
)


@dataclass
class Writer:
    """Writes a document's text and remembers where things stand."""

    text: str = ""
    spans: dict[int, list[Span]] = field(default_factory=dict)

    def put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def name(self, thing: int, words: str) -> Span:
        span = self.put(words)
        self.spans.setdefault(thing, []).append(span)
        return span


def made_base(things: int, seed: int = 7) -> KnowledgeBase:
    """A knowledge base of the seeds' shape with about so many things."""
    chance = random.Random(f"{seed}-{things}")
    count = max(1, round(things / THINGS_PER_DOCUMENT))
    kinds, weights = list(SHARES), list(SHARES.values())
    districts = max(1, round(count / 1.7))
    names: dict[str, NameClass] = {}
    rows: list[tuple[int, list[tuple[str, NameClass]]]] = []
    for number in range(count):
        own: list[tuple[str, NameClass]] = []
        while len(own) < THINGS_PER_DOCUMENT - 1:
            kind = chance.choices(kinds, weights)[0]
            name = "".join(chance.choices(_LETTERS, k=chance.randint(2, 5))) + _TAILS.get(kind, "")
            if names.setdefault(name, kind) is kind and (name, kind) not in own:
                own.append((name, kind))
        rows.append((number % districts, own))
    return _assemble(rows, districts, chance)


def _assemble(
    rows: list[tuple[int, list[tuple[str, NameClass]]]], districts: int, chance: random.Random
) -> KnowledgeBase:
    hubs = [_district(n) for n in range(districts)]
    entities = {hub.key: hub for hub in hubs}
    for _, own in rows:
        for name, kind in own:
            key = f"{kind.value.lower()}-{hashlib.sha256(name.encode()).hexdigest()[:16]}"
            entities.setdefault(key, Entity(key, kind, name, (name[:2],) if len(name) > 5 else ()))
    order = sorted(entities)
    position = {key: n for n, key in enumerate(order)}
    documents, links, measured_words = [], [], []
    for number, (district, own) in enumerate(rows):
        facts, words = _document(number, number // districts, hubs[district], own, chance)
        documents.append(facts)
        measured_words.append(words)
        keys = [hubs[district].key]
        keys += [f"{kind.value.lower()}-{hashlib.sha256(name.encode()).hexdigest()[:16]}" for name, kind in own]
        links.append(tuple(position[key] for key in keys))
    return finish(documents, links, measured_words, [entities[key] for key in order])


def finish(
    documents: list[DocumentFacts], links: list[tuple[int, ...]], words: list[list[str]], entities: list[Entity]
) -> KnowledgeBase:
    """A base with its indicators, mentions and assessments put in."""
    known = {zh: Indicator(key, zh, en, "economy", "元", f"{zh}的含义", f"Meaning of {en}") for key, zh, en in _SCHEME}
    wanted = {w: known.get(w) or _minted(w) for row in words for w in row}
    indicators = sorted(set(wanted.values()), key=lambda i: i.key)
    at = {indicator: n for n, indicator in enumerate(indicators)}
    mentions: dict[int, list[Locus]] = {}
    for number, document in enumerate(documents):
        for thing, link in zip(document.things, links[number], strict=True):
            mentions.setdefault(link, []).extend(Locus(number, *span) for span in thing.mentions)
    placed = tuple(
        Entity(e.key, e.kind, e.name, e.aliases, e.code, tuple(sorted(mentions.get(n, []))), e.confidence, e.merges)
        for n, e in enumerate(entities)
    )
    measured = tuple(tuple(at[wanted[w]] for w in row) for row in words)
    return KnowledgeBase(
        tuple(documents), placed, tuple(links), tuple(indicators), measured, tuple(_assessments(documents))
    )


def _minted(word: str) -> Indicator:
    return Indicator(hashlib.sha256(f"indicator|{word}".encode()).hexdigest()[:16], word, minted=True)


def _district(number: int) -> Entity:
    code = f"41{number // 90:02d}{number % 90 + 1:02d}"
    name = _LETTERS[number % len(_LETTERS)] + _LETTERS[(number * 7 + 3) % len(_LETTERS)] + "区"
    return Entity(f"area-{code}", NameClass.DISTRICT, name, (name[:-1],), code, confidence=0.99)


def _document(
    number: int, age: int, hub: Entity, own: list[tuple[str, NameClass]], chance: random.Random
) -> tuple[DocumentFacts, list[str]]:
    year = 2024 - age % 6
    writer = Writer()
    writer.put(f"# {hub.name}{year}年政府工作报告\n\n")
    figures, relations, words = [], [], []
    for index, (zh, status) in enumerate(
        [(zh, s) for _, zh, _ in _SCHEME for s in (Status.ACTUAL, Status.TARGET)]
        + [(None, None)] * (FACTS_PER_DOCUMENT - 8)
    ):
        word = zh or "新增" + "".join(chance.choices(_LETTERS, k=3))
        words.append(word)
        figures.append(_figure(writer, index, word, status, year, len(own), chance))
    for _ in range(FACTS_PER_DOCUMENT):
        relations.append(_relation(writer, own, hub.name, chance, year))
    aim = writer.put("彻底消除超大班额")
    writer.put("。\n\n")
    while len(writer.text) < CHARACTERS_PER_DOCUMENT:
        writer.put("全区上下" + "".join(chance.choices(_LETTERS, k=30)) + "，取得新进展。\n" * chance.choice((0, 0, 1)))
    for index, (name, _) in enumerate(own, 1):
        if index not in writer.spans:
            writer.name(index, name)
            writer.put("、")
    hub_span = Span(2, 2 + len(hub.name))
    things = (
        Thing(hub.kind, hub.name, hub.aliases, (hub_span,), hub.code),
        *(Thing(kind, name, (), tuple(writer.spans[n])) for n, (name, kind) in enumerate(own, 1)),
    )
    division = Division(hub.code, hub.name, Level.COUNTY)
    city = Division(f"{hub.code[:4]}00", "某市", Level.CITY)
    context = Context(
        Genre.GOVERNMENT_REPORT,
        Issuer.GOVERNMENT,
        f"{hub.name}{year}年政府工作报告",
        division,
        hub.name,
        (city,),
        year,
        year + 1,
    )
    sha = hashlib.sha256(writer.text.encode()).hexdigest()
    objective = Objective(0, writer.text[aim.start : aim.end], aim, Period.of_year(year + 1), Commitment.ENSURE)
    rejected = SourceRejection(Span(2 + len(hub.name), 6 + len(hub.name)), RejectionKind.DATE)
    return (
        DocumentFacts(
            f"{number:03d}_{hub.name}.txt", sha, len(writer.text), context, things, tuple(figures), tuple(relations),
            (objective,), (rejected,), (), writer.text,
        ),
        words,
    )  # fmt: skip


def _figure(
    writer: Writer, index: int, word: str, status: Status | None, year: int, things: int, chance: random.Random
) -> Figure:
    unit, kind, normal_unit, factor = _UNITS[0] if index < 8 else chance.choice(_UNITS)
    share = chance.random()
    status = status or (Status.ACTUAL if share < 0.88 else Status.TARGET if share < 0.98 else Status.ESTIMATE)
    value = Decimal(chance.randint(10, 9999)) / 10
    begin = len(writer.text)
    writer.put(word + ("力争达到" if status is Status.TARGET else "完成"))
    number = writer.put(f"{value}{unit}")
    evidence = Span(begin, number.end)
    writer.put("，" if index % 6 else "。\n\n")
    return Figure(
        0 if index < 20 or not things else chance.randint(0, things),
        word,
        Measure.SHARE if kind is UnitKind.PERCENT else Measure.LEVEL,
        value,
        unit,
        kind,
        value * factor,
        normal_unit,
        chance.choice((Comparator.EQUAL, Comparator.EQUAL, Comparator.AT_LEAST, Comparator.ABOUT)),
        None,
        Period.of_year(year + 1 if status is Status.TARGET else year),
        status,
        evidence,
        number,
        Commitment.STRIVE if status is Status.TARGET else None,
        date(year + 1, 12, 31) if status is Status.TARGET else None,
    )


def _relation(writer: Writer, own: list[tuple[str, NameClass]], hub: str, chance: random.Random, year: int) -> Relation:
    subject, other = chance.randint(1, len(own)), chance.randint(1, len(own))
    to_hub = chance.random() < 0.85 or subject == other
    begin = len(writer.text)
    writer.name(subject, own[subject - 1][0])
    if chance.random() < 0.12:
        writer.put("已开工。")
        return Relation(
            subject, Predicate.HAS_STATUS, None, Span(begin, len(writer.text)), Stage.STARTED, Period.of_year(year)
        )
    writer.put("位于")
    if to_hub:
        writer.put(hub)
    else:
        writer.name(other, own[other - 1][0])
    evidence = Span(begin, len(writer.text))
    writer.put("。")
    return Relation(subject, Predicate.LOCATED_IN, 0 if to_hub else other, evidence)


def _assessments(documents: list[DocumentFacts]) -> list[Assessment]:
    """Every target of the scheme held against the next report of the same place, where there is one."""
    found = []
    by_place = {(d.context.place, d.context.year): n for n, d in enumerate(documents)}
    for number, document in enumerate(documents):
        following = by_place.get((document.context.place, (document.context.year or 0) + 1))
        for index in range(1, min(8, len(document.figures)), 2):
            outcome = FactRef(following, index - 1) if following is not None else None
            if outcome is None:
                verdict, ratio = Verdict.NOT_REPORTED, None
            else:
                ratio = documents[outcome.document].figures[outcome.number].value / document.figures[index].value
                verdict = Verdict.MET if ratio >= 1 else Verdict.NOT_MET
            found.append(
                Assessment(FactRef(number, index), outcome, verdict, "两个数同一口径。", "Same measure.", ratio)
            )
    return found


#: Names that would run as code, end an element, pull the page apart or turn the direction of writing.
HOSTILE = (
    "</script><script>window.hacked=1</script>",
    "</style><style>*{display:none}</style>",
    '"><img src=x onerror="window.hacked=2">',
    "<svg onload=window.hacked=3>",
    "javascript:window.hacked=4",
    '<a href="javascript:window.hacked=5">href</a>',
    "{{ 7*7 }}{% raw %}{# x #}${window.hacked=6}",
    "<!--<script>window.hacked=7//",
    "]]>&lt;&#60;&amp;",
    '=HYPERLINK("http://example.invalid","x")',
    "甲\u202e乙丙丁\u2066戊\u200f",
    "A" * 10_000,
    "字" * 10_000,
    "行\n一\r\n二\u2028三\u2029四\u0000五",
    "😀🇨🇳\U00020bb7野家",
    "'); window.hacked=8; ('",
    "a|b\tc\\d",
)


def hostile_base() -> KnowledgeBase:
    """A base in which everything that a document could word is hostile."""
    hub = Entity("area-410199", NameClass.DISTRICT, HOSTILE[0], tuple(sorted(HOSTILE[1:4])), "410199")
    entities = [hub]
    writer = Writer()
    things, figures, relations, words = [], [], [], []
    first = writer.name(0, HOSTILE[0])
    writer.put("\n\n")
    for index, name in enumerate(HOSTILE, 1):
        kind = list(SHARES)[index % len(SHARES)]
        entities.append(Entity(f"thing-{index:016x}", kind, name, (f"又{name}",)))
        span = writer.name(index, name)
        number = writer.put("12.5亿元")
        writer.put("。\n")
        evidence = Span(span.start, number.end)
        things.append(Thing(kind, name, (), (span,)))
        period, day = Period.of_year(2020), date(2021, 12, 31)
        for status in (Status.ACTUAL, Status.TARGET):
            figures.append(
                Figure(
                    0, name, Measure.LEVEL, Decimal("12.5"), name[:200], UnitKind.MONEY, Decimal("1250000000"), "元",
                    Comparator.EQUAL, None, period, status, evidence, number, Commitment.PLAN, day, name,
                )
            )  # fmt: skip
            words.append(name)
        relations.append(Relation(index, Predicate.LEADS, 0, evidence, role=name))
    context = Context(
        Genre.DIGEST, Issuer.PRESS, HOSTILE[2], None, HOSTILE[0],
        (Division("410000", HOSTILE[4], Level.PROVINCE),), 2020, 2021,
    )  # fmt: skip
    facts = DocumentFacts(
        HOSTILE[0] + ".txt", hashlib.sha256(writer.text.encode()).hexdigest(), len(writer.text), context,
        (Thing(hub.kind, hub.name, hub.aliases, (first,), hub.code), *things), tuple(figures), tuple(relations), (), (), (),
        writer.text,
    )  # fmt: skip
    return finish([facts], [tuple(range(len(entities)))], [words], entities)
