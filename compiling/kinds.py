"""Which expressions of a module are types: its classes, what it imports, and what it makes of them."""

from __future__ import annotations

import ast
import builtins
import sys
import typing
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

#: What makes variables of types and new types.
_MAKERS = frozenset({"TypeVar", "NewType", "ParamSpec", "TypeVarTuple", "NamedTuple", "namedtuple", "TypedDict"})


class Kinds:
    """What the names of a module stand for, as far as types go.

    Args:
        tree: the module.
        root: where the packages are that are not Python's own.
    """

    def __init__(self, tree: ast.Module, root: Path) -> None:
        self._root = root
        self._found: dict[str, bool] = {}
        self._modules: dict[str, str] = {}
        self._imported: dict[str, tuple[str, str]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                self._imported.update({a.asname or a.name: (node.module, a.name) for a in node.names})
            elif isinstance(node, ast.Import):
                self._modules.update({a.asname or a.name: a.name for a in node.names if a.asname or "." not in a.name})
        for statement in tree.body:
            match statement:
                case ast.ClassDef(name=name):
                    self._found[name] = True
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    self._found[name] = self.is_type(value)
                case ast.AnnAssign(target=ast.Name(id=name), annotation=kind):
                    self._found[name] = "TypeAlias" in ast.unparse(kind)

    def names(self, name: str) -> bool:
        """Whether a name of the module is a type."""
        if name in self._found:
            return self._found[name]
        if name in self._imported:
            return _is_type_of(*self._imported[name], self._root)
        return isinstance(getattr(builtins, name, None), type)

    def is_type(self, value: ast.expr) -> bool:
        """Whether the value of an expression is a type, an alias of one, or a variable of types."""
        match value:
            case ast.Name(id=name):
                return self.names(name)
            case ast.Attribute(value=ast.Name(id=module), attr=name) if module in self._modules:
                return _is_type_of(self._modules[module], name, self._root)
            case ast.Call(func=ast.Name(id=name)):
                return self._imported.get(name, ("", ""))[1] in _MAKERS
            case ast.Call(func=ast.Attribute(attr=name)):
                return name in _MAKERS
            case ast.Subscript(value=whole):
                return self.is_type(whole)
            case ast.BinOp(op=ast.BitOr(), left=left, right=right):
                return self.is_type(left) or self.is_type(right)
        return False


def _is_type_of(module: str, name: str, root: Path) -> bool:
    """Whether a name of another module is a type; one that cannot be asked, because it is not installed here, is taken for one."""
    path = root.joinpath(*module.split("."))
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if file.exists():
            return _kinds_of(file, root).names(name)
    if module.partition(".")[0] not in sys.stdlib_module_names:
        return True
    found: Any = getattr(import_module(module), name, None)
    return (
        isinstance(found, type) or hasattr(found, "__origin__") or found in (typing.Any, typing.Union, typing.Optional)
    )


@cache
def _kinds_of(file: Path, root: Path) -> Kinds:
    return Kinds(ast.parse(file.read_text("utf-8")), root)
