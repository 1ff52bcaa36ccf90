"""The page of a knowledge base: one file that opens by a double click and needs no network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.config import DEFAULT_BASE as DEFAULT_IRIS
from kg.model.entity import KnowledgeBase
from kg.views.assets import policy, script, style, words
from kg.views.columns import dump
from kg.views.layout import lay_out
from kg.views.network import Explorer, embed, packed_vis, vis_script
from kg.views.parts import MAX_THINGS, within
from kg.views.passages import passages
from kg.views.tables import page_data

#: The bytes that a page takes at most, as far as leaving texts out can help.
MAX_BYTES = 12_000_000


def write_page(
    base: KnowledgeBase,
    path: Path,
    *,
    iris: str = DEFAULT_IRIS,
    max_bytes: int = MAX_BYTES,
    max_things: int = MAX_THINGS,
    title: str = "",
) -> None:
    """Write the page of a knowledge base to one HTML file in UTF-8; the same base gives the same bytes.

    Args:
        base: the knowledge base.
        path: where to write.
        iris: the base of the IRIs of things.
        max_bytes: the size beyond which documents are shown by the words of their facts only.
        max_things: the number of things beyond which whole documents are left out; the page says so.
        title: what the page shows a part of, where it shows a part.
    """
    path.write_bytes(page_of(base, iris=iris, max_bytes=max_bytes, max_things=max_things, title=title).encode("utf-8"))


def page_of(
    base: KnowledgeBase,
    *,
    iris: str = DEFAULT_IRIS,
    max_bytes: int = MAX_BYTES,
    max_things: int = MAX_THINGS,
    title: str = "",
) -> str:
    """The page as text; see `write_page`."""
    shown, left_out = within(base, max_things)
    data = page_data(shown, iris) | {"left": left_out, "title": title}
    code, sheet, vis = script(), style(), vis_script()
    packed = packed_vis(vis)
    parts: dict[str, Any] = {
        "words": dict(words()),
        "code": code,
        "sheet": sheet,
        "vis": packed or vis,
        "packing": "deflate" if packed else "none",
        "policy": policy([code, vis], [sheet]),
    }
    explorer = Explorer(lay_out(shown))
    written = embed(data)
    used = sum(len(text.encode()) for text in (code, sheet, parts["vis"], written, dump(parts["words"])))
    room = max(0, max_bytes - used - 24 * len(shown.entities) - 20_000)
    texts = passages(shown, room)
    excerpts = sum(found != [[0, d.text]] for found, d in zip(texts, shown.documents, strict=True))
    parts["data"] = f'{written[:-1]},"excerpts":{excerpts}}}'  # written once: it is most of what is written
    return explorer.page(parts | {"texts": texts})
