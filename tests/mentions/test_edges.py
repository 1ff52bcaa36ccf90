"""How names begin and end, over all sentences of the specifications: no verb, function word or odd mark at an edge."""

from __future__ import annotations

from itertools import combinations

import pytest
from support.make import context_of, readings_of_sentence
from support.specs import SPECS, rows_of

from kg.lexicon import words as lexicon_words
from kg.mentions.names import WORKS_ON
from kg.mentions.reading import Reading
from kg.mentions.walking.edges import balanced
from kg.model.mention import Mention, NameClass

#: Names that are phrases of doing: a campaign may be called 打击…行动.
PHRASES = {NameClass.POLICY, NameClass.INITIATIVE, NameClass.HONOUR, NameClass.INDUSTRY, NameClass.MEETING}
FUNCTION = frozenset("的了在和与及把被向从对将")
#: Words of doing that no name of a thing opens with.
VERBS = (
    "推进",
    "加快",
    "充分发挥",
    "建成",
    "打造",
    "实施",
    "完成",
    "依托",
    "引进",
    "代表",
    "开展",
    "成立",
    "位于",
    "获评",
)
FILES = [path.stem for path in sorted(SPECS.glob("*.toml"))]


def texts() -> list[str]:
    """Every sentence of every specification that has one."""
    return sorted({str(row.data["text"]) for name in FILES for row in rows_of(name) if "text" in row.data})


def names() -> list[tuple[Reading, Mention]]:
    """All names of all sentences."""
    found = []
    for text in texts():
        for reading in readings_of_sentence(text, context_of()):
            found += [(reading, mention) for mention in reading.names]
    return found


@pytest.fixture(scope="module")
def all_names() -> list[tuple[Reading, Mention]]:
    """Read once for all tests."""
    found = names()
    assert len(found) > 500, "the specifications hold more names than this"
    return found


def test_every_mark_has_its_other_half(all_names: list[tuple[Reading, Mention]]) -> None:
    odd = [m.name for _, m in all_names if not balanced(m.name)]
    assert not odd


def test_no_name_opens_or_closes_with_a_function_word(all_names: list[tuple[Reading, Mention]]) -> None:
    odd = []
    for reading, mention in all_names:
        words = reading.words.between(*mention.span)
        edges = {reading.words.text[w.start : w.end] for w in words[:1] + words[-1:]}
        if edges & FUNCTION:
            odd.append(mention.name)
    assert not odd


def test_no_name_of_a_thing_opens_with_a_verb_of_doing(all_names: list[tuple[Reading, Mention]]) -> None:
    assert lexicon_words("names", "walk", "edge_verbs"), "the words that are cut off"
    odd = [m.name for _, m in all_names if m.kind not in PHRASES and m.name.startswith(VERBS)]
    assert not odd


def test_only_works_share_a_span_with_what_they_are_works_on(all_names: list[tuple[Reading, Mention]]) -> None:
    by_reading: dict[int, list[Mention]] = {}
    for reading, mention in all_names:
        by_reading.setdefault(id(reading), []).append(mention)
    odd = [
        (a.name, a.kind, b.kind)
        for mentions in by_reading.values()
        for a, b in combinations(mentions, 2)
        if a.span == b.span and not any(m.method in WORKS_ON for m in (a, b))
    ]
    assert not odd
