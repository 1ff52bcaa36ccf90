"""The package compiled, where this machine can compile it: made once for all workers of a run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]


def hindrance() -> str:
    """Why nothing can be compiled here; empty where it can."""
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        return f"no C compiler ({compiler}) to compile kg with"
    if not (Path(sysconfig.get_paths()["include"]) / "Python.h").exists():
        return "no Python.h (python3-dev) to compile kg with"
    return "" if find_spec("mypyc") is not None else "no mypyc to compile kg with (pip install '.[compile]')"


def make(folder: Path) -> None:
    """Compile the package into a folder, which also gets what the tests of a checkout read beside it."""
    done = subprocess.run(
        [sys.executable, "setup.py", "compile", str(folder)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


def with_package(folder: Path) -> dict[str, str]:
    """The environment of a process that is to run the package of a folder."""
    return {**os.environ, "PYTHONPATH": str(folder), "PYTHONSAFEPATH": "1"}
