"""Tables in documents: which of them hold data, and which only lay out paragraphs."""

from __future__ import annotations

#: A cell of a table of data holds a name or a number; whole paragraphs in cells are layout.
_LONGEST_CELL = 80


def is_data(rows: list[list[str]]) -> bool:
    """Whether a table holds data rather than paragraphs that it only places.

    >>> is_data([["指标", "2020年"], ["地区生产总值", "709.3"]]), is_data([["首页", "全文。" * 40]]), is_data([["一段"]])
    (True, False, False)
    """
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if len(filled) < 2 or max(map(len, filled)) < 2:
        return False
    return all(len(cell.strip()) <= _LONGEST_CELL for row in filled for cell in row)
