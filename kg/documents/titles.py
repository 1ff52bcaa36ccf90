"""The title of a document: the line that names it, or one made of its kind, place and year where it has none."""

from __future__ import annotations

import re

from kg.documents.headings import looks_ahead, looks_back
from kg.documents.joining import heading_level
from kg.lexicon import table
from kg.model.document import Block, BlockKind, Genre

#: A title stands on one of the first lines.
_LINES = 8
_NAMES_IT = re.compile(r"报告|公报|总结|解读|讲话")
_SPEAKER = re.compile(
    r"(?:人民政府|人大常委会|政协|[区县市省州旗]委)?.{0,4}(?:[区县市省州旗镇乡]长|主任|书记|主席)[\s\u4e00-\u9fff]{0,6}$"
)
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


def find_title(text: str, blocks: tuple[Block, ...]) -> str:
    """The title that a document prints, or an empty string.

    Args:
        text: the view's text.
        blocks: its blocks.
    """
    lines = [
        _closed(text[block.start : block.end])
        for block in blocks[:_LINES]
        if block.kind in (BlockKind.TITLE, BlockKind.HEADING)
    ]
    lines = _whole(lines)
    lines = [line for line in lines if not _is_part(line) and not _SPEAKER.search(line)]
    named = [line for line in lines if _NAMES_IT.search(line)]
    return max(named, key=lambda line: bool(re.search(r"\d{4}|[区县市省州旗]", line)), default=next(iter(lines), ""))


def _whole(lines: list[str]) -> list[str]:
    """Titles on two lines as one: 关于…执行情况|与…草案的报告.

    >>> _whole(["关于甲", "与乙的报告", "丙"])
    ['关于甲与乙的报告', '丙']
    """
    done: list[str] = []
    for line in lines:
        if done and line.startswith(("与", "和", "及", "暨")):
            done[-1] += line
        else:
            done.append(line)
    return done


def make_title(genre: Genre, place: str, year: int | None) -> str:
    """A title for a document that prints none.

    >>> make_title(Genre.GOVERNMENT_REPORT, "新安县", 2024)
    '新安县2024年政府工作报告'
    """
    return f"{place}{f'{year}年' if year else ''}{table('genres')['names'][genre.value]}"


def _is_part(line: str) -> bool:
    """Whether a line is the heading of a part."""
    return bool(heading_level(line)) or ((looks_back(line) or looks_ahead(line)) and not _NAMES_IT.search(line))


def _closed(line: str) -> str:
    """A title that is set with spaces between its letters, without them.

    >>> _closed("政 府 工 作 报 告"), _closed("攀高2024 全力以赴")
    ('政府工作报告', '攀高2024 全力以赴')
    """
    spaces = len(_SPACED.findall(line))
    return _SPACED.sub("", line) if spaces >= 3 and spaces * 2 + 1 >= len(line) else line
