"""Fits the trees that weigh figures on the verdicts of readers, and prints how far they can be trusted.

``python tests/calibration/fit.py`` needs scikit-learn (BSD). Documents are kept together: what is said of a figure comes from
trees that have seen no figure of its document.
"""

from __future__ import annotations

import csv
import math
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from kg.facts.doubt.signs import CATEGORIES, SIGNS

HERE = Path(__file__).parent
LEXICON = HERE.parents[1] / "kg" / "lexicon" / "doubt.txt"
#: Values of a category are held to the mean as if so many more figures had been judged; rarer ones than the second are left out.
_PRIOR, _FEWEST = 20, 3
_DEPTH, _RATE, _TREES = 3, 0.08, 120
_FOLDS = 10
_BINS = (0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.01)


class Judged:
    """The verdicts.

    Attributes:
        document: the document of each figure.
        wrong: whether it is not right.
        categories: its categories.
        signs: its signs.
    """

    def __init__(self) -> None:
        with (HERE / "verdicts.csv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        self.document = np.array([int(row["document"]) for row in rows])
        self.wrong = np.array([row["verdict"] != "right" for row in rows]).astype(int)
        self.categories = [[row[name] for name in CATEGORIES] for row in rows]
        self.signs = np.array([[float(row[name]) for name in SIGNS] for row in rows])

    def rates(self, among: np.ndarray) -> list[dict[str, float]]:
        """For each category the share of wrong figures by its value."""
        usual = self.wrong[among].mean()
        tables = []
        for place in range(len(CATEGORIES)):
            seen: Counter[str] = Counter()
            wrong: Counter[str] = Counter()
            for index in among:
                seen[self.categories[index][place]] += 1
                wrong[self.categories[index][place]] += int(self.wrong[index])
            tables.append(
                {
                    value: round((wrong[value] + _PRIOR * usual) / (seen[value] + _PRIOR), 3)
                    for value in sorted(seen)
                    if value and seen[value] >= _FEWEST
                }
            )
        return tables

    def matrix(self, which: np.ndarray, rates: list[dict[str, float]], usual: float) -> np.ndarray:
        """The signs of some figures, the categories as their rates in front."""
        columns = [
            [table.get(self.categories[index][place], usual) for index in which] for place, table in enumerate(rates)
        ]
        return np.column_stack([*columns, self.signs[which]])


def booster() -> GradientBoostingClassifier:
    """What is fitted."""
    return GradientBoostingClassifier(
        n_estimators=_TREES,
        max_depth=_DEPTH,
        learning_rate=_RATE,
        subsample=0.6,
        max_features=0.3,
        min_samples_leaf=10,
        random_state=1,
    )


def unseen(judged: Judged) -> np.ndarray:
    """The doubt of each figure, by trees that have not seen its document."""
    doubts = np.zeros(len(judged.wrong))
    for seen, held in GroupKFold(_FOLDS).split(judged.signs, judged.wrong, judged.document):
        rates, usual = judged.rates(seen), judged.wrong[seen].mean()
        fitted = booster().fit(judged.matrix(seen, rates, usual), judged.wrong[seen])
        doubts[held] = fitted.predict_proba(judged.matrix(held, rates, usual))[:, 1]
    return doubts


def report(judged: Judged, doubts: np.ndarray) -> str:
    """How well the doubts tell right from wrong, as a table."""
    lines = [
        f"{len(doubts)} figures, {judged.wrong.mean():.1%} not right; area under the curve {roc_auc_score(judged.wrong, doubts):.3f}"
    ]
    lines.append("| doubt | figures | said | not right |\n|---|---|---|---|")
    for low, high in pairwise(_BINS):
        inside = (doubts >= low) & (doubts < high)
        if inside.any():
            lines.append(
                f"| {low:.2f}–{min(high, 1):.2f} | {inside.sum()} | {doubts[inside].mean():.3f} | {judged.wrong[inside].mean():.3f} |"
            )
    return "\n".join(lines)


def written(judged: Judged) -> str:
    """The lines of the lexicon: prior, rates and trees, fitted on all verdicts."""
    everything = np.arange(len(judged.wrong))
    rates, usual = judged.rates(everything), float(judged.wrong.mean())
    fitted = booster().fit(judged.matrix(everything, rates, usual), judged.wrong)
    lines = [f"prior {math.log(usual / (1 - usual)):.4f}", f"usual {usual:.4f}"]
    for category, table in zip(CATEGORIES, rates, strict=True):
        lines.extend(f"{category} {value} {rate:.3f}" for value, rate in table.items())
    for estimator in fitted.estimators_.ravel():
        tree = estimator.tree_
        level, questions = [0], []
        for _ in range(_DEPTH):
            below = []
            for node in level:
                leaf = tree.children_left[node] < 0  # ends early: both branches give its answer
                questions.append("0:1" if leaf else f"{tree.feature[node]}:{tree.threshold[node]:.4g}")
                below += [node, node] if leaf else [int(tree.children_left[node]), int(tree.children_right[node])]
            level = below
        answers = [f"{_RATE * tree.value[node][0][0]:.4f}" for node in level]
        lines.append(" ".join(["tree", *questions, *answers]))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    verdicts = Judged()
    sys.stdout.write(report(verdicts, unseen(verdicts)) + "\n")
    LEXICON.write_text(written(verdicts), "utf-8")
