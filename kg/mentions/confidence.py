"""What a name's confidence means: how often names of its rule were right where people had annotated them."""

from __future__ import annotations

from functools import cache

from kg.lexicon import table
from kg.model.mention import Mention
from kg.model.values import replaced

#: How much of a rule's own opinion on one name counts beside the measured precision of the rule.
_OWN = 0.5
_LEAST, _MOST = 0.3, 0.98


@cache
def _measured() -> dict[str, tuple[float, float]]:
    rows: dict[str, list[float]] = table("confidence")["measured"]
    return {method: (right, said) for method, (right, said) in rows.items()}


@cache
def _calibrated(method: str, confidence: float) -> float:
    if (row := _measured().get(method)) is None:
        return confidence
    right, said = row
    return round(min(_MOST, max(_LEAST, right + _OWN * (confidence - said))), 2)


def calibrated(mention: Mention) -> Mention:
    """A name with the measured confidence of its rule, a little more or less where the rule was surer than usual or less.

    Args:
        mention: the name, with what its rule says.

    >>> from kg.model.mention import NameClass
    >>> from kg.model.span import Span
    >>> calibrated(Mention(Span(0, 4), NameClass.HONOUR, "文明城区", "honour", 0.75)).confidence
    0.92
    """
    confidence = _calibrated(mention.method, mention.confidence)
    return mention if confidence == mention.confidence else replaced(mention, confidence=confidence)
