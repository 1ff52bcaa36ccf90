"""What each station makes of a small made-up report, as text that a person can read and compare."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from kg.builds.run import build
from kg.documents.context import make_document
from kg.documents.reading import read_source
from kg.entities.assemble import assemble
from kg.facts.extract import extract
from kg.facts.ledger import ledger_of
from kg.mentions.reading import read_blocks
from kg.mentions.words import crosses_seam
from kg.model.document import Document
from kg.model.fact import DocumentFacts, Figure, Relation
from kg.model.span import Span

HERE = Path(__file__).resolve().parent
REPORT = HERE / "report.txt"


def the_document() -> Document:
    """The report as the documents station makes it."""
    return make_document(read_source(REPORT, REPORT.name), crosses_seam)


def document_stage() -> str:
    """Context, joined lines, and the blocks with their kind, part and period."""
    document = the_document()
    context = document.context
    lines = [
        f"genre {context.genre.value}, issuer {context.issuer.value}, place {context.place}",
        f"above {', '.join(d.name for d in context.ancestors)}",
        f"year {context.year}, plan {context.plan_year}, day {context.day}, inferred {sorted(context.inferred)}",
        *(f"seam at {s.at}: {'joined' if s.joined else 'left'} ({s.sign})" for s in document.seams),
        "",
    ]
    for block in document.blocks:
        level = f" {block.level}" if block.level else ""
        period = block.period.key if block.period else "?"
        lines.append(f"[{block.kind.value}{level} | {block.part.value} | {period}] {document.text_of(block)}")
    return "\n".join(lines)


def mentions_stage() -> str:
    """The quantities, times, names and rejections of each block."""
    document = the_document()
    view = document.view.text
    lines = []
    for reading in read_blocks(document):
        lines.append(f"# {document.text_of(reading.block)[:20]}")
        rows: list[tuple[Span, str]] = []
        for q in reading.quantities:
            upper = f"..{q.upper}" if q.upper is not None else ""
            rows.append(
                (q.span, f"quantity {q.value}{upper} {q.unit} {q.comparator.value} = {q.normal:f} {q.normal_unit}")
            )
        rows += [(t.span, f"time {t.kind.value}") for t in reading.times]
        rows += [(n.span, f"name {n.kind.value} {n.name}") for n in reading.names]
        rows += [(r.span, f"rejection {r.kind.value}") for r in reading.rejections]
        lines += [f"  {view[slice(*span)]}  {text}" for span, text in sorted(rows)]
    return "\n".join(lines)


def _figure(facts: DocumentFacts, figure: Figure) -> str:
    parts = [
        facts.things[figure.about].name,
        figure.indicator,
        figure.measure.value,
        f"{figure.comparator.value} {figure.value:f}{figure.unit}",
        figure.period.key if figure.period else "?",
        figure.status.value,
        *([figure.commitment.value] if figure.commitment else []),
        *([f"by {figure.deadline}"] if figure.deadline else []),
        *([figure.qualifier] if figure.qualifier else []),
        *(facts.things[number].name for number in figure.exemplars),
    ]
    return f"  {' | '.join(parts)}  <- {_quote(facts, figure.evidence)}"


def _relation(facts: DocumentFacts, relation: Relation) -> str:
    end = relation.stage.value if relation.stage else facts.things[relation.object or 0].name
    period = f" {relation.period.key}" if relation.period else ""
    role = f" as {relation.role}" if relation.role else ""
    name = facts.things[relation.subject].name
    return f"  {name} {relation.predicate.value} {end}{role}{period}  <- {_quote(facts, relation.evidence)}"


def _quote(facts: DocumentFacts, span: Span) -> str:
    return "".join(facts.text[slice(*span)].split())


def facts_stage() -> str:
    """Things, figures, relations, aims, rejections and the ledger."""
    facts = extract(the_document())
    ledger = ledger_of(facts)
    lines = ["# things"]
    lines += [f"  {t.kind.value} {t.name} {'/'.join(t.aliases)} ×{len(t.mentions)}" for t in facts.things]
    lines += ["# figures", *(_figure(facts, f) for f in facts.figures)]
    lines += ["# relations", *(_relation(facts, r) for r in facts.relations)]
    lines += ["# aims", *(f"  {o.wording} {o.commitment.value}" for o in facts.objectives)]
    lines += ["# rejections", *(f"  {_quote(facts, r.span)} {r.kind.value}" for r in facts.rejections)]
    lines += ["# ledger", f"  {ledger.total} = {ledger.figures} + {ledger.rejected}, left {len(ledger.unaccounted)}"]
    return "\n".join(lines)


def entities_stage() -> str:
    """Entities and indicators with their keys."""
    base = assemble([extract(the_document())])
    lines = [
        f"{e.key} {e.kind.value} {e.name} {'/'.join(e.aliases)} {e.code} ×{len(e.mentions)}" for e in base.entities
    ]
    lines += [f"{i.key} {i.zh} {i.en}{' (minted)' if i.minted else ''}" for i in base.indicators]
    return "\n".join(lines)


def graph_stage() -> str:
    """The graph in Turtle."""
    with tempfile.TemporaryDirectory() as folder:
        build([REPORT], folder, check=False)
        return (Path(folder) / "graph.ttl").read_text("utf-8")


def exports_stage() -> str:
    """The tables, one after the other, and the counts of the report."""
    with tempfile.TemporaryDirectory() as folder:
        build([REPORT], folder, check=False)
        tables = sorted((Path(folder) / "tables").glob("*.csv"))
        lines = [f"# {t.name}\n{t.read_bytes().decode('utf-8-sig').replace(chr(13), '')}" for t in tables]
        report = json.loads((Path(folder) / "report.json").read_text("utf-8"))
    counts = {key: report[key] for key in ("numbers", "figures", "things", "relations")}
    return "\n".join([*lines, "# report.json", json.dumps(counts, ensure_ascii=False, indent=1)])


#: The stations in the order of the text's way, by the file that holds what each gives.
STAGES: dict[str, Callable[[], str]] = {
    "1-document.txt": document_stage,
    "2-mentions.txt": mentions_stage,
    "3-facts.txt": facts_stage,
    "4-entities.txt": entities_stage,
    "5-graph.ttl": graph_stage,
    "6-exports.txt": exports_stage,
}


def output_of(name: str) -> str:
    """What a station gives, as its file holds it: no space at the ends of lines, one line end at the end."""
    return "\n".join(line.rstrip() for line in STAGES[name]().splitlines()).rstrip() + "\n"
