"""Rewrites the golden files: ``make goldens``, after a change was looked at; ``git diff`` then shows what it changed."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    sys.path.insert(0, str(HERE.parent))
    from golden.stages import STAGES, output_of

    expected = HERE / "expected"
    expected.mkdir(exist_ok=True)
    for old in expected.iterdir():
        old.unlink()
    for name in STAGES:
        (expected / name).write_text(output_of(name), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
