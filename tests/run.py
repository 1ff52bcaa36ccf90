"""What `make test` runs: linters, types, import contracts, tests; says what it had to leave out and why."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


def step(title: str, *command: str) -> bool:
    """Run one command and report whether it passed."""
    print(f"== {title}", flush=True)
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def main() -> int:
    """Run all steps, also after one has failed."""
    results = {
        "ruff": step("ruff", str(BIN / "ruff"), "check", "."),
        "mypy": step("mypy", str(BIN / "mypy")),
        "imports": step("import contracts", str(BIN / "lint-imports")),
        "tests": step("tests", str(BIN / "python"), "-m", "pytest", "-n", "auto"),
    }
    failed = [name for name, passed in results.items() if not passed]
    print(f"== {'failed: ' + ', '.join(failed) if failed else 'all passed'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
