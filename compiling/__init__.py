"""How the copy of the sources that mypyc compiles differs from the sources: marks that make it faster, put in by the syntax tree.

They stand in no source, because a mark that was forgotten there would be slow, and nobody would notice. No edit moves a line,
so that a traceback from compiled code tells the line of the source.
"""

from __future__ import annotations

import ast
from pathlib import Path

from compiling.checking import checked
from compiling.constants import constants
from compiling.edits import edited
from compiling.kinds import Kinds
from compiling.members import members
from compiling.once import kept
from compiling.values import values

__all__ = ["marked"]


def marked(text: str, root: Path) -> str:
    """The text of a module as it is compiled.

    Args:
        text: the module.
        root: where the packages are that it imports and that are not Python's own.
    """
    tree = ast.parse(text)
    edits = [
        *checked(tree),
        *constants(tree, Kinds(tree, root)),
        *kept(tree),
        *members(tree, root),
        *values(tree, text),
    ]
    return edited(text, tree, edits)
