"""Web pages: the main text without navigation, by trafilatura, its tables kept as rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from kg.documents.readers.encodings import decode, html_label
from kg.documents.readers.extract import MAX_CHARACTERS, Extract, Writer, is_han, tidy
from kg.documents.readers.grid import is_data
from kg.documents.readers.site import is_site_line
from kg.errors import InputError
from kg.model.source import Format, Given

#: A page has scripts and pictures beside its text, but no more characters than this.
MAX_PAGE = 4 * MAX_CHARACTERS
#: Browsers stop at 512 levels; real pages have some dozens.
MAX_DEPTH = 400
_DEPTH_TAG = re.compile(
    r"<(?P<end>/?)(?:div|span|table|tbody|font|b|i|em|strong|section|article|ul|ol|a|center|blockquote|form|u|small|big|sup|sub|main|details|svg|g|select|object|iframe|button|label|fieldset|dl)\b[^>]{0,2000}>",
    re.IGNORECASE,
)
#: Where what is no text of a page begins and ends.
_NO_TEXT = (("<%", "%>"), ("<?php", "?>"), ("<script", "</script"), ("<style", "</style"))
_TITLES = (
    re.compile(r"<title[^>]{0,300}>(.{0,300}?)</title>", re.DOTALL | re.IGNORECASE),
    re.compile(r"<h1[^>]{0,300}>([^<]{0,300})</h1>", re.DOTALL | re.IGNORECASE),
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_BLOCKS = frozenset({"p", "head", "item", "quote", "code", "table", "list", "row", "cell", "div", "fw", "ab"})


def read_html(data: bytes, where: str) -> Extract:
    """Read a web page.

    Args:
        data: the bytes of the page.
        where: the file, for errors.

    Raises:
        InputError: it is in no known encoding, nested too deeply, or holds no text.
    """
    from trafilatura import bare_extraction  # which takes a tenth of a second to load, and most files are no pages
    from trafilatura.settings import Extractor

    text, encoding = decode(data, where, html_label(data))
    if len(text) > MAX_PAGE:
        raise InputError(
            f"{len(text)} characters are more than a page can have ({MAX_PAGE})",
            where=where,
            remedy="split it into its documents",
        )
    page = _CONTROL.sub(" ", _only_text(text))
    _check_depth(page, where)
    options = Extractor(
        output_format="python",
        recall=True,
        tables=True,
        comments=False,
        formatting=False,
        links=False,
        images=False,
        dedup=False,
        with_metadata=False,
    )
    found = bare_extraction(page, options=options)
    body = found.body if found is not None and not isinstance(found, dict) else None
    if body is None:
        raise InputError("the page holds no main text", where=where, remedy="save the page with its article")
    writer = Writer()
    _write(body, writer)
    title = _title(page)
    if not writer.text.strip() and not title:
        raise InputError("the page holds no main text", where=where, remedy="save the page with its article")
    stated = title and title in re.sub(r"[\s#]", "", writer.text[:600])
    head = "" if stated or not title else title + "\n\n"
    return Extract(head + writer.text, Format.HTML, encoding, given=Given(address=_address(page)))


def _only_text(page: str) -> str:
    """The page without its scripts and styles, each found once, so that a page full of beginnings takes no longer.

    >>> _only_text("甲<SCRIPT>var a;</script >乙<style>丙")
    '甲 乙<style>丙'
    """
    for begin, end in _NO_TEXT:
        low = page.lower()
        if len(low) != len(page):  # a letter whose small form is longer: İ
            low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in page)
        pieces: list[str] = []
        at = 0
        while (start := low.find(begin, at)) >= 0 and (stop := low.find(end, start + len(begin))) >= 0:
            pieces += (page[at:start], " ")
            at = stop + len(end)
            if end[0] == "<":
                close = page.find(">", at)
                at = close + 1 if 0 <= close < at + 100 else at
        page = "".join((*pieces, page[at:]))
    return page


def _check_depth(page: str, where: str) -> None:
    depth = deepest = 0
    for tag in _DEPTH_TAG.finditer(page):
        depth = max(0, depth - 1) if tag["end"] else depth + 1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        raise InputError(
            f"its elements are nested {deepest} deep",
            where=where,
            remedy=f"save the page anew; browsers stop at 512, kg at {MAX_DEPTH}",
        )


def _title(page: str) -> str:
    """The headline of the page without the name of the site behind it."""
    for pattern in _TITLES:
        if found := pattern.search(page):
            title = re.split(r"[-_|—]+|【", re.sub(r"&[a-z]+;|\s", "", found[1]))[0]
            if sum(map(is_han, title)) >= 4:
                return title
    return ""


_CANONICAL = re.compile(
    r"""<(?:link[^>]{0,200}rel=["']?canonical["']?[^>]{0,200}href|meta[^>]{0,200}property=["']?og:url["']?[^>]{0,200}content)\s*=\s*["']?(https?://[^\s"'<>]{4,500})""",
    re.IGNORECASE,
)


def _address(page: str) -> str:
    found = _CANONICAL.search(page)
    return found[1] if found else ""


def _write(body: etree._Element, writer: Writer) -> None:
    for kind, node in _blocks(body):
        if kind == "table":
            rows = [[_words(cell) for cell in row.iter("cell")] for row in node.iter("row")]
            if is_data(rows):
                writer.table(rows)
                continue
            for cell in node.iter("cell"):
                for line in _lines(cell):
                    _write_line(line, writer)
        else:
            level = 2 if kind == "head" else 0
            for line in _lines(node):
                _write_line(line, writer, "#" * level + " " if level and len(line) <= 60 else "")


def _write_line(line: str, writer: Writer, mark: str = "") -> None:
    if not is_site_line("".join(line.split())):
        writer.line(mark + line)


def _blocks(body: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The paragraphs, headings, list items and tables, in order; each is given once, with all that is in it."""
    stack = [body]
    while stack:
        node = stack.pop()
        if node is not body and (node.tag == "table" or not _holds_blocks(node)):
            yield str(node.tag), node
            continue
        if (node.text or "").strip():
            piece = etree.Element("p")
            piece.text = node.text
            yield "p", piece
        for child in reversed(node):
            if (child.tail or "").strip():
                tail = etree.Element("p")
                tail.text = child.tail
                stack.append(tail)
            stack.append(child)


def _holds_blocks(node: etree._Element) -> bool:
    return any(child.tag in _BLOCKS for child in node.iterdescendants())


def _lines(node: etree._Element) -> Iterator[str]:
    """The lines of a paragraph, parted at its line breaks."""
    for line in _words(node, "\v").split("\v"):
        if tidied := tidy(line):
            yield tidied


def _words(node: etree._Element, line_break: str = " ") -> str:
    """The words of an element without its tail."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(node, events=("start", "end")):
        if event == "start":
            if element is not node and (element.tag in _BLOCKS or element.tag == "lb"):
                pieces.append(line_break)
            pieces.append(element.text or "")
        elif element is not node:
            pieces.append((line_break if element.tag in _BLOCKS else "") + (element.tail or ""))
    return "".join(pieces)
