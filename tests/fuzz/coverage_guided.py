"""The fuzz run guided by coverage, by hand: ``python tests/fuzz/coverage_guided.py -max_total_time=3600 FOLDER``.

The first byte of an input chooses the format, the rest is the file. Atheris instruments the readers and the extraction. A
folder that is empty is filled with the samples of the seeded run; the pieces that the program looks for are the dictionary.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

with atheris.instrument_imports(include=["kg.documents", "kg.mentions", "kg.facts"]):
    from target import LIMIT, run

from inputs import PIECES, inputs, samples  # noqa: E402

NAMES = ("a.txt", "a.html", "a.docx", "a.zip", "a.jsonl", "a.csv", "a.md", "a.txt")
#: So many damaged samples go into an empty folder beside the whole ones.
DAMAGED = 200


def one(data: bytes) -> None:
    """One input; anything but a documented error ends the run and is kept by Atheris, and so is what takes too long."""
    if data:
        _, seconds = run(NAMES[data[0] % len(NAMES)], data[1:])
        assert seconds <= LIMIT * max(1.0, len(data) / 100_000), f"{seconds:.1f} s"


def fill(folder: Path) -> None:
    """Put the samples of the seeded run into a folder that is empty, and the dictionary beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        given = [*samples().items(), *((made.name, made.data) for made in inputs(1, DAMAGED))]
        for number, (name, data) in enumerate(given):
            kind = next(i for i, other in enumerate(NAMES) if Path(other).suffix == Path(name).suffix)
            (folder / f"sample-{number}").write_bytes(bytes([kind]) + data)
    entries = ("".join(f"\\x{byte:02x}" for byte in piece.encode("utf-8", "replace")) for piece in PIECES)
    folder.with_suffix(".dict").write_text("".join(f'"{entry}"\n' for entry in entries), "ascii")


if __name__ == "__main__":
    folders = [Path(word) for word in sys.argv[1:] if not word.startswith("-")]
    for folder in folders:
        fill(folder)
    words = [f"-dict={folder.with_suffix('.dict')}" for folder in folders[:1]]
    atheris.Setup([*sys.argv, *words], one)
    atheris.Fuzz()
