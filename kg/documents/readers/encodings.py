"""Bytes become text.

The order follows the WHATWG habit of trying what can fail before what cannot: a byte order mark, UTF-16 without one,
strict UTF-8, the encoding that the file names, strict GB18030 (the Chinese national standard, a superset of GBK and
GB 2312), Big5, and only then a guess. GB18030 and Big5 share most of their byte pairs, so plausibility decides.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from kg.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Labels of the web that mean more than they say (WHATWG Encoding Standard, 4.2).
_LABELS = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
_COMMON = frozenset("，。、；：？！“”‘’（）《》〈〉—…％·　①②③④⑤⑥⑦⑧⑨⑩「」『』﹐﹑﹔％")
#: The commonest characters of running text in both scripts; hardly one of them comes out of a wrong decoding.
_FREQUENT = frozenset("的一是在和了不人有中大为為上个個国國我以会會工作全市区區县縣年发發展经經济濟建设設")
_SAMPLE = 200_000


def decode(data: bytes, where: str = "", label: str = "") -> tuple[str, str]:
    """The text of ``data`` and the name of its encoding, byte order mark removed.

    Args:
        data: the bytes.
        where: the file, for errors.
        label: the encoding that the file itself names, which is believed where it fits.

    Raises:
        InputError: the bytes are no text.

    >>> decode("二七区".encode("gb18030"))
    ('二七区', 'gb18030')
    >>> decode("二七区2020年".encode("utf-16-le"))
    ('二七区2020年', 'utf-16-le')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, where), encoding
    if b"\0" in data:
        if (wide := _unmarked_utf16(data)) is not None:
            return wide
        raise InputError("the file is binary", where=where, remedy="give the report as text, DOCX, HTML or PDF")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        broken = error
    tried = [_LABELS.get(label.lower(), label.lower())] if label else []
    tried += ["gb18030", "big5hkscs"]
    best = max(filter(None, (_scored(data, encoding) for encoding in dict.fromkeys(tried))), default=None)
    if best is not None and best[0] >= _PLAUSIBLE:
        return data.decode(best[2]), "big5" if best[2] == "big5hkscs" else best[2]
    guess = from_bytes(data[:_SAMPLE], cp_isolation=["big5", "big5hkscs", "shift_jis", "cp1252"]).best()
    if guess is not None and guess.encoding.startswith("big5") and (text := _try(data, guess.encoding)) is not None:
        return text, guess.encoding
    line = data.count(b"\n", 0, broken.start) + 1
    raise InputError(
        f"byte {broken.start} (line {line}) is neither UTF-8 nor GB18030 nor Big5",
        where=where,
        remedy="save the file as UTF-8",
    ) from broken


_PLAUSIBLE = 0.7


def _scored(data: bytes, encoding: str) -> tuple[float, int, str] | None:
    """How plausible a decoding is, from 0 to 2, and its number in the order of preference; None where it fails."""
    text = _try(data, encoding)
    if text is None:
        return None
    return plausibility(text), -("gb18030", "big5hkscs").index(encoding) if encoding in _KNOWN else -2, encoding


_KNOWN = ("gb18030", "big5hkscs")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte {error.start} is not {encoding}, although the file begins with its mark",
            where=where,
            remedy="save the file as UTF-8",
        ) from error


def _unmarked_utf16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark, where half the bytes of its spaces, digits and line ends are zero."""
    if len(data) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _try(data, encoding)
        if text is not None and "\0" not in text and plausibility(text[:_SAMPLE]) >= _PLAUSIBLE:
            return text, encoding
    return None


def plausibility(text: str) -> float:
    """How much a decoded text looks like Chinese: the share of common characters, and more for the commonest ones.

    >>> plausibility("全区生产总值增长，") > 1 > plausibility("é¨å")
    True
    """
    sample = text[:_SAMPLE]
    letters = [c for c in sample if ord(c) > 0x7F or c < "\t"]
    if not letters:
        return 1.0
    odd = sum("\ue000" <= c <= "\uf8ff" or ord(c) > 0xFFFF for c in letters)
    if odd > 0.02 * len(letters):
        return 0.0
    common = sum("\u4e00" <= c <= "\u9fff" or c in _COMMON for c in letters)
    frequent = sum(c in _FREQUENT for c in letters)
    return common / len(letters) + min(1.0, frequent / len(letters))


_META = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)


def html_label(data: bytes) -> str:
    """The encoding that a page names in its first kilobytes, or an empty string.

    >>> html_label(b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">')
    'gb2312'
    """
    found = _META.search(data[:4096])
    return found[1].decode("ascii") if found else ""
