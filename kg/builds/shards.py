"""A part of a build in one file: the facts of some of the documents, which `merge` puts together.

A shard holds the facts of each document, whole and in brief, and an index that says what became of every file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.builds.cache import Stored, add_facts, stored_of
from kg.builds.container import DamagedError, Writer, read_index
from kg.builds.fingerprint import fingerprint
from kg.builds.one import Failure, Item, Outcome, Task
from kg.errors import InputError

SUFFIX = ".kgs"
_MAGIC = b"kg-shard 5\n"
_ASKED = re.compile(r"(\d+)/(\d+)")


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a build a shard is.

    Attributes:
        number: from 1 on.
        of: how many there are.
        files: a digest of the names of all files of the build.
        failures: what failed before a file was found; the same in all parts.
    """

    number: int
    of: int
    files: str
    failures: tuple[Failure, ...] = ()


def asked(text: str) -> tuple[int, int]:
    """Which shard of how many is asked for.

    Raises:
        InputError: the text says neither.

    >>> asked("2/4")
    (2, 4)
    """
    found = _ASKED.fullmatch(text)
    number, of = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= of:
        raise InputError("this is no shard", where=text, remedy="write 1/4 for the first of four")
    return number, of


def shard_of(name: str, of: int) -> int:
    """The shard, from 1 on, that a file is in: by its name, so that it is the same on every machine.

    >>> sorted({shard_of(f"{n}.txt", 3) for n in range(20)})
    [1, 2, 3]
    """
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") % of + 1


def names_digest(tasks: Iterable[Task]) -> str:
    """A digest of the names of all files of a build, in their order."""
    text = "\0".join(task.name for task in tasks)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def write_shard(place: Path, part: Part, outcomes: Iterable[Outcome]) -> int:
    """Write a shard; how many documents it has.

    Args:
        place: the file.
        part: which part of the build it is.
        outcomes: what became of its files.

    Raises:
        OutputError: it cannot be written.
    """
    rows: list[list[Any]] = []
    with Writer(place.parent, _MAGIC) as file:
        for outcome in outcomes:
            for item in outcome.items:
                rows.append([outcome.number, item.place, *_row(item, file)])
        head = {
            "fingerprint": fingerprint(),
            "part": [part.number, part.of],
            "files": part.files,
            "failures": [[f.file, f.what, f.remedy] for f in part.failures],
            "items": rows,
        }
        file.finish(head, place)
    return sum(len(row) > 5 for row in rows)


def _row(item: Item, file: Writer) -> list[Any]:
    found = item.found
    if isinstance(found, Failure):
        return [found.file, found.what, found.remedy]
    if isinstance(found, Stored):
        sizes = found.size, found.text_size, found.brief_size
        start = file.add(found.raw())
        return [found.name, found.sha256, found.length, found.digest, found.region, start, *sizes]
    return list(add_facts(file, found))


def read_shards(places: Sequence[Path]) -> tuple[list[Outcome], list[Failure]]:
    """What became of the files of all shards of a build, in the order of the files, and what failed before.

    Raises:
        InputError: a shard is damaged, missing, there twice, or of another build.
    """
    if not places:
        raise InputError("there are no shards", remedy="write them with kg build --shard 1/4 -o shards, 2/4 ...")
    heads = [(place, _head(place)) for place in places]
    first, of = heads[0][1], heads[0][1]["part"][1]
    for place, head in heads:
        if head["fingerprint"] != fingerprint():
            raise InputError(
                "written by another version of kg", where=str(place), remedy="write all shards with this one"
            )
        if (head["part"][1], head["files"]) != (of, first["files"]):
            raise InputError("a shard of another build", where=str(place), remedy=f"it is not of those of {places[0]}")
    numbers = sorted(head["part"][0] for _, head in heads)
    if numbers != list(range(1, of + 1)):
        missing = sorted(set(range(1, of + 1)) - set(numbers))
        what = f"shard {missing[0]}/{of} is missing" if missing else "a shard is there twice"
        raise InputError(what, where=str(places[0].parent), remedy=f"give each of the {of} shards once")
    found: dict[int, list[Item]] = {}
    for place, head in heads:
        for number, *row in head["items"]:
            found.setdefault(number, []).append(_item(place, row))
    failures = [Failure(*row) for row in first["failures"]]
    return [Outcome(number, tuple(items)) for number, items in sorted(found.items())], failures


def _item(path: Path, row: list[Any]) -> Item:
    place, *rest = row
    if len(rest) == 3:
        return Item(place, Failure(*rest))
    return Item(place, stored_of(rest, path))


def _head(place: Path) -> dict[str, Any]:
    try:
        head: dict[str, Any] = read_index(place, _MAGIC, whole=True)
    except (OSError, DamagedError) as error:
        raise InputError("no shard, or a damaged one", where=str(place), remedy="write it again") from error
    return head


def shards_among(paths: Iterable[Path]) -> list[Path]:
    """The shards that paths name or hold, in order."""
    found: list[Path] = []
    for path in paths:
        found.extend(sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path])
    return found
