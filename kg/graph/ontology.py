"""Where the ontology is: beside the package in a source checkout, inside it (``kg/ontology``) once installed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from kg.errors import KgError

#: The files that describe the terms, in the order in which they build on each other; the shapes are apart.
VOCABULARY = ("core.ttl", "schemes.ttl", "indicators.ttl", "cube.ttl")
SHAPES = "shapes.ttl"


class OntologyError(KgError):
    """A file of the ontology is missing or malformed, or its documentation cannot be made."""


@cache
def ontology_path() -> Path:
    """The folder of the ontology.

    Raises:
        OntologyError: the folder is neither in the package nor beside it.

    >>> (ontology_path() / "core.ttl").is_file()
    True
    """
    package = Path(str(files("kg")))
    for folder in (package / "ontology", package.parent / "ontology"):
        if (folder / "core.ttl").is_file():
            return folder
    raise OntologyError("the ontology is missing", where=str(package / "ontology"), remedy="reinstall kg")


@cache
def read_ontology(name: str) -> str:
    """The text of a file of the ontology, for example ``"shapes.ttl"``.

    Raises:
        OntologyError: there is no such file.
    """
    path = ontology_path() / name
    try:
        return path.read_text("utf-8")
    except FileNotFoundError as error:
        raise OntologyError("no such file in the ontology", where=str(path), remedy="reinstall kg") from error


def check_files() -> tuple[Path, ...]:
    """The files of the must-be-empty checks, by name."""
    return tuple(sorted((ontology_path() / "checks").glob("*.rq")))
