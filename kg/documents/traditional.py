"""Traditional characters: read through their simplified forms, by OpenCC (the extra ``traditional``).

The conversion is one of letters for letters, so that every place in the text stays what it is; evidence quotes the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from kg.documents.readers.extract import is_han
from kg.errors import InputError
from kg.lexicon import words

#: From this share of plainly traditional letters on a text is written in them; a quotation or a name is not so much.
_LEAST = 0.03
_SAMPLE = 20_000


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters.

    >>> is_traditional("全區經濟運行總體平穩，實現增長。"), is_traditional("全区经济运行总体平稳，實現增长。" * 9)
    (True, True)
    >>> is_traditional("全区经济运行总体平稳，与臺灣企业签约。")
    False
    """
    sample = text[:_SAMPLE]
    traditional = len(_letters().findall(sample))
    return traditional > 2 and traditional > _LEAST * sum(map(is_han, sample))


@cache
def _letters() -> re.Pattern[str]:
    """Letters that simplified writing does not have."""
    return re.compile(f"[{''.join(sorted(words('layout', 'traditional', 'letters')))}]")


def simplified(text: str) -> str:
    """The text in simplified characters, letter for letter; a text that is written in them comes back as it is.

    Raises:
        InputError: the text is in traditional characters, and OpenCC is not installed.

    >>> simplified("全区经济运行总体平稳。")
    '全区经济运行总体平稳。'
    """
    if not is_traditional(text):
        return text
    convert = _converter()
    return "".join(_same_length(convert, line) for line in text.splitlines(keepends=True))


@cache
def _converter() -> Callable[[str], str]:
    try:
        import opencc
    except ImportError as error:
        raise InputError(
            "the text is in traditional characters, which need OpenCC", remedy="pip install 'kg[traditional]'"
        ) from error
    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


def _same_length(convert: Callable[[str], str], line: str) -> str:
    """A line converted as a whole, by its words; letter by letter where that would change its length."""
    whole = convert(line)
    if len(whole) == len(line):
        return whole
    letters = ((letter, convert(letter)) for letter in line)
    return "".join(new if len(new) == 1 else old for old, new in letters)
