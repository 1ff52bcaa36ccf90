"""The fuzz run by hand: ``python tests/fuzz/run.py --minutes 60`` (or ``--count N``), with what it found as JSON.

Each input that raises anything but a documented error, or takes too long, is kept in ``--keep`` with its traceback.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
import traceback
from collections import Counter
from itertools import count
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

from inputs import inputs  # noqa: E402
from target import LIMIT, run  # noqa: E402


def main() -> None:
    """Run until the time or the count is used up, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("output/fuzz"))
    options = parser.parse_args()
    ends = time.monotonic() + 60 * options.minutes
    outcomes: Counter[str] = Counter()
    slowest, longest, faults = 0.0, 0, 0
    for batch in count():
        for number, given in enumerate(inputs(options.seed + batch, 500)):
            longest = max(longest, len(given.data))
            try:
                outcome, seconds = run(given.name, given.data)
                slow = seconds > LIMIT * max(1.0, len(given.data) / 100_000)
                fault = f"{seconds:.1f} s" if slow else ""
                slowest = max(slowest, seconds)
            except Exception:  # noqa: BLE001  (finding any exception is what the run is for)
                outcome, fault = "fault", traceback.format_exc()
            outcomes[outcome] += 1
            if fault:
                faults += 1
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{options.seed + batch}-{number}-{given.name}").write_bytes(given.data)
                (options.keep / f"{options.seed + batch}-{number}.log").write_text(fault, "utf-8")
        done = outcomes.total()
        if (options.count and done >= options.count) or (not options.count and time.monotonic() > ends):
            break
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    found = {
        "inputs": done,
        **outcomes,
        "faults": faults,
        "slowest_seconds": round(slowest, 2),
        "largest_bytes": longest,
    }
    sys.stdout.write(json.dumps({**found, "peak_megabytes": peak, "seed": options.seed}) + "\n")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
