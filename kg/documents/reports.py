"""Files that hold several reports one after another: where each begins.

A report begins with its title and the sentence in which the speaker says for whom it is given; both stand in one report
only once. Titles alone part a file where they differ in year, place or kind, and much running text follows each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.documents.dates import han_years
from kg.documents.view import fold
from kg.lexicon import word_list
from kg.model.source import Aside
from kg.model.values import made_by_slots

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]+")
_MANDATE = re.compile(
    r"(?:我,?(?:受|代表)|受)[^。感敬]{0,40}?(?:向(?:大会|本次|会议|全会|代表大会)[^。感敬]{0,6}(?:报告|作)|作[^。感敬]{0,12}报告|报告如下)"
)
#: A report has one review, and it stands first: a second one begins another report.
_REVIEW = re.compile(r"(?:一、|第一部分).{0,24}回顾.{0,12}")
_SALUTATION = re.compile(r"各位(?:代表|委员|同志)|同志们")
_MEETING = re.compile(r"^[—\-(]|会议|^20\d\d年\d{1,2}月\d{1,2}日|人民政府.{0,4}长|^[区县市省州旗]长")
_SENTENCE_END = re.compile(r"[。!?;]")
#: One by one: a class by itself is looked for many times as fast as one that may repeat.
_SPACES = re.compile(r"[\s#*\u200b-\u200f\ufeff]")
#: So many letters lie between the beginnings of two reports; a digest of a report is as short.
_LEAST = 1200
#: So many lines of a head stand before the sentence of the speaker.
_HEAD_LINES, _HEAD_LENGTH = 10, 80
_TITLE_LENGTH = 50
#: So many sentences follow a title of a report, and not one of a list of links.
_SENTENCES = 8


@made_by_slots
@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    letters: str
    before: int  # the letters of all lines before it


@cache
def _title() -> re.Pattern[str]:
    return re.compile(r".{0,40}(?:" + "|".join(word_list("genres", "reports", "titles")) + r")(?:\(.{1,14}\))?")


@cache
def _about() -> re.Pattern[str]:
    return re.compile("|".join(word_list("genres", "reports", "about")))


def find_reports(text: str, asides: Sequence[Aside]) -> tuple[tuple[int, int], ...]:
    r"""The stretches of the reports of a text, in order, together the whole text; one for nearly every file.

    Args:
        text: the source's text.
        asides: its side bars and abstracts, whose titles begin nothing.

    >>> one = "2021年甲县政府工作报告\n各位代表：\n现在，我代表县人民政府，向大会报告工作。\n" + "全县新建学校五所。\n" * 200
    >>> text = one + one.replace("2021", "2022")
    >>> [text[a : a + 5] for a, _ in find_reports(text, ())]
    ['2021年', '2022年']
    """
    lines = _lines(text, asides)
    starts = _spoken(lines) or [0]
    starts = sorted({*starts, *_titled(lines, starts), *_reviewed(lines, starts)})
    if sum(line.letters.count("。") for line in lines[: starts[0]]) < _SENTENCES:
        starts = starts[1:]  # what stands before the first belongs to it
    begins = [0, *(lines[i].start for i in starts if i)]
    return tuple(zip(begins, [*begins[1:], len(text)], strict=True))


def _lines(text: str, asides: Sequence[Aside]) -> list[_Line]:
    found = []
    before = 0
    rest = list(reversed(asides))
    for line in _LINE.finditer(text):
        while rest and rest[-1].end <= line.start():
            rest.pop()
        if rest and rest[-1].start <= line.start():
            continue
        if letters := _SPACES.sub("", fold(line[0])):
            found.append(_Line(line.start(), line.end(), letters, before))
            before += len(letters)
    return found


def _spoken(lines: list[_Line]) -> list[int]:
    """The first lines of the reports whose speakers say for whom they speak."""
    starts: list[int] = []
    for index, line in enumerate(lines):
        if _is_far(lines, index, starts) and _MANDATE.search(line.letters[:200]) and _is_opening(lines, index):
            starts.append(_head(lines, index))
    return starts


def _is_far(lines: list[_Line], index: int, starts: Sequence[int]) -> bool:
    """Whether the letters of a report lie between a line and the beginning before it."""
    before = max((start for start in starts if start <= index), default=None)
    return before is None or lines[index].before - lines[before].before >= _LEAST


def _is_opening(lines: list[_Line], index: int) -> bool:
    """Whether the speaker greets the meeting in the sentence, or in one of the two lines before it."""
    return any(_SALUTATION.match(line.letters) for line in lines[max(0, index - 2) : index + 1])


def _head(lines: list[_Line], index: int) -> int:
    """The first line of the head above the sentence of the speaker: its title, its meeting, or the salutation."""
    first = index
    for at in range(index - 1, max(-1, index - _HEAD_LINES - 1), -1):
        letters = lines[at].letters
        if len(letters) > _HEAD_LENGTH or (_SENTENCE_END.search(letters) and not _SALUTATION.match(letters)):
            break
        if _is_title(letters) or _MEETING.search(letters) or _SALUTATION.match(letters):
            first = at
    return first


def _is_title(letters: str) -> bool:
    return len(letters) <= _TITLE_LENGTH and bool(_title().fullmatch(letters)) and not _about().search(letters)


def _titled(lines: list[_Line], spoken: list[int]) -> list[int]:
    """The titles that differ from those before them and have the text of a report below them."""
    titles = [i for i, line in enumerate(lines) if _is_title(line.letters)]
    if len(titles) < 2:
        return []
    starts: list[int] = []
    seen: set[str] = set()
    for number, index in enumerate(titles):
        key = han_years(lines[index].letters)
        behind = lines[index + 1 : titles[number + 1] if number + 1 < len(titles) else len(lines)]
        sentences = sum(line.letters.count("。") for line in behind)
        if key in seen or sum(len(line.letters) for line in behind) < _LEAST or sentences < _SENTENCES:
            continue
        seen.add(key)
        if not any(abs(lines[index].before - lines[other].before) < _LEAST for other in spoken):
            starts.append(index)
    return starts if len(seen) > 1 else []


def _reviewed(lines: list[_Line], known: list[int]) -> list[int]:
    """The first headings 一、…回顾 of further reports, where none of their beginnings was known."""
    starts: list[int] = []
    for index, line in enumerate(lines):
        if len(line.letters) <= _TITLE_LENGTH and _REVIEW.fullmatch(line.letters):
            if _is_far(lines, index, (*known, *starts)):
                starts.append(_head(lines, index))
    return starts
