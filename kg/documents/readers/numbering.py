"""The numbers that Word prints before paragraphs but does not keep in their text: 一、 （一） 1. (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

_HAN = "零一二三四五六七八九"
_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting"}
)
_ARABIC = frozenset({"decimal", "decimalFullWidth", "decimalHalfWidth"})


class _Level(NamedTuple):
    form: str
    text: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of one document.

    Args:
        document: the document, with its numbering definitions.
    """

    def __init__(self, document: WordDocument) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counts: dict[str, Counter[int]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        root = getattr(part, "element", None)
        if root is not None:
            self._read(root)
        for style in document.styles.element.iter(qn("w:style")):
            if (found := _number_of(style.find(qn("w:pPr")))) is not None:
                self._styles[style.get(qn("w:styleId")) or ""] = found

    def _read(self, root: etree._Element) -> None:
        abstract: dict[str, dict[int, _Level]] = {}
        for definition in root.iter(qn("w:abstractNum")):
            levels = {}
            for level in definition.iter(qn("w:lvl")):
                start = _value(level, "w:start") or "1"
                levels[int(level.get(qn("w:ilvl")) or "0")] = _Level(
                    _value(level, "w:numFmt"), _value(level, "w:lvlText"), int(start) if start.isdigit() else 1
                )
            abstract[definition.get(qn("w:abstractNumId")) or ""] = levels
        for number in root.iter(qn("w:num")):
            for index, level in abstract.get(_value(number, "w:abstractNumId"), {}).items():
                self._levels[number.get(qn("w:numId")) or "", index] = level

    def next_number(self, paragraph: etree._Element) -> str:
        """The number printed before a paragraph, or an empty string; counts it."""
        properties = paragraph.find(qn("w:pPr"))
        found = _number_of(properties)
        if found is None and properties is not None:
            found = self._styles.get(_value(properties, "w:pStyle"))
        if found is None or found not in self._levels:
            return ""
        number, index = found
        counts = self._counts.setdefault(number, Counter())
        counts[index] += 1
        for deeper in [i for i in counts if i > index]:
            del counts[deeper]
        text = self._levels[found].text
        for at in range(index + 1):
            level = self._levels.get((number, at))
            if level is None or f"%{at + 1}" not in text:
                continue
            if (shown := _shown(level.form, level.start + max(counts[at], 1) - 1)) is None:
                return ""
            text = text.replace(f"%{at + 1}", shown)
        return text if any(c.isalnum() for c in text) else ""


def _number_of(properties: etree._Element | None) -> tuple[str, int] | None:
    found = properties.find(qn("w:numPr")) if properties is not None else None
    if found is None:
        return None
    level = _value(found, "w:ilvl") or "0"
    return _value(found, "w:numId"), int(level) if level.isdigit() else 0


def _value(element: etree._Element, child: str) -> str:
    found = element.find(qn(child))
    return (found.get(qn("w:val")) or "") if found is not None else ""


def _shown(form: str, number: int) -> str | None:
    """A number in the form that Word prints, or None for forms that reports do not use.

    >>> _shown("chineseCounting", 12), _shown("chineseCounting", 20), _shown("decimal", 3), _shown("lowerRoman", 3)
    ('十二', '二十', '3', None)
    """
    if form in _ARABIC:
        return str(number)
    if form not in _CHINESE or not 0 < number < 100:
        return None
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _HAN[tens] + "十") + (_HAN[ones] if ones else "")
