"""What a build wrote, and whether two builds wrote the same."""

from __future__ import annotations

from pathlib import Path

from kg.landing import OWN


def outputs(folder: Path) -> dict[str, bytes]:
    """Every file below an output folder by name, without what kg keeps there for the next build."""
    found = sorted(p for p in folder.rglob("*") if p.is_file())
    named = {p.relative_to(folder).as_posix(): p for p in found}
    return {name: p.read_bytes() for name, p in named.items() if not name.startswith(f"{OWN}/")}


def different(a: dict[str, bytes], b: dict[str, bytes]) -> list[str]:
    """The names of the files that differ, or that only one of the two has."""
    return sorted(name for name in a.keys() | b.keys() if a.get(name) != b.get(name))
