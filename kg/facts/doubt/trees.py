"""The probability that a figure is wrong, from its signs: boosted trees, as gradient boosting fits them.

J. H. Friedman, Greedy Function Approximation: A Gradient Boosting Machine, Annals of Statistics 29 (2001): the log-odds are a
sum over small trees. They were fitted on figures that readers had judged, with their signs only and none of their words;
`tests/calibration` holds the judgements and fits anew.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kg.errors import LexiconError
from kg.facts.doubt.signs import CATEGORIES, SIGNS
from kg.lexicon import read_data

#: Seven questions and eight answers: a full binary tree of three levels, its nodes level by level.
_QUESTIONS, _ANSWERS = 7, 8
_FILE = "doubt.txt"
#: The signs that are no whole numbers.
_BROKEN = frozenset({*range(len(CATEGORIES)), len(CATEGORIES) + SIGNS.index("said")})
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
        odds: what gives the log-odds for the rates of the categories and the signs, made from the trees.
    """

    prior: float
    usual: float
    rates: tuple[dict[str, float], ...]
    trees: tuple[Tree, ...]
    odds: Callable[..., float]

    def doubt(self, categories: tuple[str, ...], signs: list[float]) -> float:
        """The probability that a figure is wrong in at least one of its attributes.

        Args:
            categories: the values of `signs.CATEGORIES`.
            signs: the values of `signs.SIGNS`.
        """
        usual = self.usual
        known = [rates.get(value, usual) for rates, value in zip(self.rates, categories, strict=True)]
        return 1 / (1 + math.exp(-self.odds(*known, *signs)))


def _function_of(prior: float, trees: list[Tree]) -> Callable[..., float]:
    """The function of all categories and signs that gives the log-odds, a sum with an expression for each tree.

    To step through the trees one by one takes four times as long, and more than finding the signs.
    """
    names = [f"x{number}" for number in range(len(CATEGORIES) + len(SIGNS))]
    made: Callable[..., float] = eval(
        f"lambda {', '.join(names)}: {' + '.join([repr(prior), *(_asked(tree, 0) for tree in trees)])}"
    )
    return made


def _asked(tree: Tree, at: int) -> str:
    """The expression for what a tree answers from a node on; where all answers are one, nothing is asked."""
    questions, answers = tree
    if at >= _QUESTIONS:
        return repr(answers[at - _QUESTIONS])
    left, right = _asked(tree, 2 * at + 1), _asked(tree, 2 * at + 2)
    sign, limit = questions[at]
    if left == right:
        return left
    most = limit if sign in _BROKEN else math.floor(limit)  # whole numbers are compared in half the time
    return f"({left} if x{sign} <= {most!r} else {right})"


@cache
def forest() -> Forest:
    """The trees of the lexicon."""
    return read_forest(read_data(_FILE), _FILE)


def read_forest(text: str, file: str) -> Forest:
    """The trees of a file of the lexicon: a line for the prior, the usual share, each rate and each tree.

    Args:
        text: what the file holds.
        file: its name.

    Raises:
        LexiconError: a line of it is damaged.
    """
    prior = usual = 0.0
    rates: dict[str, dict[str, float]] = {category: {} for category in CATEGORIES}
    trees = []
    for number, line in enumerate(text.splitlines(), 1):
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
    return Forest(prior, usual, tuple(rates.values()), tuple(trees), _function_of(prior, trees))


def _tree(values: list[str]) -> Tree:
    questions = [value.split(":") for value in values[:_QUESTIONS]]
    answers = tuple(map(float, values[_QUESTIONS:]))
    if len(answers) != _ANSWERS:
        raise ValueError(values)
    return tuple((int(sign), float(limit)) for sign, limit in questions), answers
