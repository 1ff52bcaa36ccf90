"""Whether paragraphs tell what was done or say what is to be done, by the words that each way of speaking uses.

Headings say it outright in most reports; this is for excerpts and for reports whose headings are lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.lexicon import word_list
from kg.model.document import Block, BlockKind

#: What was done weighs more: plans speak of it seldom, reviews of intentions often.
_BACK_WEIGHT = 1.5
#: One paragraph counts for no more than this, however long it is.
_MOST = 6.0
#: A stretch that looks ahead has at least so much to show for it.
_LEAST = 3.0
#: As much, where a heading has said that the document looks back.
_LEAST_AFTER_REVIEW = 9.0
#: The second item of a list and those after it belong to the part of the first: (三), 三是, 3..
_LATER_ITEM = re.compile(
    "^(?:\\((?:[二三四五六七八九十]|[2-9]|1\\d)\\)|[二三四五六七八九十]{1,2}是|(?:[2-9]|1\\d)[.、])"
)


@cache
def _words(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(re.escape(word)) for word in word_list("layout", "tense", kind))


def lean(paragraph: str) -> float:
    """How much more a paragraph looks ahead than back; negative where it looks back.

    >>> lean("加快推进产业园建设,力争新增企业60家,强化要素保障。") > 0
    True
    >>> lean("全年新增企业60家,同比增长12%,获评先进单位。") < 0
    True
    """
    ahead = sum(word.search(paragraph) is not None for word in _words("ahead"))
    back = sum(word.search(paragraph) is not None for word in _words("back"))
    return max(-_MOST, min(_MOST, ahead - _BACK_WEIGHT * back))


def turning_block(text: str, blocks: Sequence[Block], *, headed: bool = False) -> int | None:
    """The block from which on a document looks ahead, by its words alone; None where it looks back to its end.

    Args:
        text: the view's text.
        blocks: its blocks, in order.
        headed: whether a heading says that it looks back.
    """
    best, ahead, place = _LEAST_AFTER_REVIEW if headed else _LEAST, 0.0, None
    told = [i for i, block in enumerate(blocks) if block.kind in (BlockKind.BODY, BlockKind.BULLET)]
    for index in reversed(told):
        block = blocks[index]
        ahead += lean(text[block.start : block.end])
        if ahead >= best and (index == told[0] or not _LATER_ITEM.match(text[block.start : block.start + 5])):
            best, place = ahead, index
    return place
