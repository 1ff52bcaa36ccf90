"""What a new user wants to know, asked of the page alone: a search, a click, the answer with the words it stands on."""

from __future__ import annotations

import re

import pytest
from support.browser import until

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


def test_what_became_of_a_plan(seeds, seeds_page, watched) -> None:
    page = watched().open(seeds_page, "overview")
    page.locator("article.card", has=page.locator("h2", has_text="中原区")).locator("a.target-sum").click()
    page.wait_for_selector("article.target")
    page.get_by_label("年份").select_option("2020")
    page.wait_for_selector("article.target")
    cards = page.locator("article.target")
    assert cards.count() > 3
    assert page.locator("main h2").all_inner_texts() == ["中原区 2020 年目标"]
    # Every card says what came of it, in words, and opens the sentences.
    assert all(page.locator("article.target .verdict").nth(n).inner_text().strip() for n in range(cards.count()))
    cards.first.locator("summary").click()
    page.wait_for_selector("article.target blockquote")
    assert len(page.locator("article.target blockquote").first.inner_text()) > 8


def test_what_an_area_is_related_to(seeds_page, watched) -> None:
    page = watched().open(seeds_page)
    ask(page, "须水河片区")
    assert "须水河" in page.inner_text("#panel h2")
    assert page.locator("#panel .facts li a.cite, #panel .facts li .sentence a").count() > 0
    page.get_by_role("link", name="在图谱中查看").click()
    until(page, "performance.getEntriesByName('kg:graph').length > 0")
    assert "focus" in page.get_attribute("#board", "class")
    until(page, "kg.labels().some(label => label.text.includes('须水河'))")


def test_one_district_over_three_years(made, page_file, watched) -> None:
    page = watched().open(page_file("made-300", made(300)))
    card = page.locator("article.card").first
    place = card.locator("h2").inner_text()
    card.locator("a.big").first.click()
    page.wait_for_selector("#panel h2")
    page.get_by_role("link", name="历年比较").click()
    page.wait_for_selector("svg.chart")
    heads = page.locator("table.cells thead th").all_inner_texts()[1:]
    assert len([h for h in heads if re.fullmatch(r"\d{4}", h)]) >= 2
    row = page.locator("table.cells tbody tr", has=page.locator("th", has_text=place))
    assert row.locator("a.value").count() >= 2
