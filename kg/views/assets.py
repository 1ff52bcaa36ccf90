"""The parts of the page that are the same for every graph: style, scripts, words, and the policy that seals them."""

from __future__ import annotations

import base64
import hashlib
import re
import tomllib
from functools import cache
from types import MappingProxyType
from typing import Any

from kg.views.glyphs import ASSETS

#: The style sheets and scripts in the order in which they go into the page; a script may use only what stands before it
#: while it loads, and anything when it runs.
STYLES = (
    "tokens",
    "frame",
    "controls",
    "pieces",
    "panel",
    "overview",
    "tables",
    "targets",
    "graph",
    "reading",
    "print",
)
SCRIPTS = (
    "dom",
    "words",
    "columns",
    "data",
    "facts",
    "digest",
    "passages",
    "values",
    "sentences",
    "state",
    "search",
    "finder",
    "files",
    "turtle",
    "charts",
    "lines",
    "panel",
    "panel_fact",
    "panel_thing",
    "overview",
    "series",
    "comparison",
    "compare",
    "targets",
    "list",
    "document",
    "scene",
    "paint",
    "labels",
    "canvas",
    "focus",
    "path",
    "graph",
    "graph_files",
    "frame",
)
#: The files of words; no two have a group in common.
WORDS = ("interface", "model")
_COMMENT_LINE = re.compile(r"^\s*//.*$", re.MULTILINE)
_COMMENT_BLOCK = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\n\s*")


@cache
def style() -> str:
    """The style sheet of the page, without comments and indents."""
    text = "\n".join((ASSETS / "css" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
    return _INDENT.sub("\n", _COMMENT_BLOCK.sub("", text)).strip()


@cache
def script() -> str:
    """The script of the page: all modules in one function, without comment lines and indents.

    The modules hold to what makes this safe: no template literal runs over lines, and every statement ends in its sign.
    """
    text = "\n".join((ASSETS / "js" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    bare = _INDENT.sub("\n", _COMMENT_LINE.sub("", text)).strip()
    return f'(() => {{"use strict";\n{bare}\n}})();'


@cache
def words() -> MappingProxyType[str, Any]:
    """All words of the page in Chinese and English, by group and key."""
    found: dict[str, Any] = {}
    for name in WORDS:
        found |= tomllib.loads((ASSETS / "words" / f"{name}.toml").read_text(encoding="utf-8"))
    return MappingProxyType(found)


def policy(scripts: list[str], styles: list[str]) -> str:
    """A Content-Security-Policy that allows these inline scripts and styles, pictures made in the page, and no network.

    >>> policy(["a"], [])[:60]
    "default-src 'none'; script-src 'sha256-ypeBEsobvcr6wjGzmiPcT"
    """
    allowed = {"script-src": scripts, "style-src": styles}
    sources = "; ".join(
        f"{name} {' '.join(_hash(t) for t in texts) or chr(39) + 'none' + chr(39)}" for name, texts in allowed.items()
    )
    return f"default-src 'none'; {sources}; img-src data: blob:; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
