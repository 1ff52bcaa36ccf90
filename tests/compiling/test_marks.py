"""What the copy of the sources that is compiled has in it that the sources have not."""

from __future__ import annotations

import pickle
import sys
from dataclasses import fields, replace
from pathlib import Path
from types import ModuleType
from typing import get_type_hints

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


POINT = '''"""A module."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model.once import once
from kg.model.values import made_by_slots


@made_by_slots
@dataclass(frozen=True, slots=True)
class Point:
    """A point.

    Attributes:
        x: how far to the right.
        y: how far up.
    """

    x: int
    y: float = 0.5
    object: str = field(default="", repr=False)

    @once
    def sum(self) -> float:
        """Both."""
        return self.x + self.y


@dataclass(slots=True)
class Path:
    """Some points, and what is said of them.

    It may change.
    """

    name: str
    points: list[Point] = field(default_factory=list)


class Other:
    """No data class."""
'''


@pytest.fixture
def point(marked, tmp_path, monkeypatch):
    """The module with the points as it is compiled."""
    copy = marked(POINT, tmp_path)
    assert copy.count("\n") == POINT.count("\n")
    module = ModuleType("points")
    monkeypatch.setitem(sys.modules, "points", module)
    exec(copy, vars(module))
    return module


def test_a_data_class_stays_one(point):
    one = point.Point(1)
    assert (one, one.sum, hash(one)) == (point.Point(1, 0.5, ""), 1.5, hash(point.Point(1)))
    assert one != point.Point(2) and one != (1, 0.5, "")
    assert repr(replace(one, y=3.0, object="a")) == "Point(x=1, y=3.0)"
    assert [f.name for f in fields(one)] == ["x", "y", "object"]
    assert get_type_hints(point.Point) == {"x": int, "y": float, "object": str}
    match one:
        case point.Point(1, y):
            assert y == 0.5


def test_a_data_class_that_changes_has_no_hash_and_lists_of_its_own(point):
    paths = [point.Path("a"), point.Path("b", [point.Point(1)])]
    paths[0].points.append(point.Point(1))
    assert paths[1] == point.Path("b", paths[0].points) and point.Path("c").points == []
    with pytest.raises(TypeError):
        hash(paths[0])


def test_values_can_be_pickled(point):
    path = point.Path("a", [point.Point(1, 2.0, "b")])
    assert pickle.loads(pickle.dumps(path)) == path


KINDS = '''"""A module."""

from __future__ import annotations

from pack.kinds import (
    Kind,
    other,
)


def of(kind: Kind) -> bool:
    match kind:
        case Kind.EAST:
            return True
    found: Kind = Kind.WEST
    return kind in (Kind.NORTH, found) or kind is Kind.of("甲") or Kind.WEST in [k for k in (Kind.EAST,) if k is kind]


SOME = {Kind.EAST}
'''


def test_members_of_enumerations_are_constants_where_they_are_asked_for_often(marked, tmp_path):
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "kinds.py").write_text(
        "from enum import StrEnum\nother = 1\n\nclass Kind(StrEnum):\n    EAST = 'e'\n"
    )
    lines = marked(KINDS, tmp_path).split("\n")
    made = "".join(f"; _Kind_{m}: _Final = Kind.{m}" for m in ("NORTH", "WEST", "EAST"))
    assert sorted(lines[7].split("; ")) == sorted(f"){made}".split("; "))
    assert lines[12:16] == [
        "        case Kind.EAST:",
        "            return True",
        "    found: Kind = _Kind_WEST",
        '    return kind in (_Kind_NORTH, found) or kind is Kind.of("甲") or _Kind_WEST in [k for k in (_Kind_EAST,) if k is kind]',
    ]
    assert "SOME: _Final = {Kind.EAST}" in lines


def test_what_is_bound_for_the_type_checker_alone_is_bound_for_the_program_too(marked, tmp_path):
    text = (
        f"{HEAD}\n\nfrom array import array\nfrom typing import TYPE_CHECKING\n\n"
        "if TYPE_CHECKING:\n    Numbers = array[int]\nelse:\n    Numbers = array\n"
    )
    copy = marked(text, tmp_path)
    assert "else:" not in copy and copy.count("\n") == text.count("\n")
    space: dict = {"__name__": "numbers"}
    exec(copy, space)
    assert space["Numbers"] is space["array"]
