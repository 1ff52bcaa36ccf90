"""The data of the page: nothing lost on the way through columns, the same bytes for the same base."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT

from kg.model.fact import Measure, Predicate
from kg.model.mention import NameClass
from kg.views.assets import SCRIPTS, STYLES, script
from kg.views.columns import decode, dump, encode
from kg.views.facts import printable
from kg.views.glyphs import ASSETS, families, shapes
from kg.views.layout import lay_out
from kg.views.network import packed_vis, vis_script
from kg.views.page import page_of
from kg.views.passages import passages
from kg.views.pinyin import character_readings, exceptional_reading
from kg.views.tables import page_data

HERE = Path(__file__).parent


@pytest.mark.parametrize("seed", range(30))
def test_columns_come_back_as_they_were(seed: int) -> None:
    chance = random.Random(seed)
    pools = [[1, 2, 3], [0, 0, 0, 0, 7], ["甲", "乙|丙", ""], [0.5, "1.50", 3], list(range(1000))]
    pool = chance.choice(pools)
    values = [chance.choice(pool) for _ in range(chance.randint(0, 60))]
    if chance.random() < 0.3:
        values.sort(key=str)
    assert decode(encode(values), len(values)) == values


def every_form(values: list) -> list:
    """All forms that a column of at least two values has."""
    forms = [["p", values]]
    if all(isinstance(value, str) for value in values) and not any("|" in value for value in values):
        forms = [["j", "|".join(values)]]
    if all(isinstance(value, int) for value in values):
        forms.append(["d", [values[0], *(b - a for a, b in pairwise(values))]])
    runs = [(value, len(list(group))) for value, group in groupby(values)]
    forms.append(["r", [part for run in runs for part in run]])
    most = max(Counter(values).values())
    default = min((value for value, count in Counter(values).items() if count == most), key=str)
    at = [n for n, value in enumerate(values) if value != default]
    forms.append(["s", default, [b - a for a, b in pairwise([0, *at])], [values[n] for n in at]])
    return forms


@pytest.mark.parametrize("seed", range(60))
def test_no_form_of_a_column_is_shorter(seed: int) -> None:
    chance = random.Random(seed)
    pools = [
        range(4),
        [-1] * 30 + [7],
        range(20_000),
        ["", "", "甲", '"乙"'],
        ["丙|", ""],
        [0.7, 0.7, 0.9],
        [0.5, 1, "x"],
    ]
    pool = chance.choice(pools)
    values = [chance.choice(pool) for _ in range(chance.randint(2, 200)) for _ in range(chance.choice((1, 1, 1, 5)))]
    if chance.random() < 0.3:
        values.sort(key=str)
    if len(set(values)) > 1:
        best = min(every_form(values), key=lambda form: (len(dump(form)), form[0]))
        assert encode(values) == best


def test_names_are_read_as_pypinyin_reads_them() -> None:
    chance = random.Random(7)
    words = sorted(PHRASES_DICT)
    names = ["".join(w[: chance.randint(1, len(w))] for w in chance.choices(words, k=3)) for _ in range(400)]
    readings = character_readings(names)
    assert {c: readings.get(c, c) for c in "".join(names)} == {c: lazy_pinyin(c)[0] for c in "".join(names)}
    for name in names:
        read = exceptional_reading(name, readings)
        assert (read.split() or [readings.get(c, c) for c in name]) == lazy_pinyin(name), name


@pytest.mark.parametrize("text", ["0", "-3.5", "54.40", "709.3", "123456789012345678", "0.000001", "1E+3"])
def test_numbers_keep_every_digit(text: str) -> None:
    assert Decimal(str(json.loads(json.dumps(printable(Decimal(text)))))) == Decimal(text)


def test_every_fact_of_the_base_is_in_the_tables(made) -> None:
    base = made(300)
    data = page_data(base, "https://w3id.org/gwr/id/")
    figures = [f for d in base.documents for f in d.figures]
    table = data["figures"]
    assert table["n"] == len(figures)
    starts, sizes = decode(table["at"], table["n"]), decode(table["size"], table["n"])
    before, behind = decode(table["before"], table["n"]), decode(table["behind"], table["n"])
    for n, figure in enumerate(figures):
        assert (starts[n], starts[n] + sizes[n]) == figure.number
        assert (starts[n] - before[n], starts[n] + sizes[n] + behind[n]) == figure.evidence
    assert data["relations"]["n"] == sum(len(d.relations) for d in base.documents)
    assert data["mentions"]["n"] == sum(len(e.mentions) for e in base.entities)
    assert Counter(decode(table["measure"], table["n"])) == Counter(list(Measure).index(f.measure) for f in figures)


def test_normal_values_follow_from_printed_ones(made) -> None:
    base = made(300)
    data = page_data(base, "x")
    table = data["figures"]
    values, units = decode(table["value"], table["n"]), decode(table["unit"], table["n"])
    normal = decode(table["normal"], table["n"])
    for n, figure in enumerate(f for d in base.documents for f in d.figures):
        factor = Decimal(str(data["units"][units[n]][3]))
        assert (
            Decimal(str(normal[n])) == figure.normal
            if normal[n] != ""
            else Decimal(str(values[n])) * factor == figure.normal
        )


def test_texts_are_whole_or_hold_all_evidence(made) -> None:
    base = made(3000)
    total = sum(len(d.text.encode()) for d in base.documents)
    for room in (0, total // 2, 2 * total):
        found = passages(base, room)
        for document, parts in zip(base.documents, found, strict=True):
            for start, text in parts:
                assert document.text[start : start + len(text)] == text
            for figure in document.figures:
                assert any(s <= figure.evidence.start and figure.evidence.end <= s + len(t) for s, t in parts)
    assert all(parts == [[0, d.text]] for d, parts in zip(base.documents, passages(base, 2 * total), strict=True))


def test_the_same_base_gives_the_same_bytes_under_any_hash_seed() -> None:
    code = "import sys,hashlib;sys.path.insert(0,sys.argv[1]);from made import made_base;from kg.views.page import page_of;print(hashlib.sha256(page_of(made_base(300)).encode()).hexdigest())"
    found = {
        subprocess.run(
            [sys.executable, "-c", code, str(HERE)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(found) == 1


def test_nothing_on_the_map_lies_on_another_thing(made) -> None:
    for things in (300, 3000):
        points = lay_out(made(things)).points
        squares: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for x, y in points:
            squares.setdefault((x // 20, y // 20), []).append((x, y))
        for (i, j), own in squares.items():
            near = [p for a in (-1, 0, 1) for b in (-1, 0, 1) for p in squares.get((i + a, j + b), [])]
            for x, y in own:
                assert sum((x - a) ** 2 + (y - b) ** 2 < 18**2 for a, b in near) == 1


def test_islands_do_not_overlap(made) -> None:
    islands = lay_out(made(3000)).islands
    for n, (one, (x, y)) in enumerate(islands):
        for other, (a, b) in islands[:n]:
            assert (x - a) ** 2 + (y - b) ** 2 >= (one.radius + other.radius) ** 2


def test_every_class_has_its_own_look() -> None:
    looks = [(family, shapes()[kind]) for family, kinds in families().items() for kind in kinds]
    assert len(looks) == len(set(looks)) == len(shapes())


def test_every_word_has_both_languages_and_every_key_of_the_script_exists() -> None:
    from kg.views.assets import words

    for group, entries in words().items():
        for key, pair in entries.items():
            assert len(pair) == 2, (group, key)
    used = set(re.findall(r'\bsay\("(\w+)"', script()))
    assert used <= set(words()["ui"])


def test_every_member_of_every_enumeration_has_words() -> None:
    from kg.model.document import Genre
    from kg.views.assets import words
    from kg.views.tables import ENUMERATIONS

    groups = {**ENUMERATIONS, "genre": Genre, "kind": NameClass, "out": Predicate, "in": Predicate, "says": Measure}
    groups["sentence"] = groups.pop("predicate")
    for group, members in groups.items():
        missing = {member.value for member in members} - set(words()[group])
        if group == "in":
            missing -= {Predicate.HAS_STATUS.value}  # a stage is no thing and has no panel
        assert not missing, group


def test_the_headline_indicators_are_of_the_scheme() -> None:
    from kg.entities.indicators import scheme

    text = (ASSETS / "js" / "series.js").read_text(encoding="utf-8")
    keys = re.findall(
        r'"([a-z-]+)",', text[text.index("const HEADLINES") : text.index("];", text.index("const HEADLINES"))]
    )
    assert len(keys) >= 6
    assert set(keys) <= set(scheme())


def test_scripts_share_one_scope_without_clashes() -> None:
    names: Counter[str] = Counter()
    for name in SCRIPTS:
        text = (ASSETS / "js" / f"{name}.js").read_text(encoding="utf-8")
        names.update(re.findall(r"^(?:async )?(?:function|const|let) (\w+)", text, re.MULTILINE))
        assert len(text.splitlines()) <= 350, name
    assert [name for name, count in names.items() if count > 1] == []
    assert {p.stem for p in (ASSETS / "js").glob("*.js")} == set(SCRIPTS)
    assert {p.stem for p in (ASSETS / "css").glob("*.css")} == set(STYLES)


def test_the_packed_vis_network_is_the_one_that_pyvis_brings() -> None:
    assert packed_vis(vis_script())


def test_the_page_embeds_no_markup_of_its_data(made) -> None:
    import made as maker

    page = page_of(maker.hostile_base())
    body = page.split("</style>")[1]
    assert "<script>window.hacked" not in page
    assert len(re.findall(r"<script", body)) == len(re.findall(r"</script>", body)) == 7
