"""The palette: outlines and texts have their contrast, and colours stay apart for those who see fewer of them."""

from __future__ import annotations

import itertools
import math
import re

import pytest

from kg.views.glyphs import ASSETS, families

#: What eyes without one kind of cone see, in linear RGB (Machado, Oliveira and Fernandes 2009, severity 1).
SEEN = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
SERIES = tuple(f"s{n}" for n in range(6))


def _palette(theme: str) -> dict[str, str]:
    """The colours of a theme by name."""
    text = (ASSETS / "css" / "tokens.css").read_text(encoding="utf-8")
    blocks = re.findall(r"\{([^{}]*)\}", text)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[0]))
    if theme == "dark":
        colours |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[1]))
    return colours


def _linear(colour: str) -> list[float]:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def _lab(linear: list[float]) -> tuple[float, float, float]:
    """CIE L*a*b* of linear sRGB under D65."""
    red, green, blue = linear
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    a, b, c = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


def _apart(one: str, other: str, seen: str) -> float:
    """How far apart two colours are for some eyes (CIE 1976)."""
    points = []
    for colour in (one, other):
        linear = _linear(colour)
        mixed = (sum(m * part for m, part in zip(row, linear, strict=True)) for row in SEEN[seen])
        points.append(_lab([min(1.0, max(0.0, part)) for part in mixed]))
    return math.dist(*points)


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_stay_apart_for_every_eye(theme: str, seen: str) -> None:
    colours = _palette(theme)
    least = 20 if seen == "all cones" else 12
    for group in (tuple(families()), SERIES):
        for one, other in itertools.combinations(group, 2):
            assert _apart(colours[one], colours[other], seen) >= least, (one, other)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(a: str, b: str) -> float:
    dark, light = sorted((_luminance(a), _luminance(b)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_outlines_of_things_have_three_to_one_and_texts_four_and_a_half(theme: str) -> None:
    colours = _palette(theme)
    for family in families():
        for ground in (f"{family}-tint", "sheet", "paper"):
            assert _contrast(colours[f"{family}-edge"], colours[ground]) >= 3, (family, ground)
    for ink in ("ink", "soft", "accent", "target", "met", "grey", "estimate"):
        for ground in ("paper", "sheet"):
            assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for ground in ("result-soft", "estimate-soft", "target-soft", "relation-soft", "accent-soft", "sunk"):
        assert _contrast(colours["ink"], colours[ground]) >= 4.5, ground
    for bar in ("result", "target", "met", "accent", "grey"):
        assert _contrast(colours[bar], colours["sheet"]) >= 3, bar
    for line in SERIES:
        assert _contrast(colours[line], colours["sheet"]) >= 3, line
