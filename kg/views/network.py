"""pyvis' network as this page uses it: bulk places and edges, a template of ours, UTF-8 JSON, nothing loaded from outside.

`pyvis.network.Network` looks every node up in a list for every edge, which takes minutes at ten thousand nodes, and
writes each node as an object with all its options. Here places come in one go and travel as columns; class, name and
colour of a node are in the page's own tables already.
"""

from __future__ import annotations

import base64
import json
import zlib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pyvis
from pyvis.network import Network

from kg.views.columns import dump, encode
from kg.views.glyphs import ASSETS
from kg.views.layout import Map

_PYVIS = Path(pyvis.__file__).parent / "templates"
_VIS = "lib/vis-9.1.2/vis-network.min.js"
_PACKED = ASSETS / "vis-network-9.1.2.txt"

#: The options of vis-network: nothing moves by itself, and the page draws edges and labels.
OPTIONS: dict[str, Any] = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 1000000,
        "zoomSpeed": 0.7,
        "keyboard": False,
        "dragNodes": False,
    },
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "font": {"size": 0}, "shadow": False, "chosen": False},
    "edges": {"smooth": False, "hoverWidth": 0, "selectionWidth": 0},
}


class Explorer(Network):  # type: ignore[misc]  # pyvis has no types
    """A pyvis network whose page is this package's template.

    Args:
        places: the map of the things.
    """

    def __init__(self, places: Map) -> None:
        super().__init__(height="100%", width="100%", directed=True, cdn_resources="in_line")
        self.set_template_dir([str(ASSETS), str(_PYVIS)], "template.html")
        self.templateEnv.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
        self.options = OPTIONS
        self.nodes = [{"id": n, "x": x, "y": y, "island": places.home[n]} for n, (x, y) in enumerate(places.points)]
        self.node_ids = [node["id"] for node in self.nodes]
        self.node_map = {node["id"]: node for node in self.nodes}
        self.places = places

    def get_network_data(self) -> tuple[Any, ...]:
        """What pyvis hands to the template: the nodes packed as columns, no edges (they are the relations), the options."""
        nodes = {name: encode([node[name] for node in self.nodes]) for name in ("x", "y", "island")}
        nodes["n"] = len(self.nodes)  # type: ignore[assignment]
        nodes["islands"] = [_island(placed, middle) for placed, middle in self.places.islands]
        return nodes, [], "", self.height, self.width, json.dumps(self.options, sort_keys=True)

    def page(self, parts: dict[str, Any]) -> str:
        """The whole page.

        Args:
            parts: what the template needs besides the network: texts of style and scripts, the data, the policy.
        """
        self.templateEnv.globals.update(parts)
        self.templateEnv.filters["embed"] = embed
        return str(self.generate_html())


@cache
def vis_script() -> str:
    """The code of vis-network that pyvis brings, with the line ends that browsers hash."""
    return (_PYVIS / _VIS).read_text(encoding="utf-8").replace("\r\n", "\n")


@lru_cache(maxsize=1)
def packed_vis(code: str) -> str:
    """The code of vis-network as DEFLATE in base64, or nothing where another version than the packed one is installed.

    It is packed once and kept beside the template, because different builds of zlib pack differently and the same input
    must give the same page everywhere; the page unpacks it when the graph is first opened.
    """
    packed = _PACKED.read_text(encoding="ascii").strip()
    return packed if zlib.decompress(base64.b64decode(packed)) == code.encode() else ""


def embed(value: object) -> str:
    r"""JSON that can stand in a script element: nothing in it can end the element or open a comment.

    >>> embed({"a": "</script><!--"})
    '{"a":"\\u003c/script>\\u003c!--"}'
    """
    text = dump(value).replace("<", "\\u003c")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _island(placed: Any, middle: tuple[float, float]) -> list[Any]:
    sectors = [[s.family, round(s.start, 3), round(s.end, 3), round(s.reach)] for s in placed.sectors]
    return [placed.island.hub, round(middle[0]), round(middle[1]), round(placed.radius), sectors]
