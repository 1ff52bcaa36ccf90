"""Names, quotes, file names and indicators that attack: nothing runs, nothing is asked of the network, nothing breaks."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

pytestmark = pytest.mark.browser

PLACES = (
    "overview",
    "compare",
    "compare?y=2020",
    "compare?p=area-410199",
    "targets",
    "graph",
    "list",
    "list?t=figures",
    "list?t=relations",
    "document",
)


@pytest.fixture(scope="module")
def hostile():
    import made

    return made.hostile_base()


@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
@pytest.mark.parametrize("place", PLACES)
def test_hostile_names_run_nothing_and_break_no_layout(place, size, hostile, page_file, watched) -> None:
    one = watched(*size)
    page = one.open(page_file("hostile", hostile), place)
    page.wait_for_timeout(500)
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0] + 1, "the page is wider than the window"
    assert page.evaluate("document.querySelectorAll('#page script, #page style, #page iframe, #page img').length") == 0
    assert page.evaluate(
        "[...document.querySelectorAll('#page *')].every(e => e.getAttributeNames().every(n => !n.startsWith('on')))"
    )
    assert page.evaluate(
        "[...document.querySelectorAll('#page a[href]')].every(a => a.getAttribute('href').startsWith('#'))"
    )
    assert one.requests == []
    assert one.errors == []


def test_hostile_things_and_facts_in_the_panel(hostile, page_file, watched) -> None:
    one = watched()
    page = one.open(page_file("hostile", hostile), "list")
    for entity in hostile.entities:
        page.evaluate("key => { location.hash = '#/list?sel=' + key; }", entity.key)
        page.wait_for_selector("#panel h2")
        page.wait_for_timeout(30)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1401
        assert page.evaluate(
            "document.querySelector('#panel').scrollWidth <= document.querySelector('#panel').clientWidth + 1"
        )
    page.evaluate("location.hash = '#/document'")
    page.wait_for_selector("a.mk.num")
    for number in range(0, page.locator("a.mk.num").count(), 3):
        page.locator("a.mk.num").nth(number).dispatch_event("click")
        page.wait_for_timeout(20)
    assert page.evaluate("window.hacked") is None
    assert one.errors == []


def test_hostile_searches_and_addresses(hostile, page_file, watched) -> None:
    import made

    one = watched()
    page = one.open(page_file("hostile", hostile))
    for words in (*made.HOSTILE, "(", "[", "\\", "%", "*"):
        page.fill("#head input", words[:200].replace("\n", " ").replace("\x00", ""))
        page.keyboard.press("Escape")
    for place in (
        "list?q=%3Cscript%3E&k=%22",
        "graph?f=%E0%A4%A",
        "graph?p=<svg>~x",
        "compare?i=%",
        "document?d=__proto__&at=-1",
        "x?sel=constructor",
        "targets?p=__proto__&y=NaN",
    ):
        page.evaluate("place => { location.hash = '#/' + place; }", place)
        page.wait_for_timeout(200)
    assert page.evaluate("window.hacked") is None
    assert one.errors == []


def test_downloads_of_hostile_names_are_well_formed(hostile, page_file, watched) -> None:
    import csv
    import io

    import pyoxigraph

    one = watched()
    page = one.open(page_file("hostile", hostile), "list?t=figures")
    text = page.evaluate("kg.turtle()")
    assert len(list(pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE))) > 100
    with page.expect_download() as caught:
        page.get_by_role("button", name="下载").click()
        page.get_by_role("button", name="表格 CSV").click()
    saved = caught.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(saved)))
    assert len({len(row) for row in rows}) == 1
    assert not any(cell.startswith(("=", "@", "+")) for row in rows for cell in row)


def test_the_policy_holds_the_hashes_of_the_page_and_stops_everything_else(hostile, page_file, watched) -> None:
    path = page_file("hostile", hostile)
    text = path.read_bytes().decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)[1]
    code = re.findall(r"<script>(.*?)</script>", text, re.S)
    sheet = re.findall(r"<style>(.*?)</style>", text, re.S)
    assert len(code) == len(sheet) == 1
    for part in (code[0], sheet[0]):
        assert base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() in policy
    assert "unsafe" not in policy and "default-src 'none'" in policy and "connect-src" not in policy
    one = watched()
    page = one.open(path)
    tried = page.evaluate(
        """async () => {
          const script = document.createElement("script");
          script.textContent = "window.ran = 'script'";
          document.body.append(script);
          const node = document.createElement("b");
          node.setAttribute("onclick", "window.ran = 'handler'");
          document.body.append(node);
          node.click();
          const style = document.createElement("style");
          style.textContent = "body { outline: 7px solid red; }";
          document.body.append(style);
          const asked = await fetch("http://127.0.0.1:9/").then(() => "answered", () => "stopped");
          return [window.ran, getComputedStyle(document.body).outlineWidth, asked];
        }"""
    )
    assert tried[0] is None
    assert tried[1] != "7px"
    assert tried[2] == "stopped"
    assert sum("Content Security Policy" in error for error in one.errors) >= 4
