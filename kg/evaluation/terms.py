"""The annotators' terms, and how those of the ontology answer to them; when two quantities or periods are the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kg.evaluation.text import compact

#: Classes of the ontology and of the annotators.
CLASSES: Mapping[str, str] = {
    "Province": "District",
    "PrefectureLevelCity": "District",
    "District": "District",
    "AdministrativeArea": "District",
    "Subdistrict": "Subdistrict",
    "Neighbourhood": "Subdistrict",
    "FunctionalArea": "FunctionalArea",
    "IndustrialPark": "Park",
    "GreenSpace": "GreenSpace",
    "Project": "Project",
    "Enterprise": "Enterprise",
    "Organization": "Organization",
    "GovernmentBody": "Organization",
    "PartyOrganization": "Organization",
    "PublicInstitution": "Organization",
    "Person": "Person",
    "Road": "Road",
    "WaterBody": "WaterBody",
    "Industry": "Industry",
    "Policy": "Policy",
    "Initiative": "Policy",
    "Honour": "Honour",
    "Meeting": "Event",
    "NamedEvent": "Event",
    "Facility": "Facility",
    "ResidentialCompound": "Facility",
    "Product": "Product",
}
#: Classes that stand beside a narrower one, which then decides.
GENERAL = frozenset({"AdministrativeArea", "Organization"})
STATUS = "status"
#: Relations of the ontology and of the annotators.
PREDICATES: Mapping[str, str] = {
    "locatedIn": "locatedIn",
    "within": "partOf",
    "partOf": "partOf",
    "signed": "signed",
    "settledIn": "settledIn",
    "leads": "leads",
    "promotes": "develops",
    "awarded": "awarded",
    "implements": "implements",
    "hosted": "hosted",
    "owns": "owns",
    "hasStatus": STATUS,
    "cooperatesWith": "cooperatesWith",
    "produces": "produced",
    "listedOn": "listedOn",
    "targets": "targets",
}
#: Annotators split these two by taste: either answers for the other.
CONTAINMENT = frozenset({"locatedIn", "partOf"})
COMPARATORS: Mapping[str, str] = {
    "equal": "eq",
    "atLeast": "ge",
    "moreThan": "gt",
    "atMost": "le",
    "lessThan": "lt",
    "about": "approx",
    "nearly": "approx",
    "slightlyMoreThan": "ge",
}
MEASURES: Mapping[str, str] = {
    "level": "level",
    "growthRate": "growth",
    "change": "difference",
    "difference": "difference",
    "share": "share",
    "completionRate": "completion",
    "rank": "rank",
    "ratio": "ratio",
}
#: An inclusive and an exclusive bound answer for each other (突破 is read both ways), and so do near and about.
_BOUNDS = {"near": "approx", "lt_approx": "approx", "gt": "ge", "lt": "le"}
#: A reduction by a share may be read as any of these.
_CHANGES = frozenset({"ratio", "growth", "difference"})
_SCALES = (
    ("万亿", 1e12),
    ("千亿", 1e11),
    ("百亿", 1e10),
    ("亿", 1e8),
    ("千万", 1e7),
    ("百万", 1e6),
    ("万", 1e4),
    ("千", 1e3),
    ("百", 1e2),
)
_UNITS = {
    "百分点": "个百分点",
    "㎡": "平方米",
    "m2": "平方米",
    "km": "公里",
    "千米": "公里",
    "名次": "位",
    "元人民币": "元",
    "人民币": "元",
}
#: Measure words that count: which one is written does not matter.
_COUNTERS = {*"个家项名人位处座条件套户栋幢辆台块张间所宗场次期种类支批款册份部架艘头天", "", "人次", "1"}
_YEAR = re.compile(r"\d{4}")


def same_comparator(one: str, other: str) -> bool:
    """Whether two comparators answer for each other.

    >>> same_comparator("gt", "ge"), same_comparator("eq", "ge")
    (True, False)
    """
    return _BOUNDS.get(one, one) == _BOUNDS.get(other, other)


def same_measure(found: str, options: list[str]) -> bool:
    """Whether a measure is one of the annotated, or a reading of the same change."""
    return found in options or {found, *options} <= _CHANGES


def same_predicate(one: str, other: str) -> bool:
    """Whether two relations answer for each other."""
    return one == other or {one, other} <= CONTAINMENT


def same_quantity(value: Any, unit: Any, other_value: float, other_unit: str, *, ranks: bool) -> bool:
    """Whether two quantities are the same, the scale in the unit or not, signs and measure words aside.

    Args:
        value: a value before its unit.
        unit: its unit as printed, with 万 or 亿.
        other_value: the other value.
        other_unit: its unit.
        ranks: both are ranks, whatever they count.

    >>> same_quantity(3.16, "万家", 31600, "家", ranks=False), same_quantity(5, "%", 5, "个百分点", ranks=False)
    (True, False)
    """
    a, unit_a = _scaled(value, unit)
    b, unit_b = _scaled(other_value, other_unit)
    units = {unit_a, unit_b}
    if units in ({"%", ""}, {"%", "1"}):
        a, b = (a / 100 if unit_a == "%" else a), (b / 100 if unit_b == "%" else b)
        return abs(a - b) <= 1e-3
    if abs(abs(a) - abs(b)) > 1e-4 * max(1.0, abs(a), abs(b)):
        return False
    return len(units) == 1 or ranks or units <= _COUNTERS or "" in units


def _scaled(value: Any, unit: Any) -> tuple[float, str]:
    text, number = compact(str(unit or "")), float(value)
    for scale, factor in _SCALES:
        if text.startswith(scale):
            text, number = text.removeprefix(scale), number * factor
            break
    return number, _UNITS.get(text, text)


def same_period(one: Any, other: Any) -> bool:
    """Whether two periods are the same as far as both are precise; several years against one: by the last.

    >>> same_period("2020", "2020-10"), same_period("2024-01/2024-11", "2024-11"), same_period("2020", "2021")
    (True, True, False)
    """
    a, b = str(one), str(other)
    years_a, years_b = _YEAR.findall(a), _YEAR.findall(b)
    if a == b or not years_a or not years_b:
        return a == b
    uneven = (len(set(years_a)) > 1) != (len(set(years_b)) > 1)
    if uneven or len(a) == 4 or len(b) == 4:
        return bool(years_a[-1] == years_b[-1])
    return a.rsplit("/", maxsplit=1)[-1][:7] == b.rsplit("/", maxsplit=1)[-1][:7]
