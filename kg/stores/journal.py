"""What was loaded where: a file beside the graph, so that a load that was cut off goes on and loads nothing twice.

The journal is only believed where the store still has what it says: each graph is counted before it is passed over.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from kg.stores.http import StoreError

_DEFAULT = ""


class Journal:
    """The journal of loads from one folder into one store.

    Args:
        folder: the folder of the graph.
        address: the address of the store.

    Raises:
        StoreError: the journal cannot be read or written.
    """

    def __init__(self, folder: Path, address: str) -> None:
        name = hashlib.sha256(address.encode()).hexdigest()[:16]
        self.path = folder / ".load" / f"{name}.json"
        self._data: dict[str, Any] = {"store": address, "graphs": {}}
        try:
            if self.path.is_file():
                data = json.loads(self.path.read_text("utf-8"))
                if data.get("store") == address and isinstance(data.get("graphs"), dict):
                    self._data = data
        except (OSError, ValueError) as error:
            raise self._broken(error) from error

    def parts(self, graph: str | None) -> list[str]:
        """The digests of the parts of a graph that were loaded, in order."""
        return list(self._entry(graph).get("parts", ()))

    def triples(self, graph: str | None) -> int:
        """How many triples these parts have."""
        return int(self._entry(graph).get("triples", 0))

    def staged(self, graph: str | None) -> str:
        """The graph in which the parts stand that were not yet moved into it; empty where there are none."""
        return str(self._entry(graph).get("staged", ""))

    def graphs(self) -> list[str]:
        """The named graphs that were loaded, wholly or in part."""
        return sorted(name for name in self._data["graphs"] if name != _DEFAULT)

    def write(self, graph: str | None, parts: list[str], triples: int, *, staged: str = "") -> None:
        """Note that the parts of a graph are there."""
        entry: dict[str, Any] = {"parts": parts, "triples": triples}
        if staged:
            entry["staged"] = staged
        self._data["graphs"][graph or _DEFAULT] = entry
        self._save()

    def forget(self, graph: str | None) -> None:
        """Note that a graph is not there."""
        if self._data["graphs"].pop(graph or _DEFAULT, None) is not None:
            self._save()

    def _entry(self, graph: str | None) -> dict[str, Any]:
        entry: dict[str, Any] = self._data["graphs"].get(graph or _DEFAULT, {})
        return entry

    def _save(self) -> None:
        text = json.dumps(self._data, ensure_ascii=False, indent=1, sort_keys=True)
        partial = self.path.with_suffix(".partial")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(text, "utf-8")
            partial.replace(self.path)
        except OSError as error:
            raise self._broken(error) from error

    def _broken(self, error: Exception) -> StoreError:
        return StoreError(f"the journal of loads cannot be used ({error})", where=str(self.path), remedy="remove it")
