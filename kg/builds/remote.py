"""Files that lie elsewhere (HDFS, S3, a web server): listed by the driver, fetched by whoever reads them, through fsspec."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from kg.builds.one import Failure, Item, Outcome, Task, read
from kg.documents.metadata import MANIFESTS
from kg.documents.reading import SUFFIXES
from kg.errors import KgError


def is_remote(path: str) -> bool:
    """Whether a path is an address of fsspec.

    >>> is_remote("s3://bucket/reports"), is_remote("reports")
    (True, False)
    """
    return "://" in path


def remote_tasks(address: str) -> tuple[list[Task], list[Failure]]:
    """The files at an address, each with those beside it that say something of it; or why there are none.

    The same rules hold as for folders here: no hidden files, no manifests, only endings that kg reads.
    """
    system, root = _system(address)
    try:
        if system.isfile(root):
            found = {PurePosixPath(root).name: system.info(root)}
            return [_task(system, name, info, {}) for name, info in found.items()], []
        listed = system.find(root, detail=True)
    except OSError:
        listed = {}
    named = {path.removeprefix(root).strip("/"): info for path, info in listed.items()}
    wanted = sorted(name for name in named if _is_document(PurePosixPath(name)))
    if not wanted:
        return [], [Failure(address, "no document here", "check the address")]
    return [_task(system, name, named[name], named) for name in wanted], []


def _is_document(name: PurePosixPath) -> bool:
    hidden = any(part.startswith(".") for part in name.parts)
    return name.suffix.lower() in SUFFIXES and not hidden and name.name.lower() not in MANIFESTS


def _task(system: Any, name: str, info: dict[str, Any], named: dict[str, dict[str, Any]]) -> Task:
    place = PurePosixPath(name)
    said = [place.with_name(place.name + ".toml"), place.with_suffix(".toml")]
    said += [folder / manifest for folder in place.parents for manifest in MANIFESTS]
    beside = {str(one): system.unstrip_protocol(named[str(one)]["name"]) for one in said if str(one) in named}
    address = system.unstrip_protocol(info["name"])
    return Task(0, name, Path(name), int(info.get("size") or 0), address, tuple(beside.items()))


def read_remote(task: Task) -> Outcome:
    """Fetch a file with what stands beside it, and read it; errors name its address."""
    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        here = Path(folder) / task.name
        try:
            for name, address in ((task.name, task.address), *task.beside):
                fetch(address, Path(folder) / name)
        except OSError as error:
            failure = Failure(task.address, f"cannot be fetched ({error})", "check the address and the network")
            return Outcome(task.number, (Item(task.address, failure),))
        outcome = read(replace(task, path=here), None, hold=True)
    return replace(outcome, items=tuple(_readdressed(item, str(here), task.address) for item in outcome.items))


def _readdressed(item: Item, here: str, address: str) -> Item:
    found = item.found
    if isinstance(found, Failure):
        found = replace(found, file=found.file.replace(here, address))
    return Item(item.place.replace(here, address), found)


def fetch(address: str, place: Path) -> None:
    """Copy a file from an address."""
    system, path = _system(address)
    place.parent.mkdir(parents=True, exist_ok=True)
    with system.open(path, "rb") as there, place.open("wb") as here:
        shutil.copyfileobj(there, here)


def store(place: Path, address: str) -> str:
    """Copy a file to an address: first beside its name there, then renamed, so that it is seen whole."""
    system, path = _system(address)
    system.makedirs(path.rpartition("/")[0], exist_ok=True)
    system.put_file(str(place), f"{path}.part")
    system.mv(f"{path}.part", path)
    return address


def _system(address: str) -> tuple[Any, str]:
    try:
        import fsspec
    except ImportError as error:
        raise KgError("fsspec is not installed", where=address, remedy="pip install 'kg[spark]'") from error
    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise KgError(
            f"no way to this address: {error}", where=address, remedy="install what fsspec asks for"
        ) from error
    return system, path
