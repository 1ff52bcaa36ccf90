"""How far figures can be trusted: the fitted trees, and what becomes of a figure that few such figures were right."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from support.make import FILLER, context_of, document_of_sentence, facts_of_sentence

from kg.errors import LexiconError
from kg.facts.doubt import LEAST, trees
from kg.facts.doubt.signs import CATEGORIES, SIGNS
from kg.facts.doubt.trees import forest
from kg.facts.extract import extract
from kg.facts.ledger import find_numerals

_VERDICTS = Path(__file__).parents[1] / "calibration" / "verdicts.csv"
#: So far may the doubt in a group of figures lie from the share of them that readers found wrong; small trees hold back.
_APART = 0.25


def test_every_tree_asks_for_signs_that_there_are() -> None:
    assert len(forest().trees) >= 50
    for questions, answers in forest().trees:
        assert (len(questions), len(answers)) == (7, 8)
        assert all(0 <= sign < len(CATEGORIES) + len(SIGNS) for sign, _ in questions)


def test_the_doubt_is_the_share_that_readers_found_wrong() -> None:
    groups: dict[int, list[tuple[float, bool]]] = {}
    with _VERDICTS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            doubt = forest().doubt(tuple(row[name] for name in CATEGORIES), [float(row[name]) for name in SIGNS])
            groups.setdefault(min(6, int(10 * doubt)), []).append((doubt, row["verdict"] != "right"))
    shares = []
    for _, group in sorted(groups.items()):
        said, found = (sum(column) / len(group) for column in zip(*group, strict=True))
        assert said == pytest.approx(found, abs=_APART), (said, found, len(group))
        shares.append(found)
    assert shares == sorted(shares)


def test_a_plain_figure_is_surer_than_one_whose_clause_says_more() -> None:
    plain = facts_of_sentence("地区生产总值完成310亿元。", context_of()).figures[0]
    torn = facts_of_sentence("推动云岭片区留用地返还安置和3个历史遗留问题地块确权办证协同推进。", context_of()).figures[
        0
    ]
    assert plain.confidence > 0.9 > torn.confidence


def test_a_number_that_is_too_doubtful_waits_for_a_person() -> None:
    document = document_of_sentence(
        "推动云岭片区留用地返还安置和3个历史遗留问题地块确权办证协同推进。" + FILLER, context_of()
    )
    told = extract(document, least=0)
    strict = extract(document, least=1)
    assert told.figures and not strict.figures
    numbers = {f.number for f in told.figures}
    assert numbers <= {r.span for r in strict.rejections if r.kind == "unresolved"}
    assert len(find_numerals(document.source.text)) == len({r.span for r in strict.rejections})
    assert extract(document).figures == tuple(f for f in told.figures if f.confidence >= LEAST)


@pytest.mark.parametrize("line", ["tree 1:2", "colour blue 0.3", "prior much"])
def test_a_damaged_file_says_where(line: str) -> None:
    with pytest.raises(LexiconError) as error:
        trees.read_forest(f"usual 0.1\n{line}\n", "doubt.txt")
    assert error.value.where == "doubt.txt:2"
