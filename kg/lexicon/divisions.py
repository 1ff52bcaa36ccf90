"""The administrative divisions of China with their GB/T 2260 codes, and their short names."""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache, lru_cache

from kg.lexicon import read_data
from kg.model.document import Division, Level

_PEOPLES = (
    "壮族|回族|维吾尔族?|藏族|苗族|彝族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|"
    "纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|塔吉克族?|怒族|鄂温克族|保安族|裕固族|独龙族|鄂伦春|"
    "各族|蒙古族?|满族蒙古族"
)
_TAIL = re.compile(rf"(?:(?:{_PEOPLES})+)?(?:自治区|自治州|自治县|自治旗|特别行政区|地区|[省市区县旗盟])$")


@lru_cache(maxsize=1 << 14)
def short_name(name: str) -> str:
    """The name people use: without the kind of division and the peoples; whole where too little would be left.

    >>> [short_name(n) for n in ("河南省", "郑州市", "中原区", "易县", "管城回族区", "三江侗族自治县", "内蒙古自治区")]
    ['河南', '郑州', '中原', '易县', '管城', '三江', '内蒙古']
    """
    if name.startswith("内蒙古"):
        return "内蒙古"  # a people's name that is part of the place's
    short = _TAIL.sub("", name)
    return short if len(short) >= 2 else name


class Divisions:
    """Look-up of divisions by code and by full or short name.

    Args:
        rows: all divisions down to the counties.
        former: what some of them were called before, or what was merged into them, under the codes of today.

    Attributes:
        rows: the divisions of today.
        called: the divisions under every name that they have or had: a report of 2011 speaks of 大丰市, today 大丰区.
    """

    def __init__(self, rows: tuple[Division, ...], former: tuple[Division, ...] = ()) -> None:
        self.rows = rows
        self.called = (*rows, *former)
        self._by_code = {d.code: d for d in rows}
        self._by_name: dict[str, list[Division]] = defaultdict(list)
        self._by_short: dict[str, list[Division]] = defaultdict(list)
        for d in self.called:
            self._by_name[d.name].append(d)
            self._by_short[short_name(d.name)].append(d)

    def get(self, code: str) -> Division | None:
        """The division with this code, or None."""
        return self._by_code.get(code)

    def named(self, name: str) -> tuple[Division, ...]:
        """All divisions that have, or had, exactly this full name."""
        return tuple(self._by_name.get(name, ()))

    def short(self, name: str) -> tuple[Division, ...]:
        """All divisions with this short name (or with this full name, where it has no shorter one)."""
        return tuple(self._by_short.get(name, ()))

    def ancestors(self, division: Division) -> tuple[Division, ...]:
        """The divisions above one, province first; a municipality's districts have only the municipality.

        >>> [d.name for d in divisions().ancestors(divisions().get("410102"))]
        ['河南省', '郑州市']
        """
        above: list[Division] = []
        code = division.parent_code
        while code is not None:
            parent = self._by_code.get(code)
            if parent is not None:
                above.append(parent)
                code = parent.parent_code
            else:
                code = code[:2] + "0000" if not code.endswith("0000") else None
        return tuple(reversed(above))

    def townships(self, code: str) -> tuple[Division, ...]:
        """The streets, towns and townships of a county (six digits), in the order of their codes.

        >>> [d.name for d in divisions().townships("410102")][:2]
        ['林山寨街道', '建设路街道']
        """
        lines = _township_lines()
        at = bisect_left(lines, code)
        found = []
        while at < len(lines) and lines[at].startswith(code):
            town, _, name = lines[at].partition(",")
            found.append(Division(town, name, Level.TOWNSHIP))
            at += 1
        return tuple(found)

    def is_township(self, name: str) -> bool:
        """Whether a street, a town or a township anywhere in the country has this full name.

        >>> divisions().is_township("林山寨街道"), divisions().is_township("坪乡")
        (True, False)
        """
        return name in _township_names()


@cache
def _township_names() -> frozenset[str]:
    names = {line.partition(",")[2] for line in _township_lines()}
    peoples = re.compile(rf"(?:{_PEOPLES}|民族)+(?=乡$)")
    return frozenset(names | {peoples.sub("", name) for name in names if name.endswith("族乡")})


@cache
def _township_lines() -> list[str]:
    return read_data("townships.csv").splitlines()[1:]


@cache
def divisions() -> Divisions:
    """The table of the lexicon.

    >>> divisions().get("410102").name
    '中原区'
    >>> divisions().named("横县"), divisions().get("450181").name
    ((Division(code='450181', name='横县', level=<Level.COUNTY: 'county'>),), '横州市')
    """
    reader = csv.DictReader(io.StringIO(read_data("divisions.csv")))
    rows = tuple(Division(r["code"], r["name"], Level(r["level"])) for r in reader)
    levels = {row.code: row.level for row in rows}
    former = csv.DictReader(io.StringIO(read_data("former_divisions.csv")))
    return Divisions(rows, tuple(Division(r["code"], r["name"], levels[r["code"]]) for r in former))
