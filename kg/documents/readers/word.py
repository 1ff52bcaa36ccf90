"""Word files (Office Open XML, ISO/IEC 29500): paragraphs and tables in order, headings as headings, numbering restored."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError, PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from kg.documents.readers.extract import Extract, Writer, tidy
from kg.documents.readers.grid import is_data
from kg.documents.readers.numbering import Numbering
from kg.documents.readers.unzip import check_archive
from kg.errors import InputError
from kg.model.source import Format

_P, _TBL, _TR, _TC, _SDT = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:sdt")
_CONTENT = qn("w:sdtContent")
_T, _TAB, _BR, _CR, _HYPHEN = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")
#: What is in the file but not on the page, or on the page twice.
_SKIPPED = frozenset(
    {
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:txbxContent"),
        qn("w:pPr"),
        qn("w:rPr"),
        qn("w:instrText"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_WRAPPERS = frozenset({qn("w:ins"), qn("w:moveTo"), qn("w:customXml"), qn("w:smartTag")})
_WHAT_PYTHON_DOCX_RAISES = (
    OpcError,
    PackageNotFoundError,
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    AttributeError,
    IndexError,
    TypeError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
)


def read_docx(data: bytes, where: str) -> Extract:
    """Read a Word file.

    Args:
        data: the bytes of the file.
        where: the file, for errors.

    Raises:
        InputError: it is damaged, encrypted, unpacks to more than a document can have, or holds no text.
    """
    check_archive(data, where)
    try:
        document = docx.Document(io.BytesIO(data))
        writer = _Writer(document).write()
    except _WHAT_PYTHON_DOCX_RAISES as error:
        raise InputError(
            f"no readable Word file ({type(error).__name__})",
            where=where,
            remedy="open it in Word and save it as .docx",
        ) from error
    if not writer.text.strip():
        raise InputError(
            "the Word file holds no text", where=where, remedy="if it holds pictures of pages, read them by OCR"
        )
    return Extract(writer.text, Format.DOCX, pages=writer.pages)


@dataclass
class _Writer:
    """Writes one document; paragraphs are counted as Word counts them, empty ones left out."""

    document: WordDocument
    out: Writer = field(default_factory=Writer)

    def write(self) -> Writer:
        """Write all of the body."""
        self.styles = {
            style.style_id: (style.name or "") for style in self.document.styles if style.style_id is not None
        }
        self.numbering = Numbering(self.document)
        self._container(self.document.element.body)
        return self.out

    def _container(self, container: etree._Element) -> None:
        for child in container:
            if child.tag == _P:
                self._paragraph(child)
            elif child.tag == _TBL:
                self._table(child)
            elif child.tag == _SDT:
                for content in child.iter(_CONTENT):
                    self._container(content)
                    break
            elif child.tag in _WRAPPERS:
                self._container(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = self.styles.get(style.get(qn("w:val")) or "", "") if style is not None else ""
        number = self.numbering.next_number(paragraph)
        lines = [tidied for line in _words(paragraph).split("\n") if (tidied := tidy(line))]
        if not lines:
            return
        self.out.page()
        level = _heading_level(name)
        for index, line in enumerate(lines):
            mark = "#" * level + " " if level and len(line) <= 60 else ""
            self.out.line(mark + (number if index == 0 else "") + line)

    def _table(self, table: etree._Element) -> None:
        rows = [[_words(cell) for cell in _cells(row)] for row in table.iterchildren(_TR)]
        if is_data(rows):
            self.out.page()
            self.out.table([[cell.replace("\n", "") for cell in row] for row in rows])
            return
        for row in table.iterchildren(_TR):
            for cell in row.iter(_TC):
                self._container(cell)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row; one that spans columns is followed by empty ones, so that columns stay in line."""
    empty = etree.Element(_TC)
    for cell in row.iter(_TC):
        yield cell
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        wide = span.get(qn("w:val")) or "1" if span is not None else "1"
        for _ in range(min(int(wide), 64) - 1 if wide.isdigit() else 0):
            yield empty


def _heading_level(style: str) -> int:
    """The depth that a style's name says, 1 to 6, or 0: ``heading 2``, ``标题 2``, ``Title``."""
    words = style.lower().replace("标题", "heading ").split()
    if words[:1] == ["title"] or style == "标题":
        return 1
    if words[:1] == ["heading"] and len(words) == 2 and words[1].isdigit():
        return min(6, int(words[1]))
    return 0


def _words(element: etree._Element) -> str:
    """The words of an element as they are shown: insertions taken, deletions left out, paragraphs parted by line ends."""
    pieces: list[str] = []
    stack = [element]
    while stack:
        node = stack.pop()
        tag = node.tag
        if tag in _SKIPPED:
            continue
        if tag == _T:
            pieces.append(node.text or "")
        elif tag == _TAB:
            pieces.append("\t")
        elif tag == _HYPHEN:
            pieces.append("-")
        elif tag in (_BR, _CR) or (tag == _P and pieces):
            pieces.append("\n")
        stack.extend(reversed(node))
    return "".join(pieces)
