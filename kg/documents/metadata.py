"""What is said of a document beside its text: sidecar files, manifest tables, columns; and how it overrides the text.

A sidecar ``report.docx.toml`` (or ``report.toml``) stands beside its file; a table ``manifest.csv`` or ``manifest.tsv``
in a folder has a column ``file`` and speaks of files at or below it. The sidecar wins over the table, both over the text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date

from kg.errors import InputError
from kg.lexicon.divisions import divisions, short_name
from kg.model.document import Context, Division, Genre, Issuer, Level
from kg.model.source import Given

#: The names of the keys, in English and Chinese, in any case.
KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "标题", "题名"),
    "issuer": ("issuer", "发布机构", "发布者"),
    "place": ("place", "district", "code", "region", "地区", "地点", "区县", "行政区", "代码", "行政区划代码"),
    "year": ("year", "年份", "年度"),
    "review_year": ("review_year", "回顾年份"),
    "plan_year": ("plan_year", "计划年份"),
    "genre": ("genre", "kind", "type", "文种", "体裁", "类型"),
    "day": ("day", "date", "日期", "发布日期", "时间"),
    "address": ("address", "url", "source", "link", "来源", "网址", "链接"),
}
MANIFESTS = ("manifest.csv", "manifest.tsv")
_FILE = ("file", "name", "path", "文件", "文件名")
_BY_NAME = {name: key for key, names in KEYS.items() for name in names}
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})")
_GENRES = {
    "政府工作报告": Genre.GOVERNMENT_REPORT,
    "党委工作报告": Genre.PARTY_REPORT,
    "人大常委会工作报告": Genre.CONGRESS_REPORT,
    "政协工作报告": Genre.CONFERENCE_REPORT,
    "计划报告": Genre.PLAN_REPORT,
    "预算报告": Genre.BUDGET_REPORT,
    "统计公报": Genre.COMMUNIQUE,
    "报告解读": Genre.DIGEST,
    "新闻": Genre.NEWS,
    "full report": Genre.GOVERNMENT_REPORT,
} | {genre.value: genre for genre in Genre}
_ISSUERS = {
    "政府": Issuer.GOVERNMENT,
    "党委": Issuer.PARTY,
    "人大": Issuer.CONGRESS,
    "政协": Issuer.CONFERENCE,
    "媒体": Issuer.PRESS,
} | {i.value: i for i in Issuer}


def known_key(name: object) -> bool:
    """Whether a column or key says something of a document.

    >>> known_key("Year"), known_key("标题"), known_key("id")
    (True, True, False)
    """
    return isinstance(name, str) and name.strip().lower() in _BY_NAME


def given_of(said: Mapping[str, str], where: str) -> Given:
    """What a row or a sidecar says.

    Args:
        said: the values by their keys; unknown keys are an error, so that a misspelt one is noticed.
        where: the file, for errors.

    Raises:
        InputError: a key is unknown or a value is none of its kind.

    >>> given_of({"标题": "报告", "year": "2021"}, "a.toml").year
    2021
    """
    values: dict[str, object] = {}
    for name, value in said.items():
        key = _BY_NAME.get(name.strip().lower())
        if key is None:
            raise InputError(f"unknown key {name}", where=where, remedy=f"use one of: {', '.join(KEYS)}")
        if value.strip():
            values.setdefault(key, _value(key, value.strip(), where))
    if not values:
        return Given()
    return Given(**values, where=where)  # type: ignore[arg-type]


def _value(key: str, value: str, where: str) -> object:
    if key in ("year", "review_year", "plan_year"):
        if not (found := _YEAR.search(value)):
            raise InputError(f"{value} is no year", where=where, remedy="write four digits")
        return int(found[0])
    if key == "day":
        if found := _DAY.search(value):
            try:
                return date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                pass
        raise InputError(f"{value} is no day", where=where, remedy="write it as 2021-02-05")
    if key == "issuer":
        return str(_ISSUERS.get(value.lower(), ""))  # of the name of an office nothing follows: the text tells
    if key == "genre":
        if value.lower() not in _GENRES:
            raise InputError(f"{value} is no kind of document", where=where, remedy=f"use one of: {', '.join(_GENRES)}")
        return str(_GENRES[value.lower()])
    return value


def read_sidecar(text: str, where: str) -> Given:
    """What a sidecar file says.

    Raises:
        InputError: it is no TOML, or says something unknown.
    """
    try:
        said = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"no TOML ({error})", where=where, remedy="mend the file") from error
    return given_of({key: str(value) for key, value in said.items()}, where)


def read_manifest(header: list[str], rows: list[list[str]], where: str) -> dict[str, Given]:
    """What a manifest table says, by the names of the files, relative to its folder.

    Columns that say nothing of a document are passed over.

    Raises:
        InputError: it has no column of files, or a value is none of its kind.
    """
    names = {name.strip().lower(): index for index, name in enumerate(header)}
    file = next((names[wanted] for wanted in _FILE if wanted in names), None)
    if file is None:
        raise InputError("no column names the files", where=where, remedy=f"name it one of: {', '.join(_FILE)}")
    found = {}
    for number, row in enumerate(rows, 2):
        if len(row) > file and row[file].strip():
            said = {n: row[i] for n, i in names.items() if i != file and i < len(row) and known_key(n)}
            found[row[file].strip().replace("\\", "/")] = given_of(said, f"{where}, row {number}")
    return found


def over(above: Given, below: Given) -> Given:
    """Two sayings of one document as one; where both speak, ``above`` holds.

    >>> over(Given(year=2021), Given(year=2020, title="报告"))
    Given(title='报告', issuer='', place='', year=2021, review_year=None, plan_year=None, genre='', day=None, address='', where='', parts=())
    """
    return Given(**{f.name: getattr(above, f.name) or getattr(below, f.name) for f in fields(Given)})


_ADDRESS = re.compile(
    r"(?:来源|原文|出处|链接|网址|地址|url)[^\n]{0,20}?(https?://[^\s\"'<>，。；、（）《》]{4,500})", re.IGNORECASE
)


def find_address(text: str) -> str:
    r"""The address that a document itself gives as its own, in its first or last lines.

    >>> find_address("政府工作报告\n来源：区政府 https://example.org/a.html\n各位代表：")
    'https://example.org/a.html'
    """
    found = _ADDRESS.search(text[:1500]) or _ADDRESS.search(text[-800:])
    return found[1].rstrip(".,;)") if found else ""


def of_each(given: Given) -> Given:
    """Of what is said of a file that holds several reports, that which holds for each: not its title, day and years.

    >>> of_each(Given(place="鄞州区", year=2021)) == Given(place="鄞州区")
    True
    """
    return replace(given, title="", day=None, year=None, review_year=None, plan_year=None, parts=())


def entry_of(name: str, said: Mapping[str, Given]) -> Given | None:
    """The entry of a manifest for a file, with those for its reports or rows (``a.txt#2``); None where it has none.

    >>> entry = entry_of("a.txt", {"a.txt": Given(year=2021), "a.txt#2": Given(year=2022), "b.txt": Given()})
    >>> entry.year, entry.of_part("2").year, entry_of("c.txt", {})
    (2021, 2022, None)
    """
    parts = tuple((key[len(name) + 1 :], given) for key, given in said.items() if key.startswith(name + "#"))
    if name not in said and not parts:
        return None
    return replace(said.get(name, Given()), parts=parts)


def find_division(words: str) -> Division | None:
    """The division that a code or a name means; those above it in front of the name tell namesakes apart.

    >>> find_division("410102").name, find_division("河北省保定市博野县").code, find_division("中原区").code
    ('中原区', '130637', '410102')
    """
    if words.isdigit():
        return divisions().get(words)
    best: tuple[int, int, str] | None = None
    for division in divisions().called:
        for name in (division.name, short_name(division.name)):
            if words.endswith(name):
                above = words[: len(words) - len(name)]
                known = sum(short_name(a.name) in above for a in divisions().ancestors(division))
                rank = (len(name), known, division.code)
                best = max(best, rank) if best else rank
                break
    return divisions().get(best[2]) if best and best[0] >= 2 else None


def apply(context: Context, given: Given) -> Context:
    """The context of a document with what was said beside its text; that is no longer inferred.

    Raises:
        InputError: the place is unknown.
    """
    if given == Given():
        return context
    done = replace(context, title=given.title or context.title, day=given.day or context.day)
    done = replace(done, address=given.address or context.address)
    settled = ({"day"} if given.day else set()) | ({"title"} if given.title else set())
    if given.genre:
        done = replace(done, genre=Genre(given.genre), refusal="")
    if given.issuer:
        done = replace(done, issuer=Issuer(given.issuer))
    if given.place:
        done = _placed(done, given)
        settled.add("place")
    review, plan = _years(done, given)
    if (review, plan) != (done.year, done.plan_year) or given.year or given.review_year or given.plan_year:
        settled |= {"year"} if given.year or given.review_year or given.plan_year else set()
        done = replace(done, year=review, plan_year=plan)
    return replace(done, inferred=done.inferred - settled)


def _placed(context: Context, given: Given) -> Context:
    division = find_division(given.place)
    if division is None:
        if given.place.isdigit():
            raise InputError(
                f"{given.place} is no code of GB/T 2260", where=given.where, remedy="use the six digits of the division"
            )
        return replace(context, division=None, place=given.place, ancestors=())
    if division.level is Level.TOWNSHIP:
        division = divisions().ancestors(division)[-1]
    return replace(context, division=division, place=division.name, ancestors=divisions().ancestors(division))


def _years(context: Context, given: Given) -> tuple[int | None, int | None]:
    """The years after what was given; a year that the text knows as either of its two changes nothing."""
    review, plan = context.year, context.plan_year
    if given.year is not None and (given.year not in (review, plan) or "year" in context.inferred):
        review = given.year - 1 if context.genre.looks_both_ways else given.year
        plan = given.year
    return given.review_year or review, given.plan_year or plan
