"""What a module binds otherwise for the type checker than for the program: mypyc takes the program's side for unreachable."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from compiling.edits import Edit


def checked(tree: ast.Module) -> Iterator[Edit]:
    """What makes ``if TYPE_CHECKING: A = ... else: A = ...`` two statements, the second of which binds what mypyc will look up."""
    for node in tree.body:
        match node:
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=[ast.Assign(), *_] as others, body=[*_, last]):
                yield Edit((last.end_lineno or last.lineno) + 1, 0, "if __name__:", len("else:"))
                for other in others:
                    assert isinstance(other, ast.Assign) and isinstance(other.targets[0], ast.Name)
                    name = other.targets[0].id
                    yield Edit(other.lineno, other.col_offset, f'globals()["{name}"]', len(name.encode()))
