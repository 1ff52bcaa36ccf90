"""Figures that cannot all be true: two values of one thing, shares above a hundred per cent, parts above their total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from decimal import Decimal

from kg.assessments.claims import Claim
from kg.assessments.ledger import Ledger
from kg.assessments.matching import is_generic, is_telling
from kg.assessments.phrases import amount, name
from kg.model.entity import Contradiction, Locus
from kg.model.fact import Figure, Measure, Status
from kg.model.quantity import Comparator, UnitKind

_HUNDRED = Decimal(100)
#: Two values that differ by no more than this share are one number, rounded in two ways.
_ROUNDED = Decimal("0.005")
_SCOPES = 2
#: Units of how long something has been so.
_TIMES = ("年", "个月", "天", "次", "连冠")
#: Shares that may be above a hundred: they are no parts of a whole.
_OPEN = ("增长", "完成", "产销", "任务", "计划", "目标", "供地", "抵押", "负债", "增速", "偿还", "保值")


def contradictions(ledger: Ledger) -> tuple[Contradiction, ...]:
    """The figures of a knowledge base that are at odds, in the order of the documents.

    Args:
        ledger: the figures of all documents.
    """
    found = [*_two_values(ledger), *_large_shares(ledger), *_large_parts(ledger)]
    return tuple(sorted(found, key=lambda c: (c.figures, c.kind)))


def _two_values(ledger: Ledger) -> Iterator[Contradiction]:
    """One subject, wording, measure, unit and period with two plain values."""
    plain = [claim for claim in ledger.reported() if _is_plain(claim.figure)]
    of_thing = _alike(plain, lambda c: (c.about.key, c.figure.measure, c.figure.normal_unit, c.figure.qualifier))
    worded = [claims for some in of_thing for claims in _alike(some, lambda c: c.wording.text)]
    for claims in [found for some in worded for found in _alike(some, lambda c: (c.counted, c.span_of_time))]:
        distinct: list[Claim] = []
        for claim in filter(_is_whole, claims):
            if not any(_equal(claim, other) or _apart(claim, other) for other in distinct):
                distinct.append(claim)
        if len(distinct) < 2 or len({c.sentence for c in distinct}) < len(distinct):
            continue
        first = distinct[0]
        values = [amount(c) for c in distinct]
        yield Contradiction(
            "two-values",
            tuple(c.ref for c in distinct),
            f"{first.about.name}{first.period.key}年“{name(first).zh}”有不同的数：{'、'.join(v.zh for v in values)}。",
            f"{first.about.name}, {first.period.key}: {name(first).en} is given as {' and as '.join(v.en for v in values)}.",
            _places(*distinct),
        )


def _alike(claims: Iterable[Claim], key: Callable[[Claim], Hashable]) -> Iterator[list[Claim]]:
    """The claims that share a key with another, together; what costs much is asked of these alone."""
    by_key: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_key[key(claim)].append(claim)
    return (found for found in by_key.values() if len(found) > 1)


def _is_plain(figure: Figure) -> bool:
    """Whether a figure is one plain value of what is so."""
    if figure.status is not Status.ACTUAL or figure.comparator is not Comparator.EQUAL or figure.upper is not None:
        return False
    return figure.measure in (Measure.LEVEL, Measure.GROWTH, Measure.SHARE) and figure.unit not in _TIMES


def _is_whole(claim: Claim) -> bool:
    """Whether a claim is of one whole year, of all there are, and told well enough; not a share whose subject was left out."""
    if not claim.whole_year or claim.wording.text.startswith("占"):
        return False
    return is_telling(claim) and not (is_generic(claim) or claim.averaged or claim.of_some or claim.of_years)


def _places(*claims: Claim) -> tuple[Locus, ...]:
    return tuple(Locus(claim.ref.document, *claim.figure.evidence) for claim in claims)


def _equal(a: Claim, b: Claim) -> bool:
    x, y = a.figure.normal, b.figure.normal
    return x == y or abs(x - y) <= max(abs(x), abs(y)) * _ROUNDED


def _apart(a: Claim, b: Claim) -> bool:
    """Whether two amounts of one document are so far apart that they are of two scopes: a year's and five years'."""
    x, y = sorted((abs(a.figure.normal), abs(b.figure.normal)))
    return a.document is b.document and a.figure.measure is Measure.LEVEL and y > _SCOPES * x


def _large_shares(ledger: Ledger) -> Iterator[Contradiction]:
    for claim in ledger.reported():
        figure = claim.figure
        if figure.measure is not Measure.SHARE or figure.kind is not UnitKind.PERCENT or figure.normal <= _HUNDRED:
            continue
        if any(word in claim.clause for word in _OPEN):
            continue
        yield Contradiction(
            "share-above-100",
            (claim.ref,),
            f"{claim.about.name}“{name(claim).zh}”为{amount(claim).zh}，占比超过100%。",
            f"{claim.about.name}: {name(claim).en} is {amount(claim).en}, a share above 100 %.",
            _places(claim),
        )


def _large_parts(ledger: Ledger) -> Iterator[Contradiction]:
    """其中: a part that is larger than the number before it in the sentence, of which it is said to be a part."""
    whole: Claim | None = None
    for claim in ledger.reported():
        figure = claim.figure
        if figure.measure is not Measure.LEVEL:
            continue
        if not figure.qualifier.startswith("其中"):
            whole = claim
            continue
        if whole is None or whole.document is not claim.document or whole.sentence != claim.sentence:
            continue
        same = whole.figure.normal_unit == figure.normal_unit and whole.counted == claim.counted
        plain = figure.comparator is Comparator.EQUAL and whole.figure.comparator is Comparator.EQUAL
        if same and plain and figure.normal > whole.figure.normal > 0:
            yield Contradiction(
                "part-above-total",
                (whole.ref, claim.ref),
                f"“其中”的{name(claim).zh}{amount(claim).zh}大于前面的{name(whole).zh}{amount(whole).zh}。",
                f"The part, {name(claim).en} {amount(claim).en}, is above the whole, {name(whole).en} {amount(whole).en}.",
                _places(whole, claim),
            )
