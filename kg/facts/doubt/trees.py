"""The probability that a figure is wrong, from its signs: boosted trees, as gradient boosting fits them.

J. H. Friedman, Greedy Function Approximation: A Gradient Boosting Machine, Annals of Statistics 29 (2001): the log-odds are a
sum over small trees. They were fitted on figures that readers had judged, with their signs only and none of their words;
`tests/calibration` holds the judgements and fits anew.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from kg.errors import LexiconError
from kg.facts.doubt.signs import CATEGORIES
from kg.lexicon import read_data

#: Seven questions and eight answers: a full binary tree of three levels, its nodes level by level.
_QUESTIONS, _ANSWERS = 7, 8
_FILE = "doubt.txt"
#: The questions of a tree, each a sign and how far the left branch goes, and its answers.
Tree = tuple[tuple[tuple[int, float], ...], tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Forest:
    """The fitted trees.

    Attributes:
        prior: the log-odds before any question.
        usual: the share of figures that are wrong.
        rates: for each category the share of wrong figures by its value.
        trees: for each tree its questions (number of the sign, and up to which value the left branch goes) and its answers.
    """

    prior: float
    usual: float
    rates: tuple[dict[str, float], ...]
    trees: tuple[Tree, ...]

    def doubt(self, categories: tuple[str, ...], signs: list[float]) -> float:
        """The probability that a figure is wrong in at least one of its attributes.

        Args:
            categories: the values of `signs.CATEGORIES`.
            signs: the values of `signs.SIGNS`.
        """
        known = [rates.get(value, self.usual) for rates, value in zip(self.rates, categories, strict=True)]
        x = [*known, *signs]
        odds = self.prior
        for questions, answers in self.trees:
            at = 0
            while at < _QUESTIONS:
                sign, limit = questions[at]
                at = 2 * at + (1 if x[sign] <= limit else 2)
            odds += answers[at - _QUESTIONS]
        return 1 / (1 + math.exp(-odds))


@cache
def forest() -> Forest:
    """The trees of the lexicon."""
    return read_forest(_FILE)


def read_forest(file: str) -> Forest:
    """The trees of a file of the lexicon: a line for the prior, the usual share, each rate and each tree.

    Args:
        file: its name.

    Raises:
        LexiconError: a line of it is damaged.
    """
    prior = usual = 0.0
    rates: dict[str, dict[str, float]] = {category: {} for category in CATEGORIES}
    trees = []
    for number, line in enumerate(read_data(file).splitlines(), 1):
        kind, *values = line.split()
        try:
            if kind == "tree":
                trees.append(_tree(values))
            elif kind == "prior":
                prior = float(values[0])
            elif kind == "usual":
                usual = float(values[0])
            else:
                rates[kind][values[0]] = float(values[1])
        except (ValueError, KeyError, IndexError) as error:
            raise LexiconError(
                "a line that is no tree and no rate", where=f"{file}:{number}", remedy="reinstall kg"
            ) from error
    return Forest(prior, usual, tuple(rates.values()), tuple(trees))


def _tree(values: list[str]) -> Tree:
    questions = [value.split(":") for value in values[:_QUESTIONS]]
    answers = tuple(map(float, values[_QUESTIONS:]))
    if len(answers) != _ANSWERS:
        raise ValueError(values)
    return tuple((int(sign), float(limit)) for sign, limit in questions), answers
