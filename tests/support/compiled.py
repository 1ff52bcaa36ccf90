"""The package compiled, where this machine can compile it: made once for all workers of a run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]


def hindrance() -> str:
    """Why nothing can be compiled here; empty where it can."""
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        return f"no C compiler ({compiler}) to compile kg with"
    if not (Path(sysconfig.get_paths()["include"]) / "Python.h").exists():
        return "no Python.h (python3-dev) to compile kg with"
    return ""


def _is_cut_off(folder: Path) -> bool:
    """Whether pip cannot fetch here what it builds packages with."""
    fetch = ["-m", "pip", "download", "-q", "--no-deps", "--disable-pip-version-check", "-d", str(folder), "setuptools"]
    return subprocess.run([sys.executable, *fetch], capture_output=True, check=False).returncode != 0


def _what_failed(told: str) -> str:
    """The errors of a compilation, which stand among hundreds of lines of warnings and copied files."""
    errors = [line for line in told.splitlines() if "error:" in line]
    return "\n".join([*errors, "", told[-1500:]])


def make(folder: Path) -> None:
    """Compile the package as a user's pip does, apart from what this environment has installed, and unpack it into a folder.

    Where pip finds no network, and so neither setuptools nor mypyc, the tests that ask for the package are left out.
    """
    source = folder.with_name(f"{folder.name}-source")
    for part in ("kg", "ontology", "compiling"):
        shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("setup.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, source)
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(source / "wheels"), str(source)],
        env={**os.environ, "KG_COMPILE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0 and _is_cut_off(source / "fetched"):
        pytest.skip("no network, from which pip takes mypyc to compile kg with")
    assert done.returncode == 0, _what_failed(done.stdout + done.stderr)
    with ZipFile(next((source / "wheels").glob("kg-*.whl"))) as wheel:
        wheel.extractall(folder)
    shutil.rmtree(source)


def with_package(folder: Path) -> dict[str, str]:
    """The environment of a process that is to run the package of a folder."""
    return {**os.environ, "PYTHONPATH": str(folder), "PYTHONSAFEPATH": "1"}
