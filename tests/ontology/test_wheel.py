"""The wheel: installed for good, not in place, it finds its ontology."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ASK = "import kg.graph.ontology as o; print(o.ontology_path(), len(o.check_files()), len(o.read_ontology('core.ttl')))"


@pytest.mark.tools
def test_an_installed_wheel_finds_the_ontology(tmp_path):
    # setuptools builds beside the sources and would take what an older build left there
    source, target = tmp_path / "source", tmp_path / "target"
    for folder in ("kg", "ontology"):
        shutil.copytree(ROOT / folder, source / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(source)]
    done = subprocess.run(install, capture_output=True, text=True, check=False, cwd=tmp_path)
    if done.returncode and "setuptools" in done.stderr:
        pytest.skip("pip could not fetch setuptools to build the wheel with")
    assert done.returncode == 0, done.stderr
    asked = subprocess.run(
        [sys.executable, "-c", ASK],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(target)},
    )
    folder, checks, length = asked.stdout.split()
    assert Path(folder) == target / "kg" / "ontology"
    assert int(checks) == len(list((ROOT / "ontology" / "checks").glob("*.rq")))
    assert int(length) > 10_000
