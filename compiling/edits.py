"""Edits of a text by places of its syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import NamedTuple

#: What edits may name, and where it comes from; a field may be called as Python's own ``object`` is.
_NEEDED = {"_Final": "from typing import Final as _Final", "_object": "from builtins import object as _object"}


class Edit(NamedTuple):
    """Words to put in at a place, which is counted as the syntax tree counts: lines from one, and bytes of a line.

    Attributes:
        line: the line.
        column: the byte in it.
        words: what to put in.
        removed: how many bytes leave there.
    """

    line: int
    column: int
    words: str
    removed: int = 0


def end_of(node: ast.expr | ast.stmt) -> tuple[int, int]:
    """The line and the byte behind a piece of the tree."""
    return node.end_lineno or node.lineno, node.end_col_offset or 0


def edited(text: str, tree: ast.Module, edits: Iterable[Edit]) -> str:
    """A text after edits, with the imports that their words need."""
    lines = text.encode().split(b"\n")
    some = sorted(edits, reverse=True)
    for line, column, words, removed in some:
        whole = lines[line - 1]
        lines[line - 1] = whole[:column] + words.encode() + whole[column + removed :]
    needed = [f"; {line}" for name, line in _NEEDED.items() if any(name in edit.words for edit in some)]
    if needed:
        for node in tree.body:
            if isinstance(node, ast.ImportFrom) and node.module == "__future__":
                lines[end_of(node)[0] - 1] += "".join(needed).encode()
                break
    return b"\n".join(lines).decode()
