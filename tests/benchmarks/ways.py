"""One way to read texts, measured in a process of its own: ``python ways.py WAY FOLDER`` prints its seconds and memory.

Dictionaries are loaded, and texts are read once, so that every pattern is compiled, before the clock starts; the time is that of the processor, so that a busy machine spoils little.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kg.model.document import Document


def grammar(texts: Sequence[str]) -> Callable[[], object]:
    from support.make import document_of_text

    from kg.mentions.numbers.quantities import find_quantities
    from kg.mentions.numbers.times import find_times

    documents = [document_of_text(text) for text in texts]

    def run(some: Sequence[Document] = documents) -> None:
        for document in some:
            view = document.view.text
            for block in document.blocks:
                find_quantities(view, block.start, block.end, find_times(view, block.start, block.end))

    run(documents[:1])
    return run


def extraction(texts: Sequence[str]) -> Callable[[], object]:
    from support.make import document_of_text

    from kg.facts.extract import extract

    for text in texts:  # every pattern is compiled once
        extract(document_of_text(text))
    return lambda: [extract(document_of_text(text)) for text in texts]


def whole_build(folder: Path, *, page: bool = True) -> Callable[[], object]:
    from kg.builds.run import build
    from kg.builds.warming import warm
    from kg.config import Settings

    warm()
    settings = Settings(workers=1, cache=False, page=page)
    output = tempfile.mkdtemp()
    first = min(folder.rglob("*.txt"))
    build([first], output, settings, check=False)  # loads the tables of every station
    return lambda: build([folder], output, settings, check=False)


def posseg(texts: Sequence[str]) -> Callable[[], object]:
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)
    jieba.posseg.lcut(texts[0])
    return lambda: [jieba.posseg.lcut(text) for text in texts]


def lcut(texts: Sequence[str]) -> Callable[[], object]:
    import jieba

    jieba.setLogLevel(logging.ERROR)
    jieba.lcut(texts[0])
    return lambda: [jieba.lcut(text) for text in texts]


def rust(texts: Sequence[str]) -> Callable[[], object]:
    import rjieba

    rjieba.cut(texts[0])
    return lambda: [rjieba.cut(text) for text in texts]


def way_of(name: str, folder: Path) -> Callable[[], object]:
    """What to run for a name."""
    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))]
    if name in ("graph", "build"):
        return whole_build(folder, page=name == "build")
    makers = {"grammar": grammar, "extraction": extraction}
    return {**makers, "jieba.posseg": posseg, "jieba.lcut": lcut, "rjieba": rust}[name](texts)


def peak() -> float:
    """The most memory that this process has had, in MB; what it was started from does not count."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    way = way_of(sys.argv[1], Path(sys.argv[2]))
    began = time.process_time()
    way()
    seconds = time.process_time() - began
    sys.stdout.write(json.dumps({"seconds": seconds, "memory": peak()}) + "\n")
