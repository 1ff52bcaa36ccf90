"""Makes the pictures of the README and the docs, or of every view of any page.

python tests/views/screenshots.py                      the six pictures in docs/pictures, from the seeds
python tests/views/screenshots.py FOLDER [PAGE.html]   every view, wide and on a phone, light and dark
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parents[1]))

from conftest import ARGUMENTS, SEEDS
from pictures import shrink
from playwright.sync_api import sync_playwright
from support.browser import until

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
VIEWS = {
    "overview": "overview",
    "compare": "compare?y=2020",
    "indicator": "compare?i=地区生产总值",
    "district": "compare?p={place}",
    "targets": "targets",
    "graph": "graph",
    "focus": "graph?f={place}&n=2",
    "list": "list?t=figures",
    "document": "document",
    "panel": "graph?sel={place}",
}
SIZES = {"wide": (1400, 900, 1), "phone": (390, 844, 2)}
#: The pictures of the README and the docs: the place, and what is clicked before the picture is taken.
CHOSEN = {
    "overview": ("overview?theme=light", ""),
    "compare": ("compare?y=2020&theme=light", ""),
    "targets": ("targets?p=area-410102&theme=light", ""),
    "graph": ("graph?theme=light", ""),
    "focus": ("graph?f=area-410103&n=2&theme=dark", ""),
    "document": ("document?theme=light", "p.bullet a.mk.num"),
}


@contextmanager
def tabs(width: int, height: int, ratio: int) -> Iterator[Any]:
    """A Chromium window without a network."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        yield browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=ratio,
            offline=True,
            reduced_motion="reduce",
        )
        browser.close()


def picture(context: Any, page: Path, place: str, click: str = "") -> bytes:
    """The picture of one place of a page."""
    tab = context.new_page()
    tab.goto(f"{page.resolve().as_uri()}#/{place}")
    until(tab, "performance.getEntriesByName('kg:ready').length > 0")
    tab.wait_for_timeout(900)
    if click:
        tab.locator(click).first.click()
        tab.wait_for_timeout(400)
    taken: bytes = tab.screenshot()
    tab.close()
    return taken


@contextmanager
def seeds_page() -> Iterator[Path]:
    """The page that a build of the seeds writes."""
    from kg.builds.run import build

    with tempfile.TemporaryDirectory() as folder:
        build([SEEDS], folder, check=False)
        yield Path(folder) / "graph.html"


def chosen(folder: Path = PICTURES) -> None:
    """Take the six pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with seeds_page() as page, tabs(1280, 820, 1) as context:
        for name, (place, click) in CHOSEN.items():
            (folder / f"{name}.png").write_bytes(shrink(picture(context, page, place, click)))


def first_place(page: Path) -> str:
    """The key of the district whose card comes first."""
    with tabs(*SIZES["wide"]) as context:
        tab = context.new_page()
        tab.goto(f"{page.resolve().as_uri()}#/overview")
        found = tab.locator("article.card a.thing").first.get_attribute("href") or ""
        return found.partition("sel=")[2].partition("&")[0]


def every(folder: Path, page: Path) -> None:
    """Take a picture of every view in every size and theme."""
    folder.mkdir(parents=True, exist_ok=True)
    own = first_place(page)
    for size, window in SIZES.items():
        with tabs(*window) as context:
            for theme in ("light", "dark"):
                for name, place in VIEWS.items():
                    words = f"{place.format(place=own)}{'&' if '?' in place else '?'}theme={theme}"
                    (folder / f"{name}-{size}-{theme}.png").write_bytes(picture(context, page, words))


def main(words: list[str]) -> None:
    """Take the pictures that the command line asks for."""
    if not words:
        chosen()
    elif len(words) > 1:
        every(Path(words[0]), Path(words[1]))
    else:
        with seeds_page() as page:
            every(Path(words[0]), page)


if __name__ == "__main__":
    main(sys.argv[1:])
