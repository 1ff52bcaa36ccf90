"""The examples in the docstrings of some packages, run on whatever Python imports for them: ``python doctests.py FOLDER PACKAGE...``.

A compiled module keeps its names and not its docstrings where ``doctest`` looks for them, so they are taken from the sources.
"""

from __future__ import annotations

import ast
import doctest
import sys
from importlib import import_module
from pathlib import Path


def examples_of(path: Path, name: str) -> list[doctest.DocTest]:
    """The examples of a file, with the names of the imported module."""
    parser, found = doctest.DocTestParser(), []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (words := ast.get_docstring(node)):
            title = f"{name}.{getattr(node, 'name', '')}"
            test = parser.get_doctest(words, dict(vars(import_module(name))), title, str(path), 0)
            found += [test] if test.examples else []
    return found


def main(root: Path, packages: list[str]) -> int:
    """Run them; the exit code is 1 if one failed or none was found."""
    runner = doctest.DocTestRunner(verbose=False)
    for package in packages:
        for path in sorted((root / package.replace(".", "/")).rglob("*.py")):
            name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
            for test in examples_of(path, name):
                runner.run(test)
    failed, tried = runner.summarize(verbose=False)
    sys.stdout.write(f"{tried} examples, {failed} failed\n")
    return int(bool(failed) or not tried)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
