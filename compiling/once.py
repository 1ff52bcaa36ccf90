"""Makes what a value works out once (`kg.model.once`) two fields of it: mypyc would work it out each time it is asked for.

It takes the decorator for a property, and compiles that. So what was::

    @once
    def size(self) -> float:
        return self.whole / 2

becomes, beside the fields ``_has__size: bool = False`` and ``_kept__size: float`` behind the docstring of the class::

    @property
    def size(self) -> float: self._kept__size = self._kept__size if self._has__size else self._work__size(); ...
    def _work__size(self) -> float:
        return self.whole / 2
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from compiling.edits import Edit, end_of
from compiling.values import is_value


def kept(tree: ast.Module) -> Iterator[Edit]:
    """What makes fields of what the classes of a module work out once; a class with a decorator is none of mypyc's own."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and (not node.decorator_list or is_value(node)):
            yield from _kept_by(node, is_value(node))


def _kept_by(cls: ast.ClassDef, has_init: bool) -> Iterator[Edit]:
    fields = ""
    for method in cls.body:
        if not isinstance(method, ast.FunctionDef) or [ast.unparse(d) for d in method.decorator_list] != ["once"]:
            continue
        assert method.returns is not None, f"{cls.name}.{method.name} has no type"
        name, kind, (mark,) = method.name, ast.unparse(method.returns), method.decorator_list
        fields += f"; _has__{name}: bool = False; _kept__{name}: {kind}"
        found = f"self._kept__{name} if self._has__{name} else self._work__{name}()"
        body = f"self._kept__{name} = {found}; self._has__{name} = True; return self._kept__{name}"
        indent = " " * method.col_offset
        yield Edit(mark.lineno - 1, 0, f"{indent}@property")  # an empty line, as every method has before it
        yield Edit(mark.lineno, mark.col_offset - 1, f"def {name}(self) -> {kind}: {body}", len("@once"))
        yield Edit(method.lineno, method.col_offset + len("def "), "_work__")
    if fields and not has_init:
        yield Edit(*end_of(cls.body[0]), fields)  # behind what the class says of itself
