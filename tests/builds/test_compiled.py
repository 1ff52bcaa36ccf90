"""The package with its hot stations compiled: the same tests pass, and a build writes the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from setuptools import Distribution
from support import compiled
from support.corpus import write_reports
from support.once import once, shared
from support.outputs import different, outputs

ROOT = compiled.ROOT
BUILD = (
    "import sys; from kg.builds.run import build; from kg.config import Settings;"
    "build(sys.argv[3:], sys.argv[1], Settings(workers=int(sys.argv[2])))"
)
needs_compiler = pytest.mark.skipif(bool(compiled.hindrance()), reason=compiled.hindrance() or "all is there")
pytestmark = pytest.mark.xdist_group("compiled")


@pytest.fixture(scope="session")
def package(tmp_path_factory) -> Path:
    """A folder with the compiled package."""
    return once(shared(tmp_path_factory) / "compiled", compiled.make)


@pytest.fixture(scope="module")
def script():
    """The build script as a module."""
    spec = spec_from_file_location("kg_setup", ROOT / "setup.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(package: Path, *command: str) -> str:
    """What a process with the compiled package prints."""
    environment = compiled.with_package(package)
    environment.pop("KG_TEST_SUMMARY", None)
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-4000:]
    return done.stdout


@needs_compiler
def test_the_compiled_package_is_what_runs_and_says_so(package):
    assert "compiled" in run(package, "-m", "kg", "version")
    assert run(package, "-c", "import kg.mentions.reading as r; print(r.__file__)").strip().endswith((".so", ".pyd"))


@needs_compiler
@pytest.mark.parametrize("workers", [1, 2])
def test_a_build_writes_the_same_bytes(package, seeds, tmp_path, workers):
    """Also what tells of the code: the cache of one is good for the other."""
    write_reports(tmp_path / "in", 6)
    paths = [str(tmp_path / "in"), str(seeds[0].parent)]
    plain, fast = tmp_path / "plain", tmp_path / "fast"
    subprocess.run([sys.executable, "-c", BUILD, str(plain), str(workers), *paths], check=True, env=dict(os.environ))
    run(package, "-c", BUILD, str(fast), str(workers), *paths)
    assert len(outputs(plain)) >= 10
    assert different(outputs(plain), outputs(fast)) == []


@needs_compiler
def test_the_tests_of_the_stations_pass(package):
    run(
        package,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:xdist",
        "-p",
        "no:cacheprovider",
        "--maxfail=5",
        "tests/facts",
        "tests/mentions",
    )


@needs_compiler
def test_the_examples_of_the_stations_hold(package):
    run(package, str(ROOT / "tests" / "support" / "doctests.py"), str(ROOT), "kg.mentions", "kg.facts")


def test_an_editable_install_is_left_plain(script, tmp_path):
    command = script.Compile(Distribution({"name": "kg"}))
    command.inplace, command.build_temp, command.build_lib = True, str(tmp_path / "temp"), str(tmp_path / "lib")
    command.finalize_options()
    command.run()
    assert list(tmp_path.rglob("*")) == []
