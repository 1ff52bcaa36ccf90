"""Makes constants of the members of enumerations that functions ask for: mypyc would look each up by its name, each time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from compiling.edits import Edit, end_of


def members(tree: ast.Module, root: Path) -> Iterator[Edit]:
    """What makes constants of the members of imported enumerations, behind the lines that import these."""
    asked: dict[str, dict[str, None]] = {}
    known = {
        alias.asname or alias.name: node
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module and not node.level
        for alias in node.names
        if alias.asname is None and alias.name in _enumerations(node.module, root)
    }
    for node in _in_functions(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=member) if name in known and member.isupper():
                asked.setdefault(name, {})[member] = None
                yield Edit(
                    node.lineno, node.col_offset, f"_{name}_{member}", (node.end_col_offset or 0) - node.col_offset
                )
    for place in dict.fromkeys(known.values()):
        words = "".join(
            f"; _{name}_{member}: _Final = {name}.{member}"
            for name in sorted(n for n, where in known.items() if where is place)
            for member in asked.get(name, ())
        )
        if words:
            yield Edit(*end_of(place), words)


def _in_functions(tree: ast.Module) -> Iterator[ast.AST]:
    """What stands in the bodies of functions, without patterns, which must be written out, and types."""
    waiting: list[ast.AST] = [
        statement
        for node in tree.body
        for function in (node.body if isinstance(node, ast.ClassDef) else [node])
        if isinstance(function, ast.FunctionDef)
        for statement in function.body
    ]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.AnnAssign):
            waiting.extend([node.value] if node.value is not None else [])
        elif isinstance(node, ast.FunctionDef):
            waiting.extend(node.body)
        elif not isinstance(node, ast.pattern):
            waiting.extend(ast.iter_child_nodes(node))


@cache
def _enumerations(module: str, root: Path) -> frozenset[str]:
    """The enumerations that a module defines."""
    file = root.joinpath(*module.split(".")).with_suffix(".py")
    if not file.exists():
        return frozenset()
    return frozenset(
        node.name
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and [ast.unparse(b) for b in node.bases] in (["StrEnum"], ["Enum"])
    )
