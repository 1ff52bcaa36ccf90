"""What decides the facts of a document besides its bytes: the code and the lexicon of the stations that read, and libraries."""

from __future__ import annotations

import hashlib
import platform
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from kg.builds.codec import FORMAT

#: The stations up to the facts of one document; the import contracts keep them from using any other.
_STATIONS = ("model", "lexicon", "documents", "mentions", "facts", "errors.py", "entities/brief.py")
#: The libraries that they read with.
_LIBRARIES = (
    "jieba", "rjieba", "ahocorasick_rs", "charset-normalizer", "trafilatura", "lxml", "python-docx", "pdfplumber", "pdfminer.six", "opencc", "rjieba",
)  # fmt: skip
#: Machine code made of the files beside it, which are hashed: it gives the same facts.
_COMPILED = (".so", ".pyd")


@cache
def fingerprint() -> str:
    """A digest of everything that reads documents: where it is the same, the same bytes give the same facts."""
    digest = hashlib.sha256(f"{FORMAT}|{sys.version_info[:2]}|{unicodedata.unidata_version}".encode())
    digest.update(platform.python_implementation().encode())
    for name in _LIBRARIES:
        digest.update(f"|{name} {_version(name)}".encode())
    return digest_of(digest.hexdigest(), [(files("kg") / station, station) for station in _STATIONS])


def digest_of(known: str, stations: Sequence[tuple[Traversable, str]]) -> str:
    """A digest of something known and of the names and bytes of all files of some stations."""
    digest = hashlib.sha256(known.encode())
    for place, station in stations:
        for part in _parts(place, station):
            digest.update(part)
    return digest.hexdigest()


def _parts(place: Traversable, name: str) -> Iterator[bytes]:
    """The name and the digest of every file of a station."""
    if place.is_dir():
        for inner in sorted(place.iterdir(), key=lambda p: p.name):
            if not inner.name.startswith(("__pycache__", ".")) and not inner.name.endswith(_COMPILED):
                yield from _parts(inner, f"{name}/{inner.name}")
    else:
        yield f"|{name}|".encode() + hashlib.sha256(place.read_bytes()).digest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
