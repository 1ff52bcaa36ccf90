"""Makes data classes such as mypyc makes classes of its own of: their fields are then read without looking them up.

What was::

    @made_by_slots
    @dataclass(frozen=True, slots=True)
    class Point:
        # A point.

        x: int
        y: int = 0

becomes, in the same lines, a class whose methods are written out, and the types of whose fields are told as they were::

    @dataclass(init=False)
    class Point:
        x: int; y: int = 0
        def __init__(self, x: int, y: int = 0) -> None: self.x = x; self.y = y
        def __eq__(self, other: _object) -> bool: return self is other or (isinstance(other, Point) and ...)
        def __hash__(self) -> int: return hash((self.x, self.y,))
        def __reduce__(self) -> tuple[_object, ...]: return Point, (self.x, self.y,)
    ...
    setattr(Point, "__annotations__", {"x": "int", "y": "int"})
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from compiling.edits import Edit, end_of


class _Field(NamedTuple):
    """A field: its name, its type, what its line says behind ``=``, and how its parameter and its value are written."""

    name: str
    kind: str
    said: str
    parameter: str
    value: str


def is_value(cls: ast.ClassDef) -> bool:
    """Whether a class is a data class that becomes one of mypyc's own."""
    options = {o.arg for mark in cls.decorator_list if isinstance(mark, ast.Call) for o in mark.keywords}
    if not options <= {"frozen", "slots"}:
        return False  # an order, say, which only the decorator gives
    match [ast.unparse(mark).partition("(")[0] for mark in cls.decorator_list]:
        case ["dataclass"] | ["made_by_slots", "dataclass"]:
            return not cls.bases and len(_lines(cls)) >= (7 if _is_frozen(cls) else 6)
    return False


def _is_frozen(cls: ast.ClassDef) -> bool:
    return "frozen=True" in ast.unparse(cls.decorator_list[-1])


def _lines(cls: ast.ClassDef) -> range:
    """The lines from the first decorator of a class to its last field."""
    fields = [s for s in cls.body if isinstance(s, ast.AnnAssign)]
    last = end_of(fields[-1])[0] if fields else cls.lineno
    before = [s for s in cls.body if s.lineno <= last and not isinstance(s, ast.AnnAssign | ast.Expr)]
    return range(0) if before else range(cls.decorator_list[0].lineno, last + 1)


def values(tree: ast.Module, text: str) -> Iterator[Edit]:
    """What makes classes of mypyc's own of the data classes of a module."""
    source = text.encode().split(b"\n")
    told = ""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and is_value(node):
            fields = [_field(s) for s in node.body if isinstance(s, ast.AnnAssign)]
            written = ["@dataclass(init=False)", f"class {node.name}:", *_methods(node, fields)]
            lines = _lines(node)
            for number, line in zip(lines, [*written, *[""] * (len(lines) - len(written))], strict=True):
                yield Edit(number, 0, line, len(source[number - 1]))
            told += (
                f"setattr({node.name}, '__annotations__', {{{', '.join(f'{f.name!r}: {f.kind!r}' for f in fields)}}}); "
            )
    if told:
        yield Edit(len(source), len(source[-1]), told)


def _methods(cls: ast.ClassDef, fields: list[_Field]) -> Iterator[str]:
    name, all_of = cls.name, "".join(f"self.{f.name}, " for f in fields)
    yield "    " + "; ".join(f"{f.name}: {f.kind}{f.said}" for f in fields)
    kept = "; ".join([*(f"self.{f.name} = {f.value}" for f in fields), *_kept(cls)])
    yield f"    def __init__(self, {', '.join(f.parameter for f in fields)}) -> None: {kept}"
    same = " and ".join(f"self.{f.name} == other.{f.name}" for f in fields)
    yield f"    def __eq__(self, other: _object) -> bool: return self is other or (isinstance(other, {name}) and {same})"
    if _is_frozen(cls):
        yield f"    def __hash__(self) -> int: return hash(({all_of}))"
    yield f"    def __reduce__(self) -> tuple[_object, ...]: return {name}, ({all_of})"


def _kept(cls: ast.ClassDef) -> Iterator[str]:
    """The fields of what a value works out once; they are none of those of the data class."""
    for method in cls.body:
        if isinstance(method, ast.FunctionDef) and [ast.unparse(d) for d in method.decorator_list] == ["once"]:
            yield f"self._has__{method.name}: bool = False"
            yield f"self._kept__{method.name}: {ast.unparse(method.returns or ast.Constant(None))}"


def _field(statement: ast.AnnAssign) -> _Field:
    name, kind, value = ast.unparse(statement.target), ast.unparse(statement.annotation), statement.value
    if value is None:
        return _Field(name, kind, "", f"{name}: {kind}", name)
    said = f" = {ast.unparse(value)}"
    if not (isinstance(value, ast.Call) and ast.unparse(value.func) == "field"):
        return _Field(name, kind, said, f"{name}: {kind}{said}", name)
    options = {option.arg: ast.unparse(option.value) for option in value.keywords}
    if "default" in options:
        return _Field(name, kind, said, f"{name}: {kind} = {options['default']}", name)
    if "default_factory" in options:
        made = f"{name} if {name} is not None else {options['default_factory']}()"
        return _Field(name, kind, said, f"{name}: {kind} | None = None", made)
    return _Field(name, kind, said, f"{name}: {kind}", name)
