"""The fuzz run of the test suite: 20,000 damaged and made-up files, seeded, and what Hypothesis thinks of."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from inputs import PIECES, damaged, inputs, pdf_samples
from target import LIMIT, run

#: Inputs of one run; ``KG_FUZZ`` sets another number.
COUNT = int(os.environ.get("KG_FUZZ", "20000"))
PARTS = 20


@pytest.mark.parametrize("part", range(PARTS))
def test_no_input_raises_anything_but_the_documented_errors(part):
    outcomes: Counter[str] = Counter()
    for number, made in enumerate(inputs(part, COUNT // PARTS)):
        try:
            outcome, seconds = run(made.name, made.data)
        except Exception as error:
            error.add_note(f"input {number} of seed {part}: {made.name}")
            raise
        assert seconds <= LIMIT * max(1.0, len(made.data) / 100_000), f"input {number} of seed {part}: {seconds:.1f} s"
        outcomes[outcome] += 1
    assert outcomes["read"] > 0.2 * outcomes.total(), "hardly anything was read: the inputs are too broken to test much"
    assert outcomes["refused"] > 0.05 * outcomes.total(), "hardly anything was refused: the inputs are too tame"


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=80).map("".join))
def test_any_text_is_read(text):
    run("a.txt", text.encode("utf-8", "replace"))


@settings(max_examples=200)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.docx", "a.zip", "a.jsonl", "a.csv", "a.md"]))
def test_any_bytes_are_read_or_refused(data, name):
    run(name, data)


@pytest.mark.parametrize("size", [1, 10, 100])
@pytest.mark.parametrize(
    "piece",
    ["1", "一", "增长1%，", "、", "（", "“", "A、", "12.", "占全市的", "|1", "\n", "2020年", "分别", " ", "1-", "亿", "\\r\\n", "区", "园、", "。", "[1]", "其中"],
)  # fmt: skip
def test_the_same_piece_over_and_over_takes_no_longer_than_it_should(piece, size):
    data = ("鄞州区2020年全年完成投资3亿元，增长5%。\n" + piece * (size * 1000 // len(piece.encode()))).encode()
    outcome, seconds = run("a.txt", data)
    assert outcome == "read"
    assert seconds <= 2 * LIMIT, "a hang, even on a machine that has other work to do"


@pytest.mark.parametrize("seed", range(40))
def test_damaged_pdfs_are_read_or_refused_by_their_own_program(seed):
    import random

    chance = random.Random(seed)
    name, data = chance.choice(sorted(pdf_samples().items()))
    run(name, damaged(data, chance))
