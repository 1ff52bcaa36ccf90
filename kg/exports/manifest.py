"""``manifest.json``: what went into a build and what came out, by digest."""

from __future__ import annotations

import hashlib
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.config import Settings
from kg.exports.indented import indented
from kg.model.entity import KnowledgeBase

#: The libraries whose version may change what a build writes.
_LIBRARIES = ("pyoxigraph", "jieba", "rjieba", "ahocorasick_rs", "pyvis", "networkx", "pypinyin", "rapidfuzz")


def manifest_of(
    base: KnowledgeBase, settings: Settings, software: str, reading: str, stamp: str | None, outputs: dict[str, str]
) -> str:
    """The manifest as JSON.

    Args:
        base: the knowledge base.
        settings: the settings of the build.
        software: the version of kg.
        reading: a digest of the code and the lexicon that read the documents: where it and an input are the same, so are
            its facts.
        stamp: the time of the build, where it was asked for.
        outputs: the digests of the files written.
    """
    data = {
        "software": {"kg": software, "python": platform.python_version_tuple()[:2], **_versions()},
        "settings": {
            "base": settings.base,
            "clock": settings.clock,
            "review": _digest(settings.review),
            "registry": _digest(settings.registry),
        },
        "reading": reading,
        "inputs": [{"name": d.name, "sha256": d.sha256, "characters": d.length} for d in base.documents],
        "outputs": outputs,
    }
    if stamp is not None:
        data["built"] = stamp
    return indented(data) + "\n"


def _digest(path: Path | None) -> str | None:
    """The digest of a file that decided what was built, or None."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path is not None else None


def _versions() -> dict[str, str]:
    found = {}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "unknown"
    return found
