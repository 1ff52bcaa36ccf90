"""An evaluation as text for people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.evaluation.matching import ATTRIBUTES
from kg.evaluation.score import Error, Evaluation, Score

_WORDS = {
    "zh": {
        "figures": "数字 (六项全对)",
        "found": "数字 (已找到)",
        "entities": "事物 (名称与类别)",
        "untyped": "事物 (仅名称)",
        "relations": "关系",
        "attribute": "数字，按属性",
        "class": "事物，按类别",
        "predicate": "关系，按谓词",
        "document": "按文档 (数字 / 事物 / 关系 F1)",
        "heads": "精确率 召回率 F1 标注 图谱",
        "wanted": "应为",
        "got": "图谱为",
    },
    "en": {
        "figures": "figures (all six right)",
        "found": "figures (found)",
        "entities": "things (name and class)",
        "untyped": "things (name only)",
        "relations": "relations",
        "attribute": "figures by attribute",
        "class": "things by class",
        "predicate": "relations by predicate",
        "document": "by document (F1 of figures / things / relations)",
        "heads": "precision recall F1 annotated graph",
        "wanted": "wanted",
        "got": "got",
    },
}


def as_text(result: Evaluation, language: str = "zh", errors: int = 0) -> str:
    """The scores as text.

    Args:
        result: the evaluation.
        language: ``zh`` or ``en``.
        errors: how many examples of each kind of error are shown.
    """
    return "\n".join([*_scores(result, _WORDS[language]), *_errors(result.errors, _WORDS[language], errors)])


def _scores(result: Evaluation, words: dict[str, str]) -> Iterator[str]:
    heads = words["heads"].split()
    yield f"{heads[0]:>9} {heads[1]:>8} {heads[2]:>6} {heads[3]:>9} {heads[4]:>6}"
    yield _line(result.score("figure"), words["figures"])
    yield _line(result.score("figure", "found"), words["found"])
    yield _line(result.score("entity"), words["entities"])
    yield _line(result.score("entity", "found"), words["untyped"])
    yield _line(result.score("relation"), words["relations"])
    yield f"\n{words['attribute']}"
    yield from (_line(result.score("figure", name), name) for name in ATTRIBUTES)
    for kind, title in (("entity", "class"), ("relation", "predicate")):
        yield f"\n{words[title]}"
        yield from (_line(result.score(kind, "right", name), name) for name in result.groups(kind))
    yield f"\n{words['document']}"
    for stem, one in result.documents.items():
        scores = "  ".join(f"{one.score(kind).f1:.3f}" for kind in ("figure", "entity", "relation"))
        yield f"  {scores}  {stem}"


def _line(score: Score, title: str) -> str:
    return f"    {score.precision:.3f}    {score.recall:.3f}  {score.f1:.3f} {score.gold:>7} {score.system:>7}  {title}"


def _errors(errors: list[Error], words: dict[str, str], limit: int) -> Iterator[str]:
    kinds: dict[str, list[Error]] = defaultdict(list)
    for error in errors:
        kinds[error.kind].append(error)
    if not limit:
        return
    for kind, found in sorted(kinds.items()):
        yield f"\n{kind}: {len(found)}"
        for error in found[:limit]:
            parts = [
                f"{words[name]} {value}" for name, value in (("wanted", error.wanted), ("got", error.got)) if value
            ]
            yield f"  {'; '.join(parts)}  「{error.quote}」 {error.document}"
