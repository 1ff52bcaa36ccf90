"""Stretches of a text that are beside the point: side bars, abstracts, paragraphs said twice, advertisements.

A scraped page carries the titles of thirty other reports, dates, and the words of its site; a run of such lines is told
by its shape: short lines without sentences, several of them titles, dates or words that only sites use.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.documents.readers.site import is_site_line
from kg.lexicon import word_list, words
from kg.model.source import Aside, AsideKind
from kg.model.values import made_by_slots

#: A line is short when a title or a link could be so long.
_SHORT = 36
#: A run has so many lines, and so many of them are signs of a site.
_LEAST_RUN, _LEAST_SIGNS = 5, 3
#: A paragraph of so many letters is not said twice by chance.
_PARAGRAPH = 40
_OPENING = 30
_SENTENCE = re.compile(r"[。；;]|，.*，")
_DATE = re.compile(r"\[?\(?(?:20\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?\)?\]?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?")
_COUNT = re.compile(r"\d{1,9}")
_COUNTED = re.compile(r"(?:阅读|评论|点击|浏览|访问|点赞|收藏|转发)(?:次数|量|数)?[:：]?$")
_OTHER_TITLE = re.compile(
    r"(?:20\d\d年?.{0,20}|.{2,20})(?:政府工作报告|工作报告|统计公报|发展规划|规划纲要|预算报告|公报)(?:\(.{1,8}\))?"
)
#: One by one: a class by itself is looked for many times as fast as one that may repeat.
_ODD = re.compile(r"[\s?？*#|\u200b-\u200f\u2060\ufeff]")
#: 某事揭晓- 某网新闻: the name of the site behind the headline.
_SITE_NAME = re.compile(
    r"(?<=[\u4e00-\u9fff”)）])[ \t]*[-—_|][ \t]*[\u4e00-\u9fffA-Za-z]{2,12}(?:新闻|网|频道|资讯|门户|在线|论坛)[ \t]*$"
)
_ELLIPSIS = re.compile(r"(?:\.{3,}|…+)$")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]+")


@made_by_slots
@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    letters: str


def find_asides(text: str) -> tuple[Aside, ...]:
    r"""The stretches of a text that no fact is to be read from, in order, not overlapping.

    >>> text = 2 * ("标题\n" + "全年完成地区生产总值七百零九亿元，" * 4 + "\n")
    >>> [text[a.start : a.end][:4] for a in find_asides(text)]
    ['全年完成']
    """
    lines = [_Line(m.start(), m.end(), _ODD.sub("", m[0])) for m in _LINE.finditer(text)]
    found = _apart(sorted({*_side_bars(lines), *_abstracts(lines), *_repeated(lines), *_site_names(text, lines)}))
    if not (inside := list(_advertisements(text))):
        return tuple(found)
    ends = [aside.start for aside in found]
    for aside in _apart(sorted(inside)):
        at = bisect_right(ends, aside.start)
        if not (at and found[at - 1].end > aside.start) and not (at < len(ends) and ends[at] < aside.end):
            found.append(aside)
    return tuple(sorted(found))


def _apart(asides: list[Aside]) -> list[Aside]:
    """Of stretches in order those that do not overlap the one before them."""
    done: list[Aside] = []
    for aside in asides:
        if not done or aside.start >= done[-1].end:
            done.append(aside)
    return done


@cache
def _inside() -> re.Pattern[str]:
    return re.compile("|".join(word_list("site", "inside", "patterns")))


def _advertisements(text: str) -> Iterator[Aside]:
    """What a site says of itself inside a line: its address, its name with 转载请注明, an invitation to follow it."""
    lines: set[int] = set()
    for trigger in word_list("site", "inside", "triggers"):
        at = text.find(trigger)
        while at >= 0:
            lines.add(text.rfind("\n", 0, at) + 1)
            at = text.find(trigger, at + 1)
    for start in sorted(lines):  # the patterns are slow, none goes beyond a line, and each holds a trigger
        end = text.find("\n", start)
        for found in _inside().finditer(text, start, end if end >= 0 else len(text)):
            yield Aside(found.start(), found.end(), AsideKind.ADVERTISEMENT)


def _repeated(lines: list[_Line]) -> Iterator[Aside]:
    seen: set[str] = set()
    for line in lines:
        if len(line.letters) >= _PARAGRAPH:
            if line.letters in seen:
                yield Aside(line.start, line.end, AsideKind.REPEATED)
            seen.add(line.letters)


def _site_names(text: str, lines: list[_Line]) -> Iterator[Aside]:
    """The name of the site that the first line ends with."""
    if (
        lines
        and len(lines[0].letters) <= 2 * _SHORT
        and (name := _SITE_NAME.search(text, lines[0].start, lines[0].end))
    ):
        yield Aside(name.start(), name.end(), AsideKind.SIDE_BAR)


def _abstracts(lines: list[_Line]) -> Iterator[Aside]:
    """The first lines where they break off with dots and what they say stands again below."""
    for index, line in enumerate(lines[:20]):
        if len(line.letters) < _PARAGRAPH or not _ELLIPSIS.search(line.letters):
            continue
        opening = line.letters[:_OPENING]
        if opening in "".join(other.letters for other in lines[index + 1 : index + 40]):
            yield Aside(line.start, line.end, AsideKind.ABSTRACT)


def _side_bars(lines: list[_Line]) -> Iterator[Aside]:
    """Runs of short lines with the signs of a site; single words of the site beside the title go as well."""
    run: list[_Line] = []
    for line in [*lines, _Line(0, 0, "。")]:
        if len(line.letters) <= _SHORT and not _SENTENCE.search(line.letters):
            if line.letters:
                run.append(line)
            continue
        yield from _of_run(run, first=bool(run) and run[0] is next((x for x in lines if x.letters), None))
        run = []


def _of_run(run: list[_Line], *, first: bool) -> Iterator[Aside]:
    signs = [_is_sign(line.letters) for line in run]
    if first:
        # Before the text stand its own title and day: the words of the site and their counts go, and lists of titles.
        titles = [i for i, line in enumerate(run) if _OTHER_TITLE.fullmatch(line.letters)]
        if len(titles) > _LEAST_RUN:
            yield Aside(run[0].start, run[titles[-2]].end, AsideKind.SIDE_BAR)
            run = run[titles[-1] :]
        for index, line in enumerate(run):
            counted = index and _COUNT.fullmatch(line.letters) and _COUNTED.search(run[index - 1].letters)
            if is_site_line(line.letters) or counted:
                yield Aside(line.start, line.end, AsideKind.SIDE_BAR)
        return
    listed = (i for i, line in enumerate(run) if line.letters.rstrip(":：") in words("site", "related", "words"))
    if (related := next(listed, -1)) >= 0 and sum(signs) < _LEAST_SIGNS:
        yield Aside(run[related].start, run[-1].end, AsideKind.SIDE_BAR)  # the titles of other stories
        return
    if len(run) < _LEAST_RUN or sum(signs) < _LEAST_SIGNS:
        return
    begin = next(i for i, sign in enumerate(signs) if sign)
    for _ in range(2):  # the first title of a list may stand before its date
        if begin and not run[begin - 1].letters.endswith(_CLOSING):
            begin -= 1
    yield Aside(run[begin].start, run[-1].end, AsideKind.SIDE_BAR)


_CLOSING = ("！", "!", "。", "：", ":", "”")


def _is_sign(letters: str) -> bool:
    return bool(_DATE.fullmatch(letters) or _OTHER_TITLE.fullmatch(letters)) or is_site_line(letters)
