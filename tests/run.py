"""What `make test` runs: linters, types, import contracts, tests; says what it had to leave out and why.

On a developer's machine a part that cannot run (no Chromium, no rapper) is left out and named. Under continuous
integration (``CI`` is set) a part left out is a failure: there, nobody would read the list.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
#: What tests need besides Python: the Debian package, and the commands any of which shows that it is there.
NEEDED = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "raptor2-utils": ("rapper",),
    "serdi": ("serdi",),
    "virtuoso-opensource": ("virtuoso-t",),
    "openjdk-17-jre-headless": ("java",),
    "maven": ("mvn",),
    "npm": ("npm",),
    "gcc": ("gcc", "cc"),
    "python3-dev": (),
    "fonts-noto-cjk": (),
}
APT_SECONDS = 240


def has_chinese_font() -> bool:
    """Whether some font on this machine shows Chinese."""
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(("fc-list", ":lang=zh", "family"), capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


def missing() -> list[str]:
    """The packages of which this machine shows no sign."""
    absent = [name for name, commands in NEEDED.items() if commands and not any(map(shutil.which, commands))]
    headers = Path(sysconfig.get_paths()["include"]) / "Python.h"
    return absent + ([] if has_chinese_font() else ["fonts-noto-cjk"]) + ([] if headers.exists() else ["python3-dev"])


def apt() -> list[str]:
    """The words before an apt-get command, or none where this user may not install."""
    if shutil.which("apt-get") is None:
        return []
    if os.geteuid() == 0:
        return ["apt-get"]
    if shutil.which("sudo") is None:
        return []
    allowed = subprocess.run(("sudo", "-n", "true"), capture_output=True, check=False).returncode == 0
    return ["sudo", "-n", "apt-get"] if allowed else []


def install() -> None:
    """Install what is missing where that is allowed; each package by itself, so that one does not hinder the others."""
    absent = missing()
    if not absent:
        return
    print(f"== tools: {', '.join(absent)} not found", flush=True)
    command = apt()
    if not command:
        print(f"   not allowed to install; the tests that need them are left out (apt install {' '.join(absent)})")
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], *(["install", "-y", "--no-install-recommends", name] for name in absent)):
        try:
            done = subprocess.run(
                [*command, "-qq", *words],
                env=environment,
                check=False,
                timeout=APT_SECONDS,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            outcome = "ok" if done.returncode == 0 else f"failed ({done.returncode})"
        except subprocess.TimeoutExpired:
            outcome = f"took longer than {APT_SECONDS} s"
        print(f"   apt-get {' '.join(words)}: {outcome}", flush=True)


def step(title: str, *command: str) -> bool:
    """Run one command and report whether it passed."""
    print(f"== {title}", flush=True)
    began = time.monotonic()
    passed = subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    print(f"   {'passed' if passed else 'FAILED'} in {time.monotonic() - began:.0f} s", flush=True)
    return passed


def run_tests() -> tuple[bool, dict[str, list[list[str]]]]:
    """Run pytest; whether it passed, and the tests by outcome, each with its reason where it has one."""
    with tempfile.TemporaryDirectory() as folder:
        summary = Path(folder) / "summary.json"
        os.environ["KG_TEST_SUMMARY"] = str(summary)
        passed = step(
            "tests", str(BIN / "python"), "-m", "pytest", "-n", "auto", "--dist", "loadgroup", "--durations=5"
        )
        found = json.loads(summary.read_text("utf-8")) if summary.exists() else {}
    return passed and bool(found), found


def tell(outcomes: dict[str, list[list[str]]]) -> None:
    """Print how many tests ended how, and what was left out and why."""
    counts = ", ".join(f"{len(tests)} {outcome}" for outcome, tests in outcomes.items() if tests)
    print(f"== {counts or 'no test ran'}")
    if risen := outcomes.get("xpassed"):
        print(f"   {len(risen)} rows of the specifications that were known to fail pass now; take their marks off:")
        print("   " + ", ".join(name.rpartition("::")[2] for name, _ in risen))
    left_out = Counter(reason for _, reason in outcomes.get("skipped", []))
    if left_out:
        print("== left out:")
        for reason, count in left_out.most_common():
            print(f"   {count} × {reason}")
    else:
        print("== nothing was left out")


def main() -> int:
    """Run all steps, also after one has failed."""
    install()
    python = str(BIN / "python")
    results = {
        "ruff check": step("ruff check", str(BIN / "ruff"), "check", "."),
        "ruff format": step("ruff format", str(BIN / "ruff"), "format", "--check", "."),
        "mypy": step("mypy", python, "-m", "mypy"),
        "imports": step("import contracts", str(BIN / "lint-imports")),
    }
    results["tests"], outcomes = run_tests()
    tell(outcomes)
    if os.environ.get("CI"):
        results["complete (nothing may be left out under CI)"] = not outcomes.get("skipped")
    failed = [name for name, passed in results.items() if not passed]
    print(f"== {'FAILED: ' + ', '.join(failed) if failed else 'all passed'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
