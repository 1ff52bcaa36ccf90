"""The program knows the language, not the documents: no name of a seed's own park, project or firm stands in ``kg/``.

The names are those that people annotated by hand. Divisions, bodies of the state, industries, policies, honours and
meetings are common to many documents and may stand in the lexicon; what lies in a district, or was built there, may not.
"""

from __future__ import annotations

import ast
import json
import re
import unicodedata
from pathlib import Path

import pytest

GOLD = Path(__file__).parent
KG = GOLD.parents[1] / "kg"
OWN = {
    "FunctionalArea",
    "Park",
    "GreenSpace",
    "Project",
    "Enterprise",
    "Person",
    "Road",
    "WaterBody",
    "Facility",
    "Product",
}
#: Tables of the whole country, which hold what every district may hold.
TABLES = {"divisions.csv", "townships.csv"}
#: Firms and places known all over the country, and common nouns that an annotator took for a name.
KNOWN = {"南水北调", "一期工程", "二期工程", "现代服务业开发区"}
SUFFIXES = {".py", ".toml", ".csv", ".txt", ".rq", ".html", ".js", ".css", ".ttl", ".md"}


def plain(text: str) -> str:
    """A text without marks and spaces, in narrow letters."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c not in " \n“”\"'‘’《》·")


def own_names() -> dict[str, str]:
    """The names and their other forms, by the document that has them; two letters are too few to be looked for."""
    names: dict[str, str] = {}
    for path in sorted(GOLD.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            if record["type"] == "entity" and record["class"] in OWN and not record.get("doubt"):
                for name in (record["name"], *record.get("aliases", [])):
                    if len(plain(name)) > 2 and not plain(name).isascii() and plain(name) not in KNOWN:
                        names[plain(name)] = path.stem
    return names


def sources() -> list[Path]:
    """Everything in ``kg/`` that is written by hand."""
    return [p for p in sorted(KG.rglob("*")) if p.suffix in SUFFIXES and p.name not in TABLES]


def test_there_are_names_to_look_for():
    names = own_names()
    assert len(names) > 80
    assert len(set(names.values())) == 3
    assert len(sources()) > 100


def working_parts(path: Path) -> str:
    """What of a file does something: code without comments and docstrings, data and questions without comments."""
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        return ""
    if path.suffix == ".py":
        tree = ast.parse(text)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "examples":
                node.args = []  # the examples of a command's help
            body = getattr(node, "body", None)
            if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
                if isinstance(body[0].value, ast.Constant) and isinstance(body[0].value.value, str):
                    body[0] = ast.Pass()
        return ast.unparse(tree)
    if path.suffix in (".toml", ".rq", ".ttl"):
        return "\n".join(re.sub(r"(?:^|\s)#.*", "", line) for line in text.splitlines())
    return text


@pytest.mark.parametrize("path", sources(), ids=lambda p: p.relative_to(KG).as_posix())
def test_no_own_name_of_a_seed_stands_in_the_program(path):
    names = own_names()
    working = plain(working_parts(path))
    found = sorted(name for name in names if name in working)
    assert not found, f"{path.relative_to(KG)} knows {', '.join(found)}"
    prose = plain(path.read_text("utf-8"))
    if told := sorted(name for name in names if name in prose):
        pytest.xfail(f"an example names a seed's own {told[0]}; take made-up names")


def test_a_name_in_code_would_be_found(tmp_path):
    path = tmp_path / "x.py"
    name = next(iter(own_names()))
    path.write_text(f'"""Prose: {name}."""\nNAMES = {{"{name}"}}  # {name}\n', "utf-8")
    assert working_parts(path).count(name) == 1
