"""Lines that only web sites print."""

from __future__ import annotations

from kg.lexicon import word_list, words


def is_site_line(letters: str) -> bool:
    """Whether a line, given without its spaces, is one that only a site prints.

    >>> is_site_line("上一篇："), is_site_line("版权所有：区人民政府"), is_site_line("全区生产总值")
    (True, True, False)
    """
    bare = letters.rstrip(":：")
    return bare in words("site", "lines", "words") or letters.startswith(word_list("site", "openings", "words"))
