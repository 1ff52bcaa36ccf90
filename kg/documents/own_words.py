"""The words that a document has for its own place: 全县, 我区, 代表市人民政府; they tell its level."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.lexicon import word_list
from kg.model.document import Division, Level

_LAST = "省市州盟县区旗"
#: What each kind of word weighs: a government that speaks says more than 全市, which a county says of its city too.
_WEIGHTS = {"represents": 10.0, "ours": 2.0, "congress": 2.0, "whole": 1.0, "bare": 0.5}
#: So far a division of another level falls behind.
_OTHER_LEVEL = 12.0
_FIT = 6.0
#: From this weight on the words are certain; a few 全市 may all speak of the level above.
_CERTAIN = 10.0
#: So often 自治区 without a name before it speaks of the document's own place.
_SAID_OFTEN = 3


@cache
def _pattern() -> re.Pattern[str]:
    ranks = "|".join(word_list("layout", "places", "ranks"))
    return re.compile(
        rf"(?=[代我全自{_LAST}])(?:代表(?P<region>自治)?(?P<represents>[{_LAST}])(?:人民)?政府|我(?P<ours>[{_LAST}])(?!们)"
        rf"|(?<=[在受、])(?P<congress>[{_LAST}])(?:人大|政协)|全(?P<whole>[{_LAST}])(?!{ranks})|(?<![古族藏尔])自治(?P<bare>区))"
    )


@dataclass(frozen=True, slots=True)
class Own:
    """How much speaks for each last letter of a name, and whether an autonomous region speaks.

    Attributes:
        weights: the weight of each last letter.
        region: whether the document calls its place 自治区.
    """

    weights: Mapping[str, float]
    region: bool

    def fit(self, division: Division) -> float:
        """How well a division's level agrees with the document's own words; negative where it does not.

        >>> from kg.lexicon.divisions import divisions
        >>> own = own_words("现在,我代表区人民政府报告工作。全区增速居全市第一。")
        >>> own.fit(divisions().get("330212")) > 0 > own.fit(divisions().get("330200"))
        True
        """
        if not (top := max(self.weights.values(), default=0.0)):
            return 0.0
        share = min(1.0, self._of(division) / top)
        return min(1.0, top / _CERTAIN) * (_FIT * share - _OTHER_LEVEL * (1 - share))

    def allows(self, division: Division) -> bool:
        """Whether a division may be meant by its short name alone: its level is the document's own."""
        top = max(self.weights.values(), default=0.0)
        return top < _CERTAIN or self._of(division) > 0.5 * top

    def _of(self, division: Division) -> float:
        if self.region and division.name[-1] == "区":
            return self.weights.get("区", 0.0) if division.level is Level.PROVINCE else 0.0
        return self.weights.get(division.name[-1], 0.0)


def own_words(text: str) -> Own:
    """Weigh the words of a document for its own place.

    Args:
        text: the view's text.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    bare = 0
    region = False
    for found in _pattern().finditer(text):
        kind = found.lastgroup or ""
        weights[found[kind]] += _WEIGHTS[kind]
        bare += kind == "bare"
        region = region or bool(found["region"])
    return Own(weights, region or bare >= _SAID_OFTEN)
