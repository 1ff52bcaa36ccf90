"""The texts that are rendered: the seeds, and what is extracted from their texts."""

from __future__ import annotations

import pytest
from support.agreement import facts_of_bytes


@pytest.fixture(scope="session")
def seed_texts(seeds) -> dict[str, str]:
    """The text of each seed by its name."""
    return {path.name: path.read_text("utf-8") for path in seeds}


@pytest.fixture(scope="session")
def seed_figures(seed_texts):
    """What is extracted from the text of each seed."""
    return {name: facts_of_bytes(text.encode(), name) for name, text in seed_texts.items()}
