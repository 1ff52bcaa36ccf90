"""How a build's files take the place of the old ones: all or nothing, also where the process is killed in between.

A build writes beside the output, then notes in a journal which files are to be renamed into place and which go, and only
then renames. A journal that is found later belongs to a build that was killed while renaming: whoever opens the folder
with kg finishes the work first, so the folder is seen as it was before the build, or as it is after.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

#: The folder within an output that is kg's own, and the journal in it.
OWN = ".kg"
JOURNAL = "landing.json"


def promise(folder: Path, stage: Path, files: Sequence[str], gone: Sequence[str]) -> None:
    """Write the journal: from here on the new files count.

    Args:
        folder: the output folder.
        stage: the folder within ``folder/.kg`` that holds the new files.
        files: their names within both.
        gone: the names of old files that go.

    Raises:
        OSError: it cannot be written.
    """
    place = folder / OWN / JOURNAL
    beside = place.with_suffix(".part")
    with beside.open("w", encoding="utf-8", errors="surrogatepass") as journal:
        json.dump({"stage": stage.name, "files": list(files), "gone": list(gone)}, journal, ensure_ascii=False)
        journal.flush()
        os.fsync(journal.fileno())
    beside.replace(place)


def land(folder: Path) -> bool:
    """Finish a build that was promised: rename its files into place. Nothing to do is no error.

    Args:
        folder: the output folder, or anything else.

    Returns:
        Whether there was something to finish.

    Raises:
        OSError: a file cannot be renamed.
    """
    journal = folder / OWN / JOURNAL
    try:
        said = json.loads(journal.read_bytes().decode("utf-8", "surrogatepass"))
        stage, files, gone = folder / OWN / PurePosixPath(said["stage"]).name, said["files"], said["gone"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    for name in filter(is_inside, files):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):  # renamed before
            (stage / name).replace(place)
    for name in filter(is_inside, gone):
        _remove(folder, name)
    journal.unlink(missing_ok=True)
    shutil.rmtree(stage, ignore_errors=True)
    return True


def settle(folder: Path) -> None:
    """Finish a build that was killed while its files were renamed, as far as this user may."""
    with contextlib.suppress(OSError):
        land(folder)


def is_inside(name: object) -> bool:
    """Whether a name is that of a file of an output, as a build writes them.

    >>> is_inside("texts/a.txt"), is_inside("../a.txt"), is_inside("/a.txt"), is_inside(".kg/a"), is_inside("")
    (True, False, False, False, False)
    """
    if not isinstance(name, str) or not name or "\\" in name:
        return False
    parts = PurePosixPath(name).parts
    return not name.startswith("/") and ".." not in parts and bool(parts) and parts[0] != OWN


def _remove(folder: Path, name: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    place = folder / name
    if place.is_file() or place.is_symlink():
        place.unlink()
        for above in place.parents:
            if above == folder or any(above.iterdir()):
                return
            above.rmdir()
