"""What the notes at the end of a report say of the words that its review uses.

两馆一亭〔3〕建成投用 tells of a tea house where note 3 says: 两馆一亭：茶馆、书馆….
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.assessments.wording import bare
from kg.model.span import Span

#: A note: its number, the word that it explains, and what it says of it; or a number and the whole of it (指…, 即…).
_NOTE = re.compile(
    r"^[ \t　*#-]*[〔\[［(（【]?(?P<number>\d{1,3})[〕\]］)）】]?[.．、 　]{0,2}(?P<head>[^:：\n]{2,30}?)(?:[:：]|是指|，指|,指)(?P<body>[^\n]{4,160})$",
    re.MULTILINE,
)
#: Notes stand behind this share of a text.
_BEHIND = 2


def notes_in(text: str) -> Iterator[tuple[str, Span]]:
    """The notes of a document: the words that each explains, without marks, and the span of what it says.

    Args:
        text: the source of the document.
    """
    for hit in _NOTE.finditer(text, len(text) // _BEHIND):
        yield bare(hit["head"]), Span(*hit.span("body"))
