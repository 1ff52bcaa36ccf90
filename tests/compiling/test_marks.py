"""What the copy of the sources that is compiled has in it that the sources have not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAD = "from __future__ import annotations"


@pytest.fixture(scope="module")
def marked():
    sys.path.insert(0, str(ROOT))
    try:
        from compiling import marked as found
    finally:
        sys.path.remove(str(ROOT))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A = frozenset({1})\n", "A: _Final = frozenset({1})\n"),
        ("A: dict[str, int] = {}\n", "A: _Final[dict[str, int]] = {}\n"),
        ("甲 = '乙'; B = 1\n", "甲: _Final = '乙'; B: _Final = 1\n"),
        ("A = 1\nA = 2\nfor B in ():\n    pass\n", "A = 1\nA = 2\nfor B in ():\n    pass\n"),
        ("A = 1\ndef f():\n    global A\n    A = 2\n", "A = 1\ndef f():\n    global A\n    A = 2\n"),
        ("def f():\n    A = 2\nA = 1\n", "def f():\n    A = 2\nA: _Final = 1\n"),
        ("A, B = 1, 2\nC = D = 3\n", None),
    ],
)
def test_constants_are_marked_and_variables_are_not(marked, tmp_path, text, expected):
    found = marked(f"{HEAD}\n{text}", tmp_path)
    if expected in (None, text):
        assert found == f"{HEAD}\n{text}"
    else:
        assert found == f"{HEAD}; from typing import Final as _Final\n{expected}"


@pytest.mark.parametrize(
    "line",
    [
        "from typing import TypeVar\nT = TypeVar('T')",
        "import typing\nT = typing.NewType('T', int)",
        "K = dict[str, int]",
        "from collections.abc import Callable\nC = Callable[[int], int] | None",
        "from typing import Any\nC = Any",
        "from re import Pattern\nC = None | Pattern[str]",
        "import re\nC = re.Pattern",
        "class lower:\n    pass\nC = lower\nD = C",
        "from pack.kinds import small\nC = tuple[small, ...]\nD = small",
        "from pack import small\nC = small | None",
        "from not_installed import anything\nC = anything",
    ],
)
def test_types_are_no_constants_however_they_are_written(marked, tmp_path, line):
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "__init__.py").write_text("from pack.kinds import small\n")
    (tmp_path / "pack" / "kinds.py").write_text("class small:\n    pass\n")
    text = f"{HEAD}\n{line}\n"
    assert marked(text, tmp_path) == text


@pytest.mark.parametrize(
    "line",
    [
        "from pack.words import Some\nA = Some",
        "from pack.words import Some\nA = Some | {1}",
        "class K:\n    pass\nA = K()",
    ],
)
def test_constants_are_marked_however_they_are_written(marked, tmp_path, line):
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "words.py").write_text("Some = {1}\n")
    assert "\nA: _Final =" in marked(f"{HEAD}\n{line}\n", tmp_path)


ONCE = '''"""A module."""

from __future__ import annotations

from kg.model.once import once

asked = []


class Half:
    """Half of it."""

    def __init__(self, whole: int | None) -> None:
        self.whole = whole

    @once
    def size(self) -> float | None:
        """How much it is."""
        asked.append(self.whole)
        return None if self.whole is None else self.whole / 2


def failing() -> None:
    raise ValueError
'''


def test_what_is_worked_out_once_is_kept_in_fields(marked, tmp_path):
    copy = marked(ONCE, tmp_path)
    assert "@once" not in copy
    space: dict = {}
    exec(copy, space)
    for whole in (6, None):
        half = space["Half"](whole)
        assert [half.size, half.size] == ([3.0, 3.0] if whole else [None, None])
    assert space["asked"] == [6, None]


def test_no_line_moves(marked, tmp_path):
    copy = marked(ONCE, tmp_path)
    assert [n for n, line in enumerate(copy.split("\n")) if "raise" in line] == [
        n for n, line in enumerate(ONCE.split("\n")) if "raise" in line
    ]


def test_a_class_with_a_decorator_keeps_its_once(marked, tmp_path):
    text = ONCE.replace("class Half", "@staticmethod\nclass Half")
    assert "@once" in marked(text, tmp_path)


def test_every_module_can_be_marked(marked):
    for path in sorted((ROOT / "kg").rglob("*.py")):
        copy = marked(path.read_text("utf-8"), ROOT)
        compile(copy, str(path), "exec")
        assert copy.count("\n") == path.read_text("utf-8").count("\n")
