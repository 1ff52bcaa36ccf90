"""Compiles the stations that take most of the time to machine code, where that is asked for: ``KG_COMPILE=1 pip install .``.

Without ``KG_COMPILE`` this file does nothing, and everything about the package stands in ``pyproject.toml``. With it, mypyc
(part of mypy, MIT) and a C compiler make one library of the stations below; the Python files are installed beside it, so
that data, tracebacks and the digest of the code stay as they are. An editable install is never compiled: it would go on
running the library after a file was changed.

What is compiled is a copy in which the constants of modules are marked ``Final``, for mypyc then finds them without looking
them up by name. That is done here, by the syntax tree, and not in the sources: a constant whose mark was forgotten would be
slow, and nobody would notice.
"""

from __future__ import annotations

import ast
import os
import shutil
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

ROOT = Path(__file__).resolve().parent
#: The stations that are compiled, as one library.
STATIONS = ("kg/mentions", "kg/facts")
#: How far the C compiler optimises: with 2 it takes more than half as long again, and what runs is for the most part Python's own library.
LEVEL = "1"
#: What makes types, which are no constants.
_MAKERS = frozenset({"TypeVar", "NewType", "ParamSpec", "NamedTuple", "namedtuple"})


def marked(text: str) -> str:
    """The text of a module with its constants marked ``Final``: the names that nothing but one line of it ever binds."""
    tree = ast.parse(text)
    bound = Counter(_bound(tree))
    lines = text.encode().split(b"\n")
    edits: list[tuple[int, int, bytes]] = []
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name() as name], value=value) if bound[name.id] == 1 and not _is_type(value):
                edits.append((name.lineno, _end(name), b": _Final"))
            case ast.AnnAssign(target=ast.Name(id=known), annotation=kind, value=ast.expr()) if bound[known] == 1:
                if not any(isinstance(n, ast.Name) and n.id in ("Final", "TypeAlias") for n in ast.walk(kind)):
                    edits += [(kind.lineno, kind.col_offset, b"_Final["), (_last(kind), _end(kind), b"]")]
    for number, column, words in sorted(edits, reverse=True):
        line = lines[number - 1]
        lines[number - 1] = line[:column] + words + line[column:]
    for node in tree.body if edits else ():
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            lines[_last(node) - 1] += b"; from typing import Final as _Final"
            break
    return b"\n".join(lines).decode()


def _end(node: ast.expr) -> int:
    return node.end_col_offset or 0


def _last(node: ast.expr | ast.stmt) -> int:
    return node.end_lineno or 0


def _bound(tree: ast.Module) -> Iterator[str]:
    """Every name that is bound outside functions and classes, once for each time, and twice if a function may bind it."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.alias(name=name, asname=other):
                yield other or name.partition(".")[0]
        if not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield from node.names * 2


def _is_type(value: ast.expr) -> bool:
    """Whether a value is a type, as far as can be told: an alias, or a variable of types."""
    match value:
        case ast.Call(func=ast.Name(id=name)):
            return name in _MAKERS
        case ast.Subscript(value=ast.Name(id=name)):
            return name in ("dict", "list", "tuple", "set", "frozenset", "type", "array") or (
                name[0].isupper() and not name.isupper()
            )
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            return _is_type(left) or _is_type(right) or isinstance(right, ast.Constant)
        case ast.Name(id=name):
            return name in ("str", "int", "float") or (name[0].isupper() and not name.isupper())
    return False


def extensions(work: Path) -> list[Extension]:
    """The compiled stations as setuptools builds them; their C is made here, in a working folder."""
    from mypyc.build import mypycify

    shutil.rmtree(work / "kg", ignore_errors=True)
    shutil.copytree(ROOT / "kg", work / "kg", ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.toml", "*.csv"))
    paths = [path for station in STATIONS for path in sorted((work / station).rglob("*.py"))]
    for path in paths:
        path.write_text(marked(path.read_text("utf-8")), "utf-8")
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
