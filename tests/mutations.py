"""Breaks the program on purpose, one place at a time, and looks which tests notice: ``python tests/mutations.py``.

Run by hand, not in continuous integration. Each mutation edits one file in a copy of the repository and runs the tests
that ought to notice; a mutation that no test notices is printed as survived, and the exit code is 1. One that no longer
finds its words in the file is printed as stale: the program has changed, and the mutation wants new words.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("kg", "ontology", "tests", "seeds", "pyproject.toml", "README.md", "LICENSE")


@dataclass(frozen=True)
class Mutation:
    """One way to break the program: words of a file replaced, and the tests that must notice."""

    what: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


MUTATIONS = (
    Mutation(
        "万 counts a thousand",
        "kg/mentions/numbers/numerals.py",
        '("万", Decimal(10**4))',
        '("万", Decimal(10**3))',
        ("tests/mentions",),
    ),
    Mutation(
        "evidence begins one letter late",
        "kg/model/document.py",
        "return Span(self.offsets[start], self.offsets[end - 1] + 1)",
        "return Span(self.offsets[start] + (end - start > 2), self.offsets[end - 1] + 1)",
        ("tests/facts", "tests/builds", "tests/documents"),
    ),
    Mutation(
        "triples in the order of their hashes",
        "kg/graph/order.py",
        "    for subject in sorted(found):",
        "    for subject in sorted(found, key=hash):",
        ("tests/builds/test_determinism.py", "tests/exports"),
    ),
    Mutation(
        "a rejection that is not kept",
        "kg/facts/figures.py",
        "        self.rejections.extend(reading.rejections)",
        "        self.rejections.extend(reading.rejections[1:])",
        ("tests/facts", "tests/builds/test_seeds.py"),
    ),
    Mutation(
        "every promise a fact",
        "kg/facts/times/status.py",
        "        return Status.TARGET\n    if genre is Genre.NEWS",
        "        return Status.ACTUAL\n    if genre is Genre.NEWS",
        ("tests/facts/test_status.py",),
    ),
    Mutation(
        "今年 in a report is the year looked back on",
        "kg/facts/times/scope.py",
        "return context.plan_year or context.year",
        "return context.year",
        ("tests/mentions/test_times.py", "tests/facts/test_periods.py"),
    ),
    Mutation(
        "broken paragraphs are never joined",
        "kg/documents/joining.py",
        "    return True, sign",
        "    return False, sign",
        ("tests/documents",),
    ),
    Mutation(
        "a broken file stops the build",
        "kg/builds/run.py",
        "        except InputError as error:\n            read.failures.append(Failure(error.where or str(path), error.what, error.remedy))\n        progress.step()",
        "        except ZeroDivisionError as error:\n            read.failures.append(Failure(str(path), str(error), ''))\n        progress.step()",
        ("tests/cli/test_build.py",),
    ),
    Mutation(
        "bad input exits with 0",
        "kg/cli/app.py",
        "FINE, FINDINGS, BAD = 0, 1, 2",
        "FINE, FINDINGS, BAD = 0, 1, 0",
        ("tests/cli/test_build.py",),
    ),
    Mutation(
        "GB18030 is not tried",
        "kg/documents/readers/encodings.py",
        'tried += ["gb18030", "big5hkscs"]',
        'tried += ["big5hkscs"]',
        ("tests/documents", "tests/cli/test_build.py"),
    ),
    Mutation(
        "a key that depends on quotation marks",
        "kg/entities/keys.py",
        'normal = normal_name(unicodedata.normalize("NFKC", name))',
        'normal = unicodedata.normalize("NFKC", name)',
        ("tests/entities", "kg/entities"),
    ),
    Mutation(
        "a growth rate is always a rise",
        "kg/facts/templates/rates.py",
        'return _grown(noun, left, state, -1 if direction == "down" else 1)',
        "return _grown(noun, left, state, 1)",
        ("tests/facts/test_binding.py",),
    ),
    Mutation(
        "a name of a seed in the lexicon",
        "kg/facts/clauses.py",
        "from __future__ import annotations",
        'from __future__ import annotations\n\nKNOWN = ("芝麻街双创园",)',
        ("tests/gold",),
    ),
    Mutation(
        "a graph that holds blank nodes",
        "kg/graph/statements.py",
        '    yield (iri, A, gwr("Evidence"))',
        '    yield (iri, A, gwr("Evidence"))\n    yield (iri, A, "_:b")',
        ("tests/builds/test_seeds.py",),
    ),
)


def failures(copy: Path, tests: tuple[str, ...]) -> tuple[int, list[str]]:
    """Run tests in a copy; pytest's exit code and the first few tests that failed."""
    environment = {**os.environ, "PYTHONPATH": str(copy), "KG_TEST_SUMMARY": ""}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "--tb=no", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return done.returncode, [line.split(" - ")[0].removeprefix("FAILED ").removeprefix("ERROR ") for line in lines[:3]]


def main(chosen: list[str]) -> int:
    """Try the mutations whose words contain one of those given, or all."""
    caught = survived = stale = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "kg"
        for name in COPIED:
            source, target = ROOT / name, copy / name
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                target.parent.mkdir(exist_ok=True)
                shutil.copy(source, target)
        for mutation in MUTATIONS:
            if chosen and not any(word in mutation.what for word in chosen):
                continue
            path = copy / mutation.file
            whole = path.read_text("utf-8") if path.exists() else ""
            if whole.count(mutation.old) != 1:
                stale += 1
                print(f"stale     {mutation.what}: {mutation.file} has changed", flush=True)
                continue
            path.write_text(whole.replace(mutation.old, mutation.new), "utf-8")
            code, names = failures(copy, mutation.tests)
            path.write_text(whole, "utf-8")
            caught += code == 1
            survived += code != 1
            word = "caught  " if code == 1 else "SURVIVED"
            print(f"{word}  {mutation.what}: {', '.join(names) or f'pytest ended with {code}'}", flush=True)
    print(f"{caught} caught, {survived} survived, {stale} stale")
    return 1 if survived or stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
