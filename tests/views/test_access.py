"""Everything by keyboard, and axe-core's rules in every view, light and dark."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest
from support.browser import until

pytestmark = pytest.mark.browser

PLACES = (
    "overview",
    "compare",
    "compare?i=地区生产总值",
    "compare?i=地区生产总值&s=g&p=area-410102",
    "compare?p=area-410102",
    "targets",
    "graph",
    "graph?f=area-410102",
    "graph?p=area-410103~area-410102",
    "list",
    "list?t=figures",
    "document",
    "overview?sel=area-410102",
)


@pytest.fixture(scope="module")
def axe(tmp_path_factory) -> str:
    """The code of axe-core from npm."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed, which brings axe-core")
    folder = tmp_path_factory.mktemp("axe")
    done = subprocess.run(
        [npm, "pack", "axe-core@4", "--silent"], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )
    packed = sorted(folder.glob("axe-core-*.tgz"))
    if done.returncode or not packed:
        pytest.skip("axe-core could not be had from npm")
    with tarfile.open(packed[0]) as archive:
        archive.extract("package/axe.min.js", folder, filter="data")
    return (folder / "package" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def seeds_page(seeds, page_file) -> Path:
    return page_file("seeds", seeds)


@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing_serious(place, theme, size, axe, seeds_page, watched) -> None:
    one = watched(*size, bypass_csp=True)
    page = one.open(seeds_page, place + ("&" if "?" in place else "?") + f"theme={theme}")
    page.wait_for_timeout(500)
    page.add_script_tag(content=axe)
    found = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120) + ' ' + n.failureSummary.slice(0, 160)).join(' | ')))"
    )
    assert found == []


def test_tab_reaches_head_view_and_panel(seeds_page, watched) -> None:
    page = watched().open(seeds_page, "overview?sel=area-410102")
    page.evaluate("document.activeElement.blur()")
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("(document.activeElement.closest('.skip, #head, #main, #panel') || {}).id || 'none'"))
    assert {"skip", "head", "main", "panel"} <= reached


def test_search_by_keyboard_alone(seeds_page, watched) -> None:
    page = watched().open(seeds_page)
    page.keyboard.press("/")
    page.keyboard.type("zyq")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.get_attribute("#head input", "aria-activedescendant").endswith("-0")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel h2")
    assert page.inner_text("#panel h2") == "中原区"
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    page.wait_for_selector("#panel", state="hidden")


def test_digits_switch_views(seeds_page, watched) -> None:
    page = watched().open(seeds_page)
    for digit, view in enumerate(("overview", "compare", "targets", "graph", "list", "document"), 1):
        page.keyboard.press(str(digit))
        until(page, "view => location.hash.startsWith('#/' + view)", arg=view)


def test_every_fact_of_a_document_is_reached_by_keyboard(seeds, seeds_page, watched) -> None:
    page = watched().open(seeds_page, "document")
    facts = len(seeds.documents[0].figures)
    refs = page.evaluate(
        "[...new Set([...document.querySelectorAll('a.mk')].flatMap(a => a.dataset.refs.split(' ')))].filter(r => r[0] === 'f').length"
    )
    assert refs == facts
    page.keyboard.press("ArrowRight")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.classList.contains('mk')")
    assert page.evaluate("document.activeElement.textContent") != first or first
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel h2")


def test_the_graph_by_arrows(seeds_page, watched) -> None:
    page = watched().open(seeds_page, "graph", "kg:graph")
    page.focus("#board")
    for key in ("ArrowRight", "ArrowDown", "ArrowRight", "Enter"):
        page.keyboard.press(key)
        page.wait_for_timeout(60)
    page.wait_for_selector("#panel h2")


def test_small_texts_are_no_smaller_than_twelve_pixels(seeds_page, watched) -> None:
    for place in PLACES:
        page = watched().open(seeds_page, place)
        smallest = page.evaluate(
            "Math.min(...[...document.querySelectorAll('#page *')].filter(e => [...e.childNodes].some(c => c.nodeType === 3 && c.textContent.trim())).map(e => parseFloat(getComputedStyle(e).fontSize)))"
        )
        assert smallest >= 12, place
