"""Layouts of space that plans count: “一轴两翼三片”, “四横五纵”; and the roads that only such a layout tells of."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import alternatives

NUMERAL = r"(?:\d+|[一二两双三四五六七八九十百多]+)"
_ROADS = re.compile("(?:高速|高等级|快速|骨干|国省|干线|旅游)*(?:公路|路|道|通道|干道|干线|高速|快速路)")


@cache
def layout() -> re.Pattern[str]:
    """“一轴两翼三片”, “四横五纵”: numbers of parts of space, of which maps are made and not measures."""
    parts = alternatives("quotes", "parts_of_space")
    return re.compile(rf"(?:{NUMERAL}(?:个|大|条)?(?:{parts})[、,·和]?)+")


def is_layout(inner: str) -> bool:
    """Whether a quotation counts parts of space and nothing else.

    >>> is_layout("三纵五环"), is_layout("四好")
    (True, False)
    """
    return layout().fullmatch(inner) is not None


def is_laid_out(name: str) -> bool:
    """Whether a quotation only tells how the roads behind it are laid out.

    >>> is_laid_out("“三纵五环”快速路"), is_laid_out("“四好”公路")
    (True, False)
    """
    close = name.find("”")
    return name.startswith("“") and _ROADS.fullmatch(name, close + 1) is not None and is_layout(name[1:close])
