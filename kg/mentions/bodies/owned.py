"""Groups of firms: those that a level of government owns, named by what they do (省|储备粮集团), and those of a common word (鼎盛|集团)."""

from __future__ import annotations

from kg.lexicon import words as lexicon_words
from kg.mentions.walking.suffixes import generic_words
from kg.mentions.walking.walk import Words

_LEVELS = frozenset("省市区县州")
#: What a group of firms is called, and what the level's letter is only the first half of: 市|属集团, 县|域企业集团.
_GROUPS = ("集团", "集团公司", "集团有限公司")
_OF_LEVEL = ("属", "管", "级", "内", "外", "域", "直", "有", "里", "中")
#: Groups of which a level may have many: 省|龙头企业集团.
_KINDS = ("企业", "龙头", "大型", "骨干", "国有", "民营", "产业", "上市")
_SHORTEST, _LONGEST = 2, 8
_LONGEST_WORD = 3


def is_owned(words: Words, left: int, anchor: int, suffix: str) -> bool:
    """Whether ``[left, anchor)`` is the letter of a level and what its group of firms does.

    Args:
        words: the words of the block.
        left: where the name would begin.
        anchor: where its suffix begins.
        suffix: the suffix.
    """
    text = words.text
    if not suffix.endswith(_GROUPS) or text[left] not in _LEVELS or not words.begins_at(left + 1):
        return False
    about = text[left + 1 : anchor + len(suffix) - len("集团")]
    if not _SHORTEST <= len(about) <= _LONGEST or about.startswith(_OF_LEVEL) or about in generic_words():
        return False
    return about.isalpha() and not any(kind in about for kind in _KINDS)


def is_worded_group(words: Words, left: int, anchor: int, suffix: str) -> bool:
    """Whether one common word that is no trade and no sort of firm stands before 集团, as groups are called: 鼎盛|集团.

    Args:
        words: the words of the block.
        left: where the part before the ending begins.
        anchor: where the ending begins.
        suffix: the ending.
    """
    about = words.text[left:anchor]
    if suffix not in _GROUPS or not 2 <= len(about) <= _LONGEST_WORD or not words.begins_at(left):
        return False
    index = words.index_at(left)
    if index >= len(words.words) or words.words[index].end != anchor or about in generic_words():
        return False
    sorts = ("trades", "firm_endings", "firm_only", "no_groups")
    return not any(about in lexicon_words("enterprises", name) for name in sorts)
