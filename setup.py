"""Compiles the stations that take most of the time to machine code, where that is asked for: ``KG_COMPILE=1 pip install .``.

Without ``KG_COMPILE`` this file does nothing, and everything about the package stands in ``pyproject.toml``. With it, mypyc
(part of mypy, MIT) and a C compiler make one library of the stations below; the Python files are installed beside it, so
that data, tracebacks and the digest of the code stay as they are. An editable install is never compiled: it would go on
running the library after a file was changed.

What is compiled is a copy with some marks for mypyc, see the package ``compiling`` beside this file.
"""

from __future__ import annotations

import os
import shutil
import sys
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

ROOT = Path(__file__).resolve().parent
#: The stations that are compiled, as one library.
STATIONS = (
    "kg/model",
    "kg/lexicon",
    "kg/mentions",
    "kg/facts",
    "kg/entities",
    "kg/assessments",
    "kg/graph",
    "kg/exports",
)
#: What stays plain there: what makes classes while the program runs.
PLAIN = frozenset({"kg/model/once.py", "kg/model/values.py", "kg/graph/shacl.py"})
#: How far the C compiler optimises: with 2 it takes more than half as long again, and what runs is for the most part Python's own library.
LEVEL = "1"


def extensions(work: Path) -> list[Extension]:
    """The compiled stations as setuptools builds them; their C is made here, in a working folder."""
    from mypyc.build import mypycify

    sys.path.insert(0, str(ROOT))  # pip does not look for modules beside this file
    from compiling import marked

    shutil.rmtree(work / "kg", ignore_errors=True)
    shutil.copytree(ROOT / "kg", work / "kg", ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.toml", "*.csv"))
    paths = [path for station in STATIONS for path in sorted((work / station).rglob("*.py"))]
    paths = [path for path in paths if str(path.relative_to(work)) not in PLAIN]
    for path in paths:
        path.write_text(marked(path.read_text("utf-8"), work), "utf-8")
    # What kg imports is not there while pip builds, so that mypy would complain of stations that are not compiled.
    checks = ("strict = True", "ignore_missing_imports = True", "follow_imports = silent")
    (work / "mypy.ini").write_text("\n".join(("[mypy]", *checks, "")), "utf-8")
    before = Path.cwd()
    os.chdir(work)  # mypy looks for the packages here
    try:
        options = ["--config-file=mypy.ini", "--cache-dir=mypy", "--no-warn-unused-ignores", "--no-warn-return-any"]
        made = mypycify(
            [*options, *(str(path.relative_to(work)) for path in paths)],
            opt_level=LEVEL,
            debug_level="0",
            multi_file=True,
            target_dir=str(work / "c"),
            group_name="kg",
        )
    finally:
        os.chdir(before)
    return list(made)


class Compile(build_ext):
    """Builds the extensions, several C files at a time; they are made only now, since that takes a minute."""

    def run(self) -> None:
        """Make the C, and compile it."""
        if self.inplace:
            self.announce("an editable install stays plain Python: KG_COMPILE is not heeded", 3)
            return
        self.parallel = os.cpu_count() or 1
        self.distribution.ext_modules = extensions((Path(self.build_temp) / "kg-compiled").resolve())
        self.swig_opts = None  # split already
        self.finalize_options()  # again, for setuptools notes there what it needs to know of each
        super().run()

    def build_extensions(self) -> None:
        """Compile the files of an extension side by side, as setuptools does only with whole extensions."""
        self.compiler.compile = _side_by_side(self.compiler.compile, self.parallel)
        super().build_extensions()


def _side_by_side(compile_some: Callable[..., list[str]], workers: int) -> Callable[..., list[str]]:
    def compile_all(sources: list[str], **options: Any) -> list[str]:
        if len(sources) == 1:
            return compile_some(sources, **options)
        with ThreadPoolExecutor(workers) as pool:
            return [
                name for made in pool.map(lambda source: compile_some([source], **options), sources) for name in made
            ]

    return compile_all


if __name__ == "__main__":
    asked: dict[str, Any] = {}
    if os.environ.get("KG_COMPILE", "0") not in ("", "0"):
        asked["cmdclass"] = {"build_ext": Compile}
        asked["ext_modules"] = [Extension("kg__mypyc", [])]  # stands for those that are made while building
        if find_spec("mypyc") is None:
            about = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
            asked["setup_requires"] = about["project"]["optional-dependencies"]["compile"]
    setup(**asked)
