"""What the tests of the page share: bases, pages and a browser without a network."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browser import until

sys.path.insert(0, str(Path(__file__).parent))

from kg.model.entity import KnowledgeBase
from kg.views.page import page_of

SEEDS = Path(__file__).parents[2] / "seeds"
#: Chromium without anything that would go out by itself.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--lang=zh-CN",
]


def seed_base() -> KnowledgeBase:
    """The knowledge base of the seeds, built afresh."""
    from kg.builds.run import build

    with tempfile.TemporaryDirectory() as folder:
        return build([SEEDS], folder, check=False).base


@pytest.fixture(scope="session")
def seeds() -> KnowledgeBase:
    """The knowledge base of the seeds."""
    return seed_base()


@pytest.fixture(scope="session")
def made() -> Callable[[int], KnowledgeBase]:
    """Makes bases of the seeds' shape; each size is made once."""
    import made as maker

    held: dict[int, KnowledgeBase] = {}

    def make(things: int) -> KnowledgeBase:
        if things not in held:
            held[things] = maker.made_base(things)
        return held[things]

    return make


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, KnowledgeBase], Path]:
    """Writes the page of a base once and gives its file."""
    folder = tmp_path_factory.mktemp("pages")

    def write(name: str, base: KnowledgeBase) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            path.write_bytes(page_of(base).encode("utf-8"))
        return path

    return write


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real Chromium."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="the playwright package is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on this machine (Debian: apt install chromium fonts-noto-cjk)")
    with sync_api.sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield one
        one.close()


class Watched:
    """A page of the browser that remembers what went wrong and what it asked the network for."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda m: self.errors.append(m.text) if m.type in ("error", "warning") else None)
        page.on("request", self._asked)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(("file:", "blob:", "data:")):
            self.requests.append(request.url)

    def open(self, path: Path, place: str = "overview", wait: str = "kg:ready") -> Any:
        """Open a page at a place and wait for a mark of its clock."""
        self.page.goto(f"{path.as_uri()}#/{place}")
        until(self.page, f"performance.getEntriesByName('{wait}').length > 0")
        return self.page


@pytest.fixture
def watched(browser: Any) -> Iterator[Callable[..., Watched]]:
    """Opens pages with the network cut; what they open is closed after the test."""
    contexts = []

    def fresh(width: int = 1400, height: int = 900, **options: Any) -> Watched:
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True, **options)
        contexts.append(context)
        return Watched(context.new_page())

    yield fresh
    for context in contexts:
        context.close()
