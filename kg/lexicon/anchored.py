"""Patterns of a list, those that stand at the beginning of a text apart from the others, which are looked for everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


class Anchored:
    """Many patterns as two: what opens a text is tried there alone, and not at each of its letters.

    >>> listed = Anchored(["^乡村振兴(?!学院)|最美", "市场$"])
    >>> [listed.hits(text) for text in ("乡村振兴基地", "云岭乡村振兴基地", "云岭最美公园", "云岭市场")]
    [True, False, True, True]
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        every = [one for pattern in patterns for one in alternatives_of(pattern)]
        self._opening = re.compile("|".join(one[1:] for one in every if one.startswith("^")) or "(?!)")
        self._anywhere = re.compile("|".join(one for one in every if not one.startswith("^")) or "(?!)")

    def hits(self, text: str) -> bool:
        """Whether one of the patterns is found in a text."""
        return self._opening.match(text) is not None or self._anywhere.search(text) is not None


def alternatives_of(pattern: str) -> Iterator[str]:
    r"""What a pattern leaves the choice between, outside of all groups and sets.

    >>> list(alternatives_of(r"^(?:a|b)|[|)]c\||d"))
    ['^(?:a|b)', '[|)]c\\|', 'd']
    """
    depth = start = 0
    in_set = escaped = False
    for at, letter in enumerate(pattern):
        if escaped or letter == "\\":
            escaped = not escaped
        elif in_set or letter == "[":
            in_set = letter != "]"
        elif letter in "()":
            depth += 1 if letter == "(" else -1
        elif letter == "|" and not depth:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]
