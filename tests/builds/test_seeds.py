"""The build of the seeds keeps its promises: evidence, ledger, shapes, manifest, tables."""

from __future__ import annotations

import csv
import hashlib
import json
from decimal import Decimal

import pyoxigraph as ox
import pytest
from support.outputs import outputs

from kg.graph.vocabulary import GWR

OA = "http://www.w3.org/ns/oa#"
DCTERMS = "http://purl.org/dc/terms/"
EVIDENCE = f"""
SELECT ?evidence ?exact ?start ?end ?prefix ?suffix ?file WHERE {{
  ?evidence a <{GWR}Evidence> ; <{OA}exact> ?exact ; <{OA}start> ?start ; <{OA}end> ?end ; <{OA}hasSource> ?document .
  ?document <{DCTERMS}source> ?file .
  OPTIONAL {{ ?evidence <{OA}prefix> ?prefix }} OPTIONAL {{ ?evidence <{OA}suffix> ?suffix }}
}}"""


@pytest.fixture(scope="module")
def store(seed_output):
    store = ox.Store()
    store.bulk_load(path=str(seed_output / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def texts(seeds):
    return {path.name: path.read_bytes().decode("utf-8-sig") for path in seeds}


def count(store, query):
    return int(next(iter(store.query(query)))[0].value)


def test_all_evidence_is_an_exact_slice_of_its_file(store, texts):
    rows = list(store.query(EVIDENCE))
    wrong = [
        row["evidence"].value
        for row in rows
        if texts[row["file"].value][int(row["start"].value) : int(row["end"].value)] != row["exact"].value
    ]
    assert not wrong
    assert {row["file"].value for row in rows} == set(texts), "a document without any evidence"
    every = count(store, f"SELECT (COUNT(?e) AS ?n) WHERE {{ ?e a <{GWR}Evidence> }}")
    assert len({row["evidence"].value for row in rows}) == len(rows) == every > 300, "evidence that lacks a part"


def test_evidence_stands_where_its_context_says(store, texts):
    for row in store.query(EVIDENCE):
        text, start, end = texts[row["file"].value], int(row["start"].value), int(row["end"].value)
        for name, around in (("prefix", text[max(0, start - 40) : start]), ("suffix", text[end : end + 40])):
            if row[name] is not None:
                joined, words = "".join(around.split()), "".join(row[name].value.split())
                assert joined.endswith(words) if name == "prefix" else joined.startswith(words), row["evidence"]


@pytest.mark.parametrize("kind", ["Observation", "Target"])
def test_every_figure_has_evidence_and_a_number(store, kind):
    lacking = f"""SELECT (COUNT(?f) AS ?n) WHERE {{ ?f a <{GWR}{kind}> .
      FILTER NOT EXISTS {{ ?f <http://www.w3.org/ns/prov#wasDerivedFrom> ?e . ?e a <{GWR}Evidence> }} }}"""
    assert count(store, f"SELECT (COUNT(?f) AS ?n) WHERE {{ ?f a <{GWR}{kind}> }}") > 0
    assert count(store, lacking) == 0


def test_there_are_no_blank_nodes(store):
    assert not [q for q in store if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]


def test_the_ledger_adds_up(seed_report):
    for ledger in (seed_report["numbers"], *(d["numbers"] for d in seed_report["documents"])):
        assert ledger["total"] == ledger["figures"] + sum(ledger["rejected"].values())
        assert ledger["unaccounted"] == 0
        assert ledger["total"] > 0
    sums = {key: sum(d["numbers"][key] for d in seed_report["documents"]) for key in ("total", "figures")}
    assert sums == {key: seed_report["numbers"][key] for key in sums}


def test_the_ledger_counts_the_digits_that_anyone_can_count(seed_report, texts):
    """Counted without the program: every run of digits is a numeral, so the ledger can hold no fewer of them."""
    for document in seed_report["documents"]:
        runs, inside = 0, False
        for letter in texts[document["name"]].replace(".", "").replace(",", ""):
            digit = letter in "0123456789"
            runs += digit and not inside
            inside = digit
        assert document["numbers"]["total"] >= runs


def test_shapes_conform_and_no_check_finds_an_error(seed_report, seed_output):
    """A warning asks for a look: two documents may well contradict each other. An error is the program's own."""
    findings = json.loads((seed_output / "findings.json").read_text("utf-8"))
    assert [f for f in findings if f["severity"] == "violation"] == []
    assert seed_report["shapes"] == {"conform": True, "findings": findings}
    assert seed_report["failures"] == []


def test_the_manifest_knows_every_input_and_output_by_digest(seed_output, seeds):
    manifest = json.loads((seed_output / "manifest.json").read_text("utf-8"))
    assert {i["name"]: i["sha256"] for i in manifest["inputs"]} == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in seeds
    }
    written = set(outputs(seed_output))
    assert written - {"manifest.json", "findings.json"} == set(manifest["outputs"])
    for name, digest in manifest["outputs"].items():
        assert hashlib.sha256((seed_output / name).read_bytes()).hexdigest() == digest, name


def rows_of(seed_output, name):
    data = (seed_output / "tables" / name).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), "Excel shows Chinese only behind a byte order mark"
    return list(csv.DictReader(data.decode("utf-8-sig").splitlines()))


def test_the_tables_hold_what_the_report_counts(seed_output, seed_report):
    figures, targets = rows_of(seed_output, "figures.csv"), rows_of(seed_output, "targets.csv")
    counted = seed_report["figures"]
    assert len(figures) == counted["actual"] + counted["estimate"]
    assert len(targets) == counted["target"]
    assert len(rows_of(seed_output, "entities.csv")) == sum(seed_report["things"].values())
    # one numeral may be rejected in two ways, or be no numeral of the ledger: the table holds at least those counted
    assert len(rows_of(seed_output, "rejections.csv")) >= sum(seed_report["numbers"]["rejected"].values())


@pytest.mark.parametrize("name", ["figures.csv", "targets.csv", "relations.csv", "entities.csv", "rejections.csv"])
def test_the_places_in_the_tables_are_those_in_the_files(seed_output, texts, name):
    rows = [row for row in rows_of(seed_output, name) if row["document"]]
    assert rows
    for row in rows:
        slice_ = texts[row["document"]][int(row["start"]) : int(row["end"])]
        assert " ".join(slice_.split()) == row.get("quote", row.get("text")), row


def test_the_numbers_of_the_table_are_decimals_that_stand_in_the_text(seed_output, texts):
    for row in rows_of(seed_output, "figures.csv"):
        assert Decimal(row["value"]).is_finite()
        number = row["value"].lstrip("-")
        if row["unit"] not in ("1", "番") and number.replace(".", "").isdigit() and "." in number:
            words = texts[row["document"]][int(row["start"]) - 2 : int(row["end"]) + 2]
            assert number in words.replace("．", ".").replace("*", ""), row
