"""Marks the constants of a module ``Final``: mypyc then finds them without looking them up by name."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from compiling.edits import Edit, end_of
from compiling.kinds import Kinds


def constants(tree: ast.Module, kinds: Kinds) -> Iterator[Edit]:
    """What marks the names that nothing but one line of a module ever binds, and that are no types."""
    bound = Counter(_bound(tree))
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name() as name], value=value):
                if bound[name.id] == 1 and not kinds.is_type(value):
                    yield Edit(*end_of(name), ": _Final")
            case ast.AnnAssign(target=ast.Name(id=known), annotation=kind, value=ast.expr()) if bound[known] == 1:
                if not any(isinstance(n, ast.Name) and n.id in ("Final", "TypeAlias") for n in ast.walk(kind)):
                    yield Edit(kind.lineno, kind.col_offset, "_Final[")
                    yield Edit(*end_of(kind), "]")


def _bound(tree: ast.Module) -> Iterator[str]:
    """Every name that is bound outside functions and classes, once for each time, and twice if a function may bind it."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.alias(name=name, asname=other):
                yield other or name.partition(".")[0]
        if not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield from node.names * 2
