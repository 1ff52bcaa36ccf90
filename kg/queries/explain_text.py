"""An explanation as a text for people, in Chinese or English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.queries.concepts import term_label
from kg.queries.explain import Evidence, Explanation, Known
from kg.queries.tables import cell

_WORDS = {
    "zh": {
        "alias": "别名",
        "code": "代码",
        "where": "位于",
        "mentions": "提及 {0} 次，见于 {1} 份文档",
        "figures": "数字",
        "relations": "关系",
        "events": "事件",
        "more": "…… 另有 {0} 条",
        "exemplar": "点名",
        "tenure": "任职",
        "none": "除名称外别无所知",
    },
    "en": {
        "alias": "also",
        "code": "code",
        "where": "in",
        "mentions": "named {0} times in {1} documents",
        "figures": "Figures",
        "relations": "Relations",
        "events": "Events",
        "more": "... and {0} more",
        "exemplar": "named among those counted",
        "tenure": "office",
        "none": "nothing is known but the name",
    },
}


def as_text(found: Explanation, language: str = "zh", limit: int | None = 20) -> str:
    """The explanation as text.

    Args:
        found: the explanation.
        language: ``zh`` or ``en``.
        limit: how many facts of each kind are shown; None for all.
    """
    words = _WORDS[language]
    kinds = [label.of(language) if (label := term_label(kind)) else kind for kind in found.kinds]
    lines = [f"{found.name}  ({' · '.join(kinds)})", f"<{found.iri}>"]
    if found.aliases:
        lines.append(f"{words['alias']}: " + ("、" if language == "zh" else ", ").join(found.aliases))
    if found.code:
        lines.append(f"{words['code']}: {found.code}")
    if found.where:
        lines.append(f"{words['where']}: " + " ‹ ".join(found.where))
    documents = {m.document for m in found.mentions}
    if found.mentions:
        lines.append(words["mentions"].format(len(found.mentions), len(documents)))
    if not (found.figures or found.relations or found.events):
        lines.append(words["none"])
    lines += _section(words["figures"], found.figures, language, limit)
    lines += _section(words["relations"], found.relations, language, limit)
    lines += _section(words["events"], found.events, language, limit)
    return "\n".join(lines)


def _section(title: str, facts: tuple[Known, ...], language: str, limit: int | None) -> Iterator[str]:
    if not facts:
        return
    yield ""
    yield f"{title} ({len(facts)})"
    shown = facts if limit is None else facts[:limit]
    for fact in shown:
        yield f"  {' '.join(_WORDING[fact.kind](fact, language))}  {_source(fact.evidence)}"
    if len(shown) < len(facts):
        yield "  " + _WORDS[language]["more"].format(len(facts) - len(shown))


def _source(evidence: Evidence) -> str:
    quote = " ".join(evidence.quote.split())
    return f"「{quote}」 {evidence.document} [{evidence.start}, {evidence.end})"


def _figure(fact: Known, language: str) -> Iterable[str]:
    fields = fact.fields
    sign = "" if fields["comparator"] == "equal" else cell("comparator", fields["comparator"], language)
    unit = "" if fields["unit"] == "1" else cell("unit", fields["unit"], language)
    parts = [
        cell("period", fields["period"], language),
        cell("about", fields["about"], language) if fields["role"] != "about" else "",
        cell("indicator", fields["indicator"], language),
        "" if fields["measure"] == "level" else cell("measure", fields["measure"], language),
        f"{sign} {cell('value', fields['value'], language)}{unit}".strip(),
        f"[{cell('status', fields['status'], language)}]",
        f"({cell('qualifier', fields['qualifier'], language)})" if fields["qualifier"] else "",
        f"({_WORDS[language]['exemplar']})" if fields["role"] == "exemplar" else "",
        f"→ {cell('verdict', fields['verdict'], language)}" if fields["verdict"] else "",
    ]
    return [part for part in parts if part]


def _relation(fact: Known, language: str) -> Iterable[str]:
    fields = fact.fields
    words = cell("object", fields["object"], language)
    role = f"({fields['role']})" if fields["role"] else ""
    period = f"[{fields['period']}]" if fields["period"] else ""
    parts = [str(fields["subject"]), cell("predicate", fields["predicate"], language), words, role, period]
    return [part for part in parts if part]


def _event(fact: Known, language: str) -> Iterable[str]:
    fields = fact.fields
    kind = str(fields["type"])
    when = fields["date"] or fields["period"]
    name = _WORDS[language]["tenure"] if kind == "tenure" else cell("type", kind, language)
    return [part for part in (str(when or ""), f"[{name}]", str(fields["event"])) if part]


_WORDING = {"figure": _figure, "relation": _relation, "event": _event}
