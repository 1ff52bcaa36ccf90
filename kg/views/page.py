"""The page of a knowledge base."""

from __future__ import annotations

from pathlib import Path

from kg.model.entity import KnowledgeBase


def write_page(base: KnowledgeBase, path: Path) -> None:
    """Write the page of a knowledge base to one HTML file."""
    path.write_text(f"<!doctype html><title>kg</title><p>{len(base.entities)}", encoding="utf-8")
