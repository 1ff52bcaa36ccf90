"""The theme of a clause without numbers, as the figures of the next one hang on it: without its verbs and how it goes on."""

from __future__ import annotations

import re

from kg.lexicon import alternatives

_OBJECT_OF_EFFORT = re.compile("(?:加大|加强|强化)对?(?P<what>[^,。;]{2,}?)的?力度$")
#: 发明专利授权量|首次破万件: what it came to, by a round number.
_ROUND = re.compile(
    "(?<=[一-鿿]{3})(?:首次|首度|历史性|成功|一举|连续)*(?:突破|迈上|跃上|跨越|超过?|破)[百千万亿十几双两]+[^,。;的]{0,8}$"
)


def plain_theme(theme: str) -> str:
    """What a theme is about.

    Args:
        theme: the words of the clause.

    >>> plain_theme("深化“云岭讲堂”"), plain_theme("加大对困难家庭帮助力度"), plain_theme("经营主体总量首次破万户")
    ('“云岭讲堂”', '困难家庭帮助', '经营主体总量')
    """
    if (effort := _OBJECT_OF_EFFORT.fullmatch(theme)) is not None:
        return effort["what"]
    verbs, states = alternatives("cues", "binding", "promoting"), alternatives("cues", "binding", "going")
    theme = _ROUND.sub("", theme)
    theme = re.sub(rf"(?<=[一-鿿]{{3}})(?:{states})$", "", theme)
    return re.sub(rf"^(?:{verbs})+(?=[^,。;]{{3}})", "", theme)
