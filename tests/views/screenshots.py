"""Makes the pictures of the README: each view of the page of the seeds, wide and on a phone, light and dark.

python tests/views/screenshots.py FOLDER [PAGE.html]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from kg.views.page import write_page

VIEWS = {
    "overview": "overview",
    "compare": "compare?y=2020",
    "indicator": "compare?i=地区生产总值",
    "targets": "targets",
    "graph": "graph",
    "focus": "graph?f=area-410103&n=2",
    "list": "list?t=figures",
    "document": "document",
    "panel": "graph?sel=area-410103",
}
SIZES = {"wide": (1400, 900, 1), "phone": (390, 844, 2)}


def main(folder: Path, page: Path | None = None) -> None:
    """Take all pictures.

    Args:
        folder: where to put them.
        page: the page to show; by default that of the seeds.
    """
    from conftest import ARGUMENTS, seed_base
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        if page is None:
            page = Path(made) / "graph.html"
            write_page(seed_base(), page)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for size, (width, height, ratio) in SIZES.items():
            for theme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": height}, device_scale_factor=ratio, offline=True
                )
                for name, place in VIEWS.items():
                    tab = context.new_page()
                    tab.goto(f"{page.resolve().as_uri()}#/{place}{'&' if '?' in place else '?'}theme={theme}")
                    tab.wait_for_function("performance.getEntriesByName('kg:ready').length > 0")
                    tab.wait_for_timeout(900)
                    tab.screenshot(path=folder / f"{name}-{size}-{theme}.png")
                    tab.close()
                context.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
