"""``kg view``: a page for a part of the seeds, and what it refuses."""

from pathlib import Path

import pytest
from support.command import run

SEEDS = Path(__file__).parents[2] / "seeds"
MADE = Path(__file__).parents[1] / "queries" / "data" / "made"


@pytest.fixture
def kg(monkeypatch, capsys):
    return lambda *arguments: run(monkeypatch, capsys, *arguments)


def test_a_page_around_a_thing_is_smaller_than_the_whole(kg, tmp_path):
    whole, part = tmp_path / "whole.html", tmp_path / "part.html"
    assert kg("view", SEEDS, "-o", whole).code == 0
    done = kg("view", SEEDS, "--focus", "金水区", "--depth", "0", "-o", part)
    assert done.code == 0 and "part.html" in done.err
    assert part.stat().st_size < whole.stat().st_size and "金水区" in part.read_text("utf-8")


def test_years(kg, tmp_path):
    page = tmp_path / "page.html"
    assert kg("view", MADE, "--years", "2020-2021", "-o", page, "-q").err == "" and page.is_file()
    assert "nothing of the graph is left" in kg("view", MADE, "--years", "1999", "-o", page).err


def test_what_a_query_finds(kg, tmp_path, seed_output):
    query = tmp_path / "areas.rq"
    query.write_text("SELECT ?s WHERE { ?s a <https://w3id.org/gwr/core#District> }", "utf-8")
    done = kg("view", SEEDS, "--query", query, "-g", seed_output, "-o", tmp_path / "page.html")
    assert done.code == 0 and (tmp_path / "page.html").is_file()


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (("--years", "2024-2020"), "are no years"),
        (("--years", "soon"), "are no years"),
        (("--focus", "没有这个名字"), "nothing in the graph has that name"),
        (("-o", "none/page.html"), "cannot be written"),
    ],
)
def test_bad_use(kg, tmp_path, monkeypatch, options, what):
    monkeypatch.chdir(tmp_path)
    done = kg("view", MADE, *options)
    assert done.code == 2 and what in done.err
