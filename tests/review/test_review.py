"""The queue of a build, the two commands that show it and the targets, and decisions that a person writes by them."""

from __future__ import annotations

import csv
import json

import pytest
from typer.testing import CliRunner

from kg.builds.run import build
from kg.cli.entry import app
from kg.config import Settings
from kg.entities.decisions import read_decisions
from kg.review.queue import ItemKind, block

RUN = CliRunner()


@pytest.fixture(scope="module")
def output(seed_output):
    return seed_output


def run(*words, given=""):
    return RUN.invoke(app, [str(w) for w in words], input=given)


def test_the_queue_comes_most_useful_first_and_every_item_has_words_to_look_at(output):
    items = json.loads((output / "review.json").read_text("utf-8"))
    order = [kind.value for kind in ItemKind]
    places = [order.index(item["kind"]) for item in items]
    assert items and places == sorted(places)
    assert all(item["zh"] and item["en"] for item in items)
    for item in items:
        assert item["quotes"] or item["kind"] == "stale-decision"
        assert all(quote["text"] in quote["around"] for quote in item["quotes"])


def test_every_decision_that_the_queue_offers_can_be_put_into_the_file(output, tmp_path):
    items = json.loads((output / "review.json").read_text("utf-8"))
    offered = [item["decision"] for item in items if item["decision"]]
    path = tmp_path / "review.toml"
    path.write_text("\n".join(offered), "utf-8")
    assert len(read_decisions(path)) == len(offered) > 0


def test_a_block_holds_any_text(tmp_path):
    path = tmp_path / "review.toml"
    path.write_text(block("apart", place='甲"\\区', names=["“甲”\n园", "乙园"]), "utf-8")
    (decision,) = read_decisions(path)
    assert (decision.place, decision.names) == ('甲"\\区', ("“甲”园", "乙园"))


def test_review_shows_quotes_and_writes_what_is_decided(output, tmp_path):
    shown = run("review", output, "--kind", "same-thing", "--limit", 2)
    assert shown.exit_code == 0 and "「" in shown.stdout and "[[merge]]" in shown.stdout
    path = tmp_path / "review.toml"
    asked = run(
        "review", output, "--kind", "same-thing", "--limit", 3, "--ask", "--decisions", path, given="x\na\nm\nq\n"
    )
    assert asked.exit_code == 0, asked.output
    assert [d.kind.value for d in read_decisions(path)] == ["merge", "apart"]


def test_what_was_decided_is_replayed_on_the_next_build_and_recorded(output, tmp_path, seeds):
    path = tmp_path / "review.toml"
    run("review", output, "--kind", "same-thing", "--limit", 1, "--ask", "--decisions", path, given="m\n")
    (decision,) = read_decisions(path)
    result = build([seeds[0].parent], tmp_path / "out", Settings(review=path), check=False)
    assert result.base.decisions == ((decision.words, 1),)
    one = [e for e in result.base.entities if set(decision.names) <= {e.name, *e.aliases}]
    assert len(one) == 1
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert len(manifest["settings"]["review"]) == 64


def test_a_registry_of_one_build_keeps_every_key_of_the_next(output, tmp_path, seeds):
    with (output / "registry.csv").open(encoding="utf-8", newline="") as file:
        keys = {row["key"] for row in csv.DictReader(file)}
    result = build([seeds[0].parent], tmp_path / "out", Settings(registry=output / "registry.csv"), check=False)
    assert keys == {key for key, _ in result.base.scopes}
    assert (tmp_path / "out" / "registry.csv").read_bytes() == (output / "registry.csv").read_bytes()


def test_no_queue_is_told(tmp_path):
    told = run("review", tmp_path)
    assert told.exit_code != 0 and "kg build" in str(told.exception)


@pytest.mark.parametrize("form", ["csv", "json", "markdown", "table"])
def test_targets_in_every_form(output, form):
    told = run("targets", "-g", output, "--district", "中原区", "--verdict", "notMet", "-f", form)
    assert told.exit_code == 0, told.output
    assert "新建公厕15座" in told.stdout


def test_targets_go_into_a_file_and_are_counted(output, tmp_path):
    path = tmp_path / "targets.json"
    assert run("targets", "-g", output, "-o", path).exit_code == 0
    rows = json.loads(path.read_text("utf-8"))
    counts = json.loads(run("targets", "-g", output, "--summary", "--json").stdout)
    assert sum(row["targets"] for row in counts) == len(rows) > 0


def test_the_table_of_outcomes_has_both_quotes_where_they_stand(output, seeds):
    texts = {path.name: path.read_text("utf-8") for path in seeds}
    with (output / "tables" / "outcomes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows and {row["verdict"] for row in rows} >= {"met", "notMet", "notComparable", "notReported"}
    for row in rows:
        for side in ("target", "outcome"):
            if row[f"{side}_document"]:
                text = texts[row[f"{side}_document"]]
                words = text[int(row[f"{side}_start"]) : int(row[f"{side}_end"])]
                assert " ".join(words.split()) == row[f"{side}_quote"]
        assert bool(row["outcome_document"]) == (row["verdict"] != "notReported")
