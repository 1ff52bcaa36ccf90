"""How the page lets people look at much at once: charts over years, plans by year, facts beside their text, folded islands."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter

import pytest
from support.browser import until

from kg.model.fact import Status

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def seeds_page(seeds, page_file):
    return page_file("seeds", seeds)


@pytest.fixture(scope="module")
def made_page(made, page_file):
    return page_file("made-300", made(300))


def first_district(base) -> str:
    return base.entities[base.links[0][0]].key


def test_one_district_over_the_years_as_charts_and_table(made, made_page, watched) -> None:
    one = watched()
    page = one.open(made_page, f"compare?p={first_district(made(300))}")
    charts = page.locator(".multiples svg.chart")
    assert charts.count() >= 2
    for n in range(charts.count()):
        assert charts.nth(n).get_attribute("role") == "img"
        assert len(re.findall(r"\b20\d\d\b", charts.nth(n).get_attribute("aria-label"))) >= 2
    heads = page.locator("table.cells thead th").all_inner_texts()[1:]
    assert heads == sorted(heads, reverse=True) and len(heads) >= 2
    value = page.locator("table.cells a.value").first
    words = value.inner_text().split("\u202f")[0]
    value.click()
    page.wait_for_selector("#panel h2")
    assert words in page.inner_text("#panel h2")
    assert one.errors == []


def test_charts_keep_within_their_boxes(made, made_page, watched) -> None:
    for width in (1400, 1000, 390):
        page = watched(width, 900).open(made_page, f"compare?p={first_district(made(300))}")
        found = page.evaluate(
            "[...document.querySelectorAll('.chart-box')].map(b => [b.getBoundingClientRect().right, b.querySelector('svg.chart').getBoundingClientRect().right])"
        )
        assert found and all(chart <= box for box, chart in found)
        assert page.evaluate("document.documentElement.scrollWidth") <= width + 1


def test_growth_stands_beside_amounts(seeds_page, watched) -> None:
    page = watched().open(seeds_page, "compare?i=地区生产总值")
    amounts = page.locator("svg.chart").get_attribute("aria-label")
    page.get_by_role("button", name="增速", exact=True).click()
    until(page, "location.hash.includes('s=g')")
    until(page, "document.querySelector('svg.chart').getAttribute('aria-label').includes('%')")  # drawn a little later
    growth = page.locator("svg.chart").get_attribute("aria-label")
    assert "亿元" in amounts and "%" not in amounts
    assert "%" in growth and "亿元" not in growth


def test_years_without_a_report_are_dotted(seeds_page, watched) -> None:
    page = watched().open(seeds_page, "compare?p=area-410102")
    assert page.locator(".multiples path.gaps").count() > 0
    assert page.evaluate(
        "[...document.querySelectorAll('.multiples path.gaps')].every(p => getComputedStyle(p).strokeDasharray !== 'none')"
    )


def test_several_charts_are_saved_as_one_picture(made, made_page, watched) -> None:
    page = watched().open(made_page, f"compare?p={first_district(made(300))}")
    count = page.locator(".multiples svg.chart").count()
    with page.expect_download() as caught:
        page.get_by_role("button", name="下载").click()
        page.get_by_role("button", name="矢量图 SVG").click()
    root = ElementTree.fromstring(caught.value.path().read_bytes())
    space = {"s": "http://www.w3.org/2000/svg"}
    assert len(root.findall("s:svg", space)) == count > 1
    assert not any("class" not in e.attrib and "style" in e.attrib for e in root.iter())


def test_plans_by_district_and_year_add_up(made, page_file, watched) -> None:
    base = made(300)
    page = watched().open(page_file("made-300", base), "targets")
    page.evaluate("document.querySelector('.target-grid').open = true")
    sizes = [int(re.sub(r"\D", "", text)) for text in page.locator(".grid-cell small").all_inner_texts()]
    years = [f.period for d in base.documents for f in d.figures if f.status is Status.TARGET]
    years += [o.period for d in base.documents for o in d.objectives]
    assert sum(sizes) == sum(p is not None for p in years)
    cell = page.locator(".grid-cell").first
    count = int(re.sub(r"\D", "", cell.locator("small").inner_text()))
    cell.click()
    page.wait_for_selector("article.target")
    chips = [int(text.split()[-1]) for text in page.locator(".chip").all_inner_texts()]
    assert sum(chips) == count


def test_from_a_fact_of_the_text_to_its_mark_and_back(seeds, seeds_page, watched) -> None:
    page = watched().open(seeds_page, "document")
    lines = page.locator(".doc-facts a")
    document = next(d for d in seeds.documents if not d.context.refusal)
    kept = Counter(line.get_attribute("data-ref")[0] for line in lines.all())
    assert kept["f"] == len(document.figures) and kept["a"] == len(document.objectives)
    line = lines.nth(lines.count() // 2)
    ref = line.get_attribute("data-ref")
    line.click()
    page.wait_for_selector(".mk.on")
    assert ref in page.locator(".mk.on").first.get_attribute("data-refs").split()
    box = page.locator(".mk.on").first.bounding_box()
    assert 0 < box["y"] < 900
    assert line.evaluate("e => e.classList.contains('on')")
    other = page.locator("a.mk.num").first
    other.click()
    page.wait_for_timeout(200)
    chosen = page.locator(".doc-facts a.on")
    assert chosen.count() == 1
    assert chosen.get_attribute("data-ref") in other.get_attribute("data-refs").split()


def test_folded_islands_open_and_close_by_keyboard(made, page_file, watched) -> None:
    page = watched().open(page_file("made-3000", made(3000)), "graph", "kg:graph")
    count = "kg.network().body.data.nodes.length"
    assert page.evaluate(count) == 0
    page.focus("#board")
    for key in ("ArrowRight", "ArrowDown", "Enter"):
        page.keyboard.press(key)
        page.wait_for_timeout(100)
    until(page, f"{count} > 0")
    page.wait_for_timeout(600)
    page.keyboard.press(" ")
    until(page, f"{count} === 0")


def test_many_districts_are_found_by_their_city(made, page_file, watched) -> None:
    page = watched().open(page_file("made-3000", made(3000)), "overview")
    cards = page.locator("article.card").count()
    assert cards > 9
    sizes = [int(text) for text in page.locator("nav.regions small").all_inner_texts()]
    assert sum(sizes) == cards
    page.locator("nav.regions button").last.click()
    page.wait_for_timeout(700)
    last = page.locator("section.region > h2").last.bounding_box()
    assert 0 <= last["y"] < 900


@pytest.mark.parametrize("table", ["things", "figures", "relations"])
def test_a_phone_shows_every_row_whole(table, seeds_page, watched) -> None:
    page = watched(390, 844).open(seeds_page, f"list?t={table}")
    assert page.evaluate(
        "[...document.querySelectorAll('tbody tr')].slice(0, 30).every(r => r.getBoundingClientRect().right <= innerWidth)"
    )
    if table == "figures":
        assert page.locator("tbody .badge").first.bounding_box()["x"] < 390
    assert page.get_by_role("row").count() > 50


def test_a_query_of_plans_leads_to_them(seeds_page, watched) -> None:
    page = watched().open(seeds_page)
    page.keyboard.press("/")
    page.keyboard.type("中原区2020年未达成")
    page.keyboard.press("Enter")
    page.wait_for_selector("article.target")
    assert page.locator("article.target:not(.notMet)").count() == 0
    assert page.locator("main h2").all_inner_texts() == ["中原区 2020 年目标"]
