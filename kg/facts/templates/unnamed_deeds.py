"""A number with no noun on either side that a deed is told of: 18项实事,5项|基本完成; 412户|搬迁入住; 惠及|6.8万人."""

from __future__ import annotations

from kg.facts.binding import Bound
from kg.facts.templates.sizes import COUNTED, PEOPLE
from kg.facts.templates.unnamed_number import Unnamed
from kg.lexicon import words
from kg.model.quantity import UnitKind


def part_done(number: Unnamed) -> Bound | None:
    """18项实事,5项|基本完成; 新开工幼儿园10所,其中6所|建成投用: what became of some of what was just counted."""
    spot, before, predicate = number.spot, number.named, number.predicate
    if not predicate or before is None or not number.counted or predicate in before.noun:
        return None
    counted = before.method.startswith(("counted", "noun", "sibling", "part-done")) and before.quantity.kind in COUNTED
    apart = spot.quantity.unit in PEOPLE and "其中" not in spot.before
    if not counted or apart or spot.quantity.unit != before.quantity.unit or spot.left.noun or spot.left.members:
        return None
    return Bound("", before.noun, f"{predicate}{before.noun}", "part-done", 0.65)


def said_behind(number: Unnamed) -> Bound | None:
    """623户2187人|脱贫: all that is said is what became of them."""
    if not number.predicate:
        return None
    return Bound("", number.predicate, f"{number.predicate}{_heads(number.spot.quantity.unit)}", "predicate", 0.4)


def _heads(unit: str) -> str:
    """What is counted where only a deed is named: 623户2187人|脱贫."""
    return "户数" if unit.endswith("户") else "人数" if unit in PEOPLE and not unit.endswith("次") else ""


def brought_about(number: Unnamed) -> Bound | None:
    """实现412户1690人|全部搬迁入住: the verb only brings about what is said behind."""
    if (
        (number.verb or number.spot.left.link) not in ("实现", "完成")
        or not number.predicate
        or not (tail := _heads(number.spot.quantity.unit))
    ):
        return None
    return Bound("", number.predicate, f"{number.predicate}{tail}", "brought-about", 0.65)


def reached_people(number: Unnamed) -> Bound | None:
    """发放低保金1.86亿元,|惠及6.8万人: the money and whom it reached."""
    reach, before, unit = number.verb, number.before, number.spot.quantity.unit
    if reach not in words("cues", "binding", "reaching") or unit not in PEOPLE or number.predicate:
        return None
    paid = before is not None and before.quantity.kind is UnitKind.MONEY and not before.verb.startswith("新")
    what = before.noun if before is not None and paid and len(before.noun) <= 10 else ""
    return Bound(
        reach,
        "人次" if unit.endswith("次") else "人数",
        f"{what}{reach}{'人次' if unit.endswith('次') else '人数'}",
        "reached",
        0.6,
    )
