"""The indicator scheme in SKOS, made from the lexicon: ``python -m kg.graph.schemes`` writes ``ontology/indicators.ttl``.

The lexicon is where indicators are added; the Turtle file is what other tools read. A test holds the two equal.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from kg.entities.indicators import scheme, themes
from kg.graph.ontology import ontology_path
from kg.graph.units import unit_node
from kg.graph.vocabulary import GWR, GWRS, QUDT, RDFS, SKOS, en, plain, zh
from kg.lexicon import table
from kg.mentions.numbers.units import known_units

_HEAD = f"""# The indicators of local statistics and their themes, in SKOS. Made from kg/lexicon/indicators.toml by
# `python -m kg.graph.schemes`; change the lexicon, not this file.
@prefix gwr: <{GWR}> .
@prefix gwrs: <{GWRS}> .
@prefix qudt: <{QUDT}> .
@prefix rdfs: <{RDFS}> .
@prefix skos: <{SKOS}> .
"""
_DEFINED_BY = "rdfs:isDefinedBy <https://w3id.org/gwr/scheme>"


def indicators_turtle() -> str:
    """The themes and indicators of the lexicon as Turtle, in the order of the lexicon; the same lexicon, the same text."""
    return "\n".join((_HEAD, *_themes(), *_indicators()))


def _themes() -> Iterator[str]:
    for key, (label_zh, label_en) in themes().items():
        yield _concept(
            f"theme-{key}",
            "Theme",
            f"skos:prefLabel {en(label_en)} , {zh(label_zh)}",
            f"skos:definition {en(f'Indicators of the field: {label_en}.')} , {zh(f'{label_zh}领域的指标。')}",
            f"skos:notation {plain(key)}",
        )


def _indicators() -> Iterator[str]:
    aliases = {row["id"]: row["aliases"] for row in table("indicators")["indicator"]}
    for key, indicator in scheme().items():
        names = " , ".join(str(zh(alias)) for alias in sorted(aliases[key]))
        yield _concept(
            f"indicator-{key}",
            "Indicator",
            f"skos:prefLabel {en(indicator.en)} , {zh(indicator.zh)}",
            *([f"skos:altLabel {names}"] if names else []),
            f"skos:definition {en(indicator.definition_en)} , {zh(indicator.definition_zh)}",
            f"skos:notation {plain(key)}",
            f"gwr:theme gwrs:theme-{indicator.theme}",
            *([f"qudt:hasUnit {_unit(indicator.unit)}"] if indicator.unit else []),
        )


def _unit(word: str) -> str:
    """The unit of values of an indicator: what is counted by a measure word (家, 人) has the unit of numbers."""
    known = known_units().get(word)
    return str(unit_node(known.normal if known else word))


def _concept(name: str, kind: str, *rows: str) -> str:
    head = name.split("-", 1)[0]
    lines = (
        f"gwrs:{name} a gwr:{kind} , skos:Concept",
        f"skos:inScheme gwrs:{head}",
        f"skos:topConceptOf gwrs:{head}",
        *rows,
        _DEFINED_BY,
    )
    return " ;\n    ".join(lines) + " .\n"


def write_indicators(path: Path) -> Path:
    """Write the scheme to a file and return its path."""
    path.write_text(indicators_turtle(), "utf-8", newline="\n")
    return path


if __name__ == "__main__":
    sys.stdout.write(f"{write_indicators(ontology_path() / 'indicators.ttl')}\n")
