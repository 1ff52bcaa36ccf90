"""Writes reports that nobody gave: real sentence shapes with places, names, numbers and years drawn by a seed.

A place has its own parks, enterprises, projects and roads, which come back from year to year, and its main figures grow:
the target of one report meets the result in the next. No two reports are the same text. All sentences were written for
this file; nothing stands in a real report.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kg.lexicon.divisions import divisions
from kg.model.document import Division, Level

_SLOT = re.compile(r"\{(\w)\}")
_NUMERALS = "一二三四五六七八九十"
FIRST_YEAR = 2005
#: The names of one kind that a place has.
_NAMES = 40
#: About the length of a sentence of prose, and the length of text in which one sentence of names stands.
_PROSE, _NAMED = 40, 170
_TITLES = {"industry": "产业发展", "city": "城市建设", "rural": "乡村振兴", "people": "民生保障"}


@cache
def material() -> dict[str, Any]:
    """The sentences and the parts of names."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@cache
def counties() -> tuple[Division, ...]:
    """The counties whose name is no other's, so that a report is of one place."""
    found = [d for d in divisions().rows if d.level is Level.COUNTY]
    return tuple(d for d in found if len(divisions().named(d.name)) == 1 and divisions().townships(d.code))


@dataclass
class Place:
    """A place with its names and the course of its main figures, all drawn from one seed."""

    division: Division
    seed: int
    names: dict[str, list[str]] = field(default_factory=dict)
    levels: dict[str, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        draw, parts = random.Random(f"{self.seed}|{self.division.code}"), material()["places"]
        first, second = parts["first"].split(), parts["second"].split()

        def make(endings: list[str]) -> list[str]:
            return [draw.choice(first) + draw.choice(second) + draw.choice(endings) for _ in range(_NAMES)]

        kinds = {
            "园": "parks", "企": "firms", "项": "projects", "路": "roads", "板": "areas", "绿": "greens", "校": "schools", "馆": "halls",
        }  # fmt: skip
        self.names = {slot: make(parts[kind]) for slot, kind in kinds.items()}
        self.names["社"] = make(["村", "社区"])
        self.names["街"] = [d.name for d in divisions().townships(self.division.code)]
        short = self.division.name
        self.names["策"] = [f"{short}{policy}" for policy in parts["policies"]]
        self.names["会"] = [f"{draw.choice(first)}{draw.choice(second)}{event}" for event in parts["events"]]
        self.names["荣"], self.names["产"] = parts["honours"], parts["industries"]
        self.names["区"] = ["全县" if short.endswith("县") else "全市" if short.endswith("市") else "全区"]
        for row in material()["followed"]:
            level, course = draw.uniform(*row["start"]), []
            for _ in range(40):
                course.append(level)
                level *= 1 + draw.uniform(*row["growth"]) / 100
            self.levels[row["name"]] = course


class Writer:
    """Writes the report of one place and year.

    Args:
        place: the place.
        year: the year that the report plans for; it looks back on the one before.
        length: about how many characters it has.
    """

    def __init__(self, place: Place, year: int, length: int) -> None:
        self.place, self.year, self.length = place, year, length
        self.draw = random.Random(f"{place.seed}|{place.division.code}|{year}")

    def text(self) -> str:
        """The report."""
        name, last = self.place.division.name, self.year - 1
        above = divisions().ancestors(self.place.division)[:1]
        head = [
            f"{above[0].name if above else ''}{name}{self.year}年政府工作报告",
            "",
            f"——{self.year}年1月{self.draw.randint(8, 28)}日在{name}人民代表大会会议上",
            "",
            "各位代表：",
            f"现在，我代表{name}人民政府向大会报告工作，请予审议，并请政协委员和其他列席人员提出意见。",
            f"一、{last}年工作回顾",
            self.draw.choice(material()["review"]["openings"]) + self._followed(last, planned=False),
        ]
        review = list(self._sections("review", self.length * 6 // 10))
        plan = [
            f"二、{self.year}年工作安排",
            self.draw.choice(material()["plan"]["openings"]) + self._followed(self.year, planned=True),
            *self._sections("plan", self.length * 3 // 10),
            "各位代表，蓝图已经绘就，让我们携手同心、接续奋斗，为实现全年目标而努力！",
        ]
        return "\n".join([*head, *review, *plan]) + "\n"

    def _followed(self, year: int, *, planned: bool) -> str:
        """The main figures: as they came, or as they are to come."""
        said = []
        for row in material()["followed"]:
            course = self.place.levels[row["name"]]
            now, before = course[year - FIRST_YEAR + 1], course[year - FIRST_YEAR]
            growth = (now / before - 1) * 100
            if planned:
                rate = max(1.0, growth + self.draw.uniform(-1.5, 1.5))
                said.append(f"{row['name']}增长{rate:.1f}%以上")
            else:
                value = f"{now:.0f}" if row["unit"] == "元" else f"{now:.1f}"
                way = "增长" if growth >= 0 else "下降"
                said.append(f"{row['name']}完成{value}{row['unit']}，{way}{abs(growth):.1f}%")
        lead = f"{year}年主要预期目标是：" if planned else f"{year}年，"
        return lead + "；".join(said) + "。"

    def _sections(self, part: str, length: int) -> Iterator[str]:
        """Headed sections; each sentence with numbers stands once in a part, prose and counts are between them."""
        kinds = [key for key in material()[part] if key != "openings"]
        counted = self.draw.sample(material()["counted"]["nouns"], len(kinds) * (9 if part == "review" else 5))
        for number, kind in enumerate(kinds):
            yield f"（{_NUMERALS[number]}）{'突出' if part == 'review' else '抓好'}{_TITLES[kind]}。"
            said = [self._fill(shape) for shape in material()[part][kind]]
            said += [self._count(noun, part) for noun in counted[number :: len(kinds)]]
            named = length // len(kinds) // _NAMED
            said += [self._fill(self.draw.choice(material()["named"][part])) for _ in range(named)]
            said += [self._prose() for _ in range(max(0, length // len(kinds) - sum(map(len, said))) // _PROSE)]
            self.draw.shuffle(said)
            while said:
                size = self.draw.randint(3, 9)
                yield "".join(said[:size])
                del said[:size]

    def _count(self, noun: str, part: str) -> str:
        what, unit = noun.split()
        verbs = material()["counted"]["before" if part == "review" else "planned"]
        return f"{self.draw.choice(verbs)}{what}{self.draw.randint(2, 360)}{unit}。"

    def _prose(self) -> str:
        """A sentence without numbers."""
        plain = material()["plain"]
        verbs, adverbs, objects = (plain[key].split() for key in ("verbs", "adverbs", "objects"))
        clauses = [
            self.draw.choice(adverbs) + self.draw.choice(verbs) + self.draw.choice(objects)
            for _ in range(self.draw.randint(2, 4))
        ]
        return (
            self.draw.choice(plain["joints"]) + "，".join([*clauses, self.draw.choice(plain["results"].split())]) + "。"
        )

    def _fill(self, shape: str) -> str:
        return _SLOT.sub(lambda found: self._slot(found[1]), shape)

    def _slot(self, slot: str) -> str:
        draw = self.draw
        match slot:
            case "数":
                return str(draw.randint(2, 68))
            case "百":
                return str(draw.randint(100, 980))
            case "千":
                return str(draw.randint(1000, 9800))
            case "万":
                return f"{draw.uniform(1, 60):.1f}万"
            case "亿":
                return f"{draw.uniform(0.5, 320):.{draw.randint(1, 2)}f}"
            case "率":
                return f"{draw.uniform(1, 98):.1f}"
            case "点":
                return f"{draw.uniform(0.1, 6):.1f}"
            case "月":
                return str(draw.randint(3, 11))
        return draw.choice(self.place.names[slot])


def reports(count: int, length: int = 20_000, seed: int = 0, years: int = 20) -> Iterator[tuple[str, str]]:
    """The names and texts of so many reports: consecutive years of one place, then the next place.

    Args:
        count: how many.
        length: about how many characters each has.
        seed: another seed gives other reports.
        years: how many reports a place has.
    """
    order = list(counties())
    random.Random(seed).shuffle(order)
    for number in range(count):
        turn, step = divmod(number, years)
        place = Place(order[turn % len(order)], seed + turn // len(order))
        year = FIRST_YEAR + 1 + step
        yield f"{place.division.code}{place.division.name}/{year}.txt", Writer(place, year, length).text()


def write_reports(folder: Path, count: int, length: int = 20_000, seed: int = 0, years: int = 20) -> int:
    """Write reports into a folder; how many characters they have."""
    total = 0
    for name, text in reports(count, length, seed, years):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
        total += len(text)
    return total


if __name__ == "__main__":
    import sys

    write_reports(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 20_000)
