"""How long a build of many made-up reports takes, and how much memory all its processes: ``make scale``.

    python tests/benchmarks/scale.py 500 1000

For each number of reports (of 20,000 characters) it builds from nothing, then after one report was changed, each in a
process of its own, and prints a row in Markdown. The shapes are not checked. Processor time is that of all processes, also
that of each stage.
Memory is the proportional share of all processes together, which counts what forked workers have in common once.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.corpus import write_reports

BUILD = """
import json, os, sys
from kg.builds.run import build
from kg.config import Settings

class Stages:
    def __init__(self): self.rows = []
    def start(self, stage, total): self.rows.append([stage, cpu()])
    def step(self): pass

def cpu():
    return sum(os.times()[:4])

if __name__ == "__main__":
    stages = Stages()
    result = build([sys.argv[1]], sys.argv[2], Settings(workers=int(sys.argv[3]) or None), stages, check=False)
    ends = [row[1] for row in stages.rows[1:]] + [cpu()]
    said = {stage: round(end - began, 1) for (stage, began), end in zip(stages.rows, ends)}
    print(json.dumps({"seconds": result.seconds, "triples": result.triples, "kept": result.kept, **said}))
"""


def shares(group: int) -> int:
    """The memory of all processes of a group, in bytes: their proportional shares, or what is resident elsewhere."""
    total = 0
    for place in Path("/proc").iterdir():
        if not place.name.isdigit():
            continue
        try:
            if os.getpgid(int(place.name)) == group:
                lines = (place / "smaps_rollup").read_text().splitlines()
                total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024
        except (OSError, ProcessLookupError):
            continue
    return total


def measured(corpus: Path, output: Path, workers: int) -> dict[str, float]:
    """Build in a process of its own: the seconds of its stages, the triples, and the most memory at any time."""
    words = [sys.executable, "-c", BUILD, str(corpus), str(output), str(workers)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, start_new_session=True)
    peak = [0]

    def watch() -> None:
        while process.poll() is None:
            peak[0] = max(peak[0], shares(process.pid))
            time.sleep(0.5)

    watcher = threading.Thread(target=watch)
    watcher.start()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    printed = process.communicate()[0]
    watcher.join()
    assert process.returncode == 0, "the build failed"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {**json.loads(printed.splitlines()[-1]), "peak": peak[0] / 2**20, "cpu": cpu}


def main() -> None:
    """Print a row for each number of reports and each kind of build."""
    sys.stdout.write(
        "| reports | characters | build | seconds | CPU seconds | CPU ms a report | triples | peak MB | CPU seconds of stages |\n"
    )
    sys.stdout.write("| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | --- |\n")
    for count in map(int, sys.argv[1:] or ["500"]):
        folder = Path(tempfile.mkdtemp(prefix="kg-scale-"))
        characters = write_reports(folder / "in", count)
        for kind in ("clean", "one changed"):
            if kind == "one changed":
                with max((folder / "in").rglob("*.txt")).open("a", encoding="utf-8") as file:
                    file.write("新建公园3个。\n")
            row = measured(folder / "in", folder / "out", int(os.environ.get("KG_WORKERS", "0")))
            stages = ", ".join(
                f"{name} {row[name]}" for name in ("read", "resolve", "write", "join", "finish") if name in row
            )
            sys.stdout.write(
                f"| {count} | {characters:,} | {kind} | {row['seconds']:.0f} | {row['cpu']:.0f} "
                f"| {row['cpu'] / count * 1000:.0f} "
                f"| {row['triples']:,} | {row['peak']:.0f} | {stages} |\n"
            )
            sys.stdout.flush()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
