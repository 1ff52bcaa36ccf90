"""What the README and the docs say holds: links and pictures exist, commands and questions are there, examples run."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "views"))
PAGES = [ROOT / "README.md", ROOT / "README.en.md", *sorted((ROOT / "docs").glob("*.md"))]
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
_CODE = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def code_of(page: Path, language: str) -> list[str]:
    return [body for name, body in _CODE.findall(page.read_text(encoding="utf-8")) if name == language]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = [t for t in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in t]
    missing = [t for t in targets if not (page.parent / t).exists()]
    assert not missing


def test_six_pictures_are_shown_and_small() -> None:
    from pictures import size_of

    shown = {
        (page.parent / target).resolve()
        for page in PAGES
        for target in _LINK.findall(page.read_text(encoding="utf-8"))
        if target.endswith(".png")
    }
    assert shown == {path.resolve() for path in (ROOT / "docs" / "pictures").glob("*.png")}
    assert len(shown) == 6
    for path in shown:
        data = path.read_bytes()
        assert len(data) < 200_000, path.name
        assert size_of(data)[0] >= 1000, path.name


def test_both_readmes_open_with_the_two_commands() -> None:
    for name in ("README.md", "README.en.md"):
        first = code_of(ROOT / name, "sh")[0].split("\n")
        assert [line.split("#")[0].strip() for line in first if line.strip()] == ["make graph", "make test"]
        make = (ROOT / "Makefile").read_text(encoding="utf-8")
        assert all(re.search(rf"^{target}:", make, re.MULTILINE) for target in ("graph", "test", "docs"))


def commands(page: Path) -> list[list[str]]:
    """Every call of kg in code blocks and in code within lines, as words."""
    text = page.read_text(encoding="utf-8")
    lines = [line for body in code_of(page, "sh") for line in body.split("\n")]
    lines += re.findall(r"`(kg [^`]+)`", text)
    found = [re.sub(r"^\.venv/bin/", "", line.strip()).split("#")[0].split() for line in lines]
    return [words for words in found if words and words[0] == "kg" and len(words) > 1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_questions_exist(page: Path) -> None:
    from typer.main import get_command

    import kg.cli.entry  # the commands register themselves
    from kg.cli.app import app
    from kg.queries.catalogue import catalogue

    assert kg.cli.entry.main
    known = set(get_command(app).commands)  # type: ignore[attr-defined]
    questions = set(catalogue())
    for words in commands(page):
        assert words[1] in known, " ".join(words)
        if words[1] == "query" and re.fullmatch(r"[a-z][a-z-]+[a-z]", words[2]):
            assert words[2] in questions, " ".join(words)


def test_the_python_example_says_what_comes_out(tmp_path, monkeypatch, seed_output) -> None:
    import kg

    blocks = [code_of(ROOT / name, "python") for name in ("README.md", "README.en.md")]
    plain = [ast.unparse(ast.parse(block[0])) for block in blocks]
    assert plain[0] == plain[1], "the two READMEs show different code"
    assert 'kg.build("seeds", "output")' in blocks[0][0]
    monkeypatch.setattr(kg, "build", lambda *_: None)
    (tmp_path / "output").symlink_to(seed_output)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(compile(plain[0], "README", "exec"), names)
    row = names["rows"][0]  # type: ignore[index]
    said = re.search(r"#\s*(\(Decimal.*\))", blocks[0][0])
    assert said and said[1] == repr((row["value"], row["unit"]))


def test_the_sparql_of_the_docs_finds_figures(seed_output) -> None:
    import kg

    sparql = code_of(ROOT / "docs" / "data.md", "sparql")[0]
    rows = kg.load(seed_output).query(sparql)
    assert len(rows) >= 3


def test_every_package_that_is_installed_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=\[;]", line)[0] for line in project["dependencies"]}
    for name in ("README.md", "README.en.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not [package for package in sorted(wanted) if package not in text], f"{name} does not say why"


def test_the_columns_of_the_tables_are_explained(seed_output) -> None:
    text = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    for path in sorted((seed_output / "tables").glob("*.csv")):
        head = path.read_text(encoding="utf-8-sig").split("\n")[0].strip().split(",")
        assert path.name in text
        assert not [column for column in head if not re.search(rf"\b{column}\b", text)], path.name
