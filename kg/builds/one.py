"""One file becomes the facts of its documents, or the reasons why it does not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.builds.cache import Cache, Stored
from kg.documents.context import make_document
from kg.documents.reading import bytes_of, given_of, sources_of
from kg.documents.share import WHOLE, Share
from kg.errors import InputError
from kg.facts.extract import extract
from kg.mentions.words import crosses_seam
from kg.model.fact import DocumentFacts
from kg.model.source import Given, Source


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read."""

    file: str
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read.

    Attributes:
        number: its place among all files of the build.
        name: its name relative to the folder it was found in.
        path: where it is.
        size: its bytes, as far as known.
        address: where it lies, if it must be fetched first.
        beside: the names and addresses of the files that say something of it, to be fetched too.
        share: which of its rows or members are read.
    """

    number: int
    name: str
    path: Path
    size: int = 0
    address: str = ""
    beside: tuple[tuple[str, str], ...] = ()
    share: Share = WHOLE


@dataclass(frozen=True, slots=True)
class Item:
    """What became of one document of a file.

    Attributes:
        place: the file, with the member of it that the document came from.
        found: its facts, or where they are kept, or why there are none.
    """

    place: str
    found: DocumentFacts | Stored | Failure


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file.

    Attributes:
        number: the number of its task.
        items: its documents in their order.
        keys: the keys of its entries in the cache, where it has any.
        kept: whether it was taken from the cache.
    """

    number: int
    items: tuple[Item, ...]
    keys: tuple[str, ...] = ()
    kept: bool = False


def read(task: Task, cache: Cache | None, *, hold: bool) -> Outcome:
    """Read a file and extract the facts of its documents.

    Args:
        task: the file.
        cache: where the facts are kept, or None to keep them nowhere.
        hold: return the facts themselves, also where they are kept.
    """
    try:
        data, given = bytes_of(task.path), given_of(task.path, task.name)
    except InputError as error:
        return Outcome(task.number, (_failed(task, error),))
    items = _items(task, data, given)
    if cache is None:
        return Outcome(task.number, tuple(items))
    done: list[Item | str] = []  # a document that is kept stands by its place alone until the entry is there
    failed = False
    with cache.entry() as entry:
        for item in items:
            if isinstance(item.found, DocumentFacts):
                entry.keep(item.found)
                done.append(item if hold else item.place)
            else:
                failed = True
                done.append(item)
        if failed and not entry.rows:
            return Outcome(task.number, tuple(item for item in done if isinstance(item, Item)))
        key = key_of(cache, task, hashlib.sha256(data).hexdigest(), given)
        key = f"{key}-partly" if failed else key  # a file of which something failed is read again by the next build
        stored = iter(cache.finish(entry, key))
    return Outcome(
        task.number, tuple(one if isinstance(one, Item) else Item(one, next(stored)) for one in done), (key,)
    )


def key_of(cache: Cache, task: Task, digest: str, given: Given) -> str:
    """The key of the entry of a file, or of the share of it that is read.

    Args:
        cache: the cache.
        task: the file.
        digest: the digest of its bytes.
        given: what is said of it beside its text.
    """
    key = cache.key_of(digest, task.name, given)
    return key if task.share == WHOLE else f"{key}-{task.share.number + 1}-of-{task.share.of}"


def _items(task: Task, data: bytes, given: Given) -> Iterator[Item]:
    try:
        for source in sources_of(data, task.name, str(task.path), given, task.share):
            yield _item(task, source)
    except InputError as error:
        yield _failed(task, error)


def _item(task: Task, source: Source | InputError) -> Item:
    try:
        if isinstance(source, InputError):
            raise source
        return Item(place_of(task, source.name), extract(make_document(source, crosses_seam)))
    except InputError as error:
        return _failed(task, error)


def _failed(task: Task, error: InputError) -> Item:
    where = error.where or str(task.path)
    return Item(where, Failure(where, error.what, error.remedy))


def place_of(task: Task, member: str) -> str:
    """The file, with the member of it that a document came from.

    Args:
        task: the file.
        member: the name of the document.
    """
    return str(task.path) + member.removeprefix(task.name)
