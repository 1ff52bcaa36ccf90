"""What a new user wants to know, asked of the page alone: a search, a click, the answer with the words it stands on."""

from __future__ import annotations

import re

import pytest
from support.browser import until

from kg.model.entity import Verdict
from kg.model.fact import Predicate

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def seeds_page(seeds, page_file):
    return page_file("seeds", seeds)


def ask(page, words: str) -> None:
    """Type into the search and take the first answer."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel h2")


def test_how_much_did_a_district_sign_in_a_year(seeds_page, watched) -> None:
    page = watched().open(seeds_page)
    ask(page, "二七区2020年签约")
    assert "二七区" in page.inner_text("#panel h2")
    assert "2020" in page.inner_text("#panel h2")
    quote = page.inner_text("#panel .quote")
    assert "项目12个" in quote
    assert "签约额362亿元" in quote


def test_which_targets_were_missed(seeds, seeds_page, watched) -> None:
    page = watched().open(seeds_page, "overview")
    card = page.locator("article.card", has=page.locator("h2", has_text="中原区"))
    card.get_by_role("link", name=re.compile(r"^未达成 \d")).click()
    page.wait_for_selector("article.target")
    page.get_by_label("年份").select_option("2020")
    until(page, "location.hash.includes('y=2020')")
    assert page.get_attribute(".chip.notMet", "aria-pressed") == "true"
    assert page.locator("main h2").all_inner_texts() == ["中原区 2020 年目标"]
    missed = {a.target for a in seeds.assessments if a.verdict is Verdict.NOT_MET}
    cards = page.locator("article.target")
    assert cards.count() == len(missed) > 0
    # Every line holds the plan, the outcome and the reason, and opens both sentences.
    for n in range(cards.count()):
        line = cards.nth(n)
        assert line.locator(".verdict").inner_text().strip() == "未达成"
        assert all(line.locator(part).inner_text().strip() for part in (".plan a", ".outcome a", ".reason"))
    cards.first.locator("summary").click()
    page.wait_for_selector("article.target blockquote")
    assert cards.first.locator("blockquote mark").count() == 2


def test_where_the_words_stand(seeds_page, watched) -> None:
    page = watched().open(seeds_page)
    ask(page, "709.3亿元")
    assert "709.3" in page.inner_text("#panel h2")
    page.get_by_role("link", name="在原文中查看").click()
    page.wait_for_selector(".mk.on")
    assert "709.3亿元" in "".join(page.locator(".mk.on").all_inner_texts())
    box = page.locator(".mk.num.on").first.bounding_box()
    assert 60 < box["y"] < 900


def test_what_an_area_contains(seeds, seeds_page, watched) -> None:
    page = watched().open(seeds_page)
    ask(page, "须水河片区")
    assert "须水河" in page.inner_text("#panel h2")
    area = next(n for n, e in enumerate(seeds.entities) if e.name == page.inner_text("#panel h2"))
    within = {
        seeds.entities[links[r.subject]].name
        for d, links in zip(seeds.documents, seeds.links, strict=True)
        for r in d.relations
        if r.object is not None and links[r.object] == area and r.predicate in (Predicate.LOCATED_IN, Predicate.WITHIN)
    }
    shown = page.locator("#panel section", has=page.locator("h3", has_text=re.compile("内有|下含")))
    assert set(shown.locator(".sentence a.thing").all_inner_texts()) == within != set()
    page.get_by_role("link", name="在图谱中查看").click()
    until(page, "performance.getEntriesByName('kg:graph').length > 0")
    assert "focus" in page.get_attribute("#board", "class")
    until(page, "name => kg.labels().some(label => label.text === name)", arg=min(within, key=len))


def test_one_district_over_three_years(made, page_file, watched) -> None:
    page = watched().open(page_file("made-300", made(300)))
    card = page.locator("article.card").first
    place = card.locator("h2").inner_text()
    card.locator("a.big").first.click()
    page.wait_for_selector("#panel h2")
    page.get_by_role("link", name="历年比较").click()
    page.wait_for_selector("svg.chart")
    assert place in page.get_attribute("svg.chart", "aria-label")
    heads = page.locator("table.cells thead th").all_inner_texts()[1:]
    assert len([h for h in heads if re.fullmatch(r"\d{4}", h)]) >= 2
    row = page.locator("table.cells tbody tr", has=page.locator("th", has_text=place))
    assert row.locator("a.value").count() >= 2


def test_all_that_one_district_reported_of_three_years(made, page_file, watched) -> None:
    base = made(300)
    page = watched().open(page_file("made-300", base))
    place = page.locator("article.card h2").first.inner_text()
    ask(page, place)
    page.get_by_role("link", name="历年数字").click()
    page.wait_for_selector(".multiples svg.chart")
    years = page.locator("table.cells thead th").all_inner_texts()[1:]
    assert len(years) >= 3
    assert page.locator("main select").first.evaluate("s => s.selectedOptions[0].textContent") == place
