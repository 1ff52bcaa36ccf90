"""Sessions of parties and congresses in the short forms of reports: 三十届二中、三中全会, 区八届二次党代会, 全国两会."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "meeting"
_ORDINAL = "[一二三四五六七八九十]{1,4}"
#: 党的三十届|二中、三中全会, 省委九届|九次、十次全会: the sessions of one committee, of which only the last is called so.
_PLENARIES = re.compile(
    rf"(?P<term>(?:党的|中共|党中央)?(?:[省市县区州旗]委|自治区党委)?第?{_ORDINAL}届)"
    rf"(?P<sessions>{_ORDINAL}[中次](?:[、和及]?{_ORDINAL}[中次])+)(?P<head>全会|全体会议)"
)
_SESSION = re.compile(rf"{_ORDINAL}[中次]")
#: The committee of a place, which its sessions are called by.
_OF_PLACE = re.compile("[省市县区州旗自]")
#: 区八届二次党代会, 区第九届党代会第四次会议.
_CONGRESSES = re.compile(
    rf"(?:[省市县区州旗])第?{_ORDINAL}届(?:{_ORDINAL}次(?:党代会|党员代表大会)|党代会(?:第?{_ORDINAL}次(?:全体)?会议)?)"
)
#: 党的三十大|指引: with 党的 in front it is the congress, whatever follows but what counts.
_CONGRESS = re.compile(rf"(?:党的|中共){_ORDINAL}大(?![类项个亿战举行特重工产优主支板])")
#: 全国两会, 省两会: the yearly sessions of the congress and of those who advise it.
_TWO_SESSIONS = re.compile("(?:全国|(?<![\u4e00-\u9fff])[省市县区州])两会")


def find_sessions(text: str, start: int, end: int) -> Iterator[Mention]:
    """The sessions of ``[start, end)`` that are named in short.

    Args:
        text: the view.
        start: where to begin.
        end: where to end.
    """
    if text.find("届", start, end) >= 0:
        for match in _PLENARIES.finditer(text, start, end):
            yield from _plenaries(match)
        yield from _whole(_CONGRESSES, text, start, end)
    if text.find("大", start, end) >= 0:
        yield from _whole(_CONGRESS, text, start, end)
    if text.find("两会", start, end) >= 0:
        yield from _whole(_TWO_SESSIONS, text, start, end)


def _whole(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Mention]:
    for match in pattern.finditer(text, start, end):
        yield Mention(Span(*match.span()), NameClass.MEETING, match[0], METHOD, 0.8)


def _plenaries(match: re.Match[str]) -> Iterator[Mention]:
    """Each session under its whole name: of 三十届二中、|三中|全会 the second is 三十届三中全会."""
    sessions = list(_SESSION.finditer(match.string, *match.span("sessions")))
    for session in sessions:
        begin = match.start() if session is sessions[0] else session.start()
        close = match.end() if session is sessions[-1] else session.end()
        name = f"{match['term']}{session[0]}{match['head']}"
        bare = name.removeprefix("党的").removeprefix("中共")
        other = "" if _OF_PLACE.match(bare) else bare if bare != name else f"党的{name}"
        yield Mention(Span(begin, close), NameClass.MEETING, name, METHOD, 0.75, aliases=(other,) if other else ())
