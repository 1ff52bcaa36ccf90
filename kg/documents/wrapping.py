"""Texts whose lines were all broken at one width, by a mail program or a scraper: full lines go on in the next.

Reports have paragraphs of hundreds of letters; where no line is longer than a screen is wide, and most of the long ones are
equally long and end in the middle of a sentence, the width is what broke them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.documents.joining import heading_level
from kg.documents.view import Line

#: Screens, mails and pages set in type are no wider, in letters; narrower ones are lists.
_WIDEST, _NARROWEST = 100, 16
_LEAST_LINES = 8
#: So many of the lines are full, and so few of the full ones end a sentence.
_LEAST_FULL, _MOST_ENDING = 0.25, 0.4
#: Somewhere paragraphs must end; the lines of a list do not end sentences at all.
_LEAST_ENDING = 0.05
_ENDING = re.compile(r"[。!?;:][”’\")\]》]*$")


@dataclass(frozen=True, slots=True)
class Wrap:
    """How the lines of a text were broken.

    Attributes:
        width: measures a line, in letters or in the columns of a screen, of which a Chinese letter takes two.
        full: a line of this width goes on in the next.
    """

    width: Callable[[Line], int]
    full: int

    def goes_on(self, line: Line, following: Line) -> bool:
        """Whether a line was broken off and the one after it continues it."""
        begins = following.indented or following.bullet or following.marks or heading_level(following.text)
        return self.width(line) >= self.full and not begins and not line.marks


def find_wrap(lines: Sequence[Line]) -> Wrap | None:
    """How the lines of a text were broken at one width, or None where they were not."""
    if len(lines) < _LEAST_LINES or sum(bool(_ENDING.search(line.text)) for line in lines) < _LEAST_ENDING * len(lines):
        return None
    found: list[tuple[int, Wrap]] = []
    for width, spare, size in ((_letters, 1, 1), (_columns, 3, 2)):
        longest = max(map(width, lines))
        if not _NARROWEST * size <= longest <= _WIDEST * size:
            continue
        full = [line for line in lines if width(line) >= longest - spare]
        ending = sum(bool(_ENDING.search(line.text)) for line in full)
        if len(full) >= _LEAST_FULL * len(lines) and ending <= _MOST_ENDING * len(full):
            found.append((len(full), Wrap(width, longest - spare)))
    return max(found, key=lambda row: row[0], default=(0, None))[1]


def _letters(line: Line) -> int:
    return len(line.raw)


def _columns(line: Line) -> int:
    """The width on a screen: letters of ASCII and spaces between them take one column, others two."""
    return 2 * len(line.raw) - len(line.raw.encode("ascii", "ignore"))
