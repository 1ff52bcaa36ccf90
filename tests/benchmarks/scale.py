"""How long a build of many made-up reports takes, and how much memory all its processes: ``make scale``.

    python tests/benchmarks/scale.py 500 5000

For each number of reports (of 20,000 characters) it builds from nothing, then after one report was changed, each in a
process of its own, and prints a row in Markdown; at the end, what the last row says of the aims: the time and the memory of
the clean build, what a report costs beside the first row, and the time of the other build before it writes outputs. The
shapes are not checked. Processor time is that of all processes, also that of each stage. Memory is the proportional share of
all processes together, which counts what forked workers have in common once.

``KG_WORKERS`` is the number of processes, ``KG_SCALE_FOLDER`` where the reports and the output are (5,000 need 60 GB there),
``KG_SCALE_LENGTH`` the characters of a report, and with ``KG_SCALE_LARGE`` a build of few is written as one of many is.
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
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.corpus import write_reports

BUILD = """
import json, os, sys, time
began = time.perf_counter()
from kg.builds import gather
from kg.builds.run import build
from kg.config import Settings

class Stages:
    def __init__(self): self.rows = [("start", 0.0, 0.0)]
    def start(self, stage, total): self.rows.append((stage, cpu(), time.perf_counter() - began))
    def step(self): pass

def cpu():
    return sum(os.times()[:4])

if __name__ == "__main__":
    stages = Stages()
    if os.environ.get("KG_SCALE_LARGE"):
        gather.HELD = 0
    result = build([sys.argv[1]], sys.argv[2], Settings(workers=int(sys.argv[3]) or None), stages, check=False)
    stages.start("end", 0)
    pairs = list(zip(stages.rows, stages.rows[1:]))
    said = {
        "triples": result.triples,
        "stages": {row[0]: row_after[1] - row[1] for row, row_after in pairs},
        "clock": {row[0]: row_after[2] - row[2] for row, row_after in pairs},
    }
    print(json.dumps(said))
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


class Measured(NamedTuple):
    """What a build took.

    Attributes:
        triples: how many it made.
        seconds: by the clock.
        cpu: the processor seconds of all its processes.
        peak: the most megabytes that they had together at any time.
        stages: the processor seconds of each stage.
        clock: its seconds by the clock.
    """

    triples: int
    seconds: float
    cpu: float
    peak: float
    stages: dict[str, float]
    clock: dict[str, float]

    def before_writing(self, of: dict[str, float]) -> float:
        """The seconds before the outputs are written: all stages but the last two."""
        return sum(seconds for stage, seconds in of.items() if stage not in ("join", "finish"))


def measured(corpus: Path, output: Path, workers: int) -> Measured:
    """Build in a process of its own."""
    words = [sys.executable, "-c", BUILD, str(corpus), str(output), str(workers)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, start_new_session=True)
    peak = [0]

    def watch() -> None:
        while process.poll() is None:
            peak[0] = max(peak[0], shares(process.pid))
            time.sleep(0.5)

    watcher = threading.Thread(target=watch)
    watcher.start()
    printed = process.communicate()[0]
    seconds = time.perf_counter() - began
    watcher.join()
    assert process.returncode == 0, "the build failed"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    said = json.loads(printed.splitlines()[-1])
    return Measured(said["triples"], seconds, cpu, peak[0] / 2**20, said["stages"], said["clock"])


def main() -> None:
    """Print a row for each number of reports and each kind of build, then what is to be reached."""
    _say(
        "| reports | characters | build | seconds | CPU seconds | CPU ms a report | triples | peak MB | CPU (clock) seconds of stages |"
    )
    _say("| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | --- |")
    each: list[float] = []
    for count in map(int, sys.argv[1:] or ["500"]):
        folder = Path(tempfile.mkdtemp(prefix="kg-scale-", dir=os.environ.get("KG_SCALE_FOLDER")))
        characters = write_reports(folder / "in", count, int(os.environ.get("KG_SCALE_LENGTH", "20000")))
        rows: list[Measured] = []
        for kind in ("clean", "one changed"):
            if kind == "one changed":
                with max((folder / "in").rglob("*.txt")).open("a", encoding="utf-8") as file:
                    file.write("新建公园3个。\n")
            row = measured(folder / "in", folder / "out", int(os.environ.get("KG_WORKERS", "0")))
            rows.append(row)
            stages = ", ".join(f"{name} {row.stages[name]:.1f} ({row.clock[name]:.1f})" for name in row.stages)
            _say(
                f"| {count} | {characters:,} | {kind} | {row.seconds:.0f} | {row.cpu:.0f} "
                f"| {row.cpu / count * 1000:.0f} | {row.triples:,} | {row.peak:.0f} | {stages} |"
            )
        shutil.rmtree(folder)
        clean, changed = rows
        each.append(clean.cpu / count)
    _say(
        f"\nclean: {clean.seconds / 60:.1f} minutes, {clean.peak / 1024:.2f} GiB; a report costs {each[-1] / each[0]:.2f} times "
        f"what it does in the first row; one changed: {changed.before_writing(changed.stages):.1f} s of processor time, "
        f"{changed.before_writing(changed.clock):.1f} s by the clock, before outputs are written"
    )


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
