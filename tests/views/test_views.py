"""What readers do on the page of the seeds and of a made graph, each view and the panel."""

from __future__ import annotations

import re

import pytest
from support.browser import until

from kg.model.entity import Assessment, Contradiction, FactRef, Locus, Passage, Verdict
from kg.model.fact import Stage

pytestmark = pytest.mark.browser

VIEWS = ("overview", "compare", "targets", "graph", "list", "document")


@pytest.fixture(scope="module")
def seeds_page(seeds, page_file):
    return page_file("seeds", seeds)


@pytest.mark.parametrize("language", ["", "&lang=en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_request_no_error_no_sideways_scrolling(view, theme, language, seeds_page, watched) -> None:
    for size in ((1400, 900), (390, 844)):
        one = watched(*size)
        page = one.open(seeds_page, f"{view}?theme={theme}{language}")
        page.wait_for_timeout(300)
        assert page.locator("main h1").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0] + 1
        assert one.requests == []
        assert one.errors == []


def test_the_figure_that_was_searched_is_shown_with_its_words(seeds_page, watched) -> None:
    page = watched().open(seeds_page)
    page.keyboard.press("/")
    page.keyboard.type("709.3")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel h2")
    assert "709.3" in page.inner_text("#panel h2")
    assert "生产总值完成709.3亿元" in page.inner_text("#panel .quote mark")
    page.get_by_role("link", name="在原文中查看").click()
    page.wait_for_selector(".mk.on")
    shown = "".join(page.locator(".mk.on").all_inner_texts())
    assert "709.3亿元" in shown
    assert page.evaluate(
        "(() => { const b = document.querySelector('.mk.on').getBoundingClientRect(); return b.top > 0 && b.bottom < innerHeight; })()"
    )
    page.keyboard.press("Escape")
    page.wait_for_selector("#panel", state="hidden")


@pytest.mark.parametrize(
    ("query", "name"),
    [("二七", "二七区"), ("erqi", "二七区"), ("eqq", "二七区"), ("zhongyuan", "中原区"), ("ZYQ", "中原区")],
)
def test_search_by_characters_pinyin_and_initials(query, name, seeds_page, watched) -> None:
    page = watched().open(seeds_page)
    page.fill("#head input", query)
    assert page.locator("#head .options li").first.inner_text().startswith(name)


def test_a_mark_opens_its_fact_and_the_fact_its_mark(seeds_page, watched) -> None:
    page = watched().open(seeds_page, "document")
    mark = page.locator("a.mk.num").nth(5)
    words = mark.inner_text()
    mark.click()
    page.wait_for_selector("#panel .quote strong")
    assert re.sub(r"\s", "", page.inner_text("#panel .quote strong")) == re.sub(r"\s", "", words)
    assert mark.evaluate("e => e.classList.contains('on')")


def test_the_source_is_shown_whole_but_for_its_signs(seeds, seeds_page, watched) -> None:
    page = watched().open(seeds_page)
    bare = r"[\s*#\-·●]|\\n"
    for document in seeds.documents:
        page.evaluate("key => { location.hash = '#/document?d=' + key; }", document.sha256[:16])
        until(page, "title => document.querySelector('.paper h2').textContent === title", arg=document.context.title)
        text = page.locator(".text").text_content()
        assert re.sub(bare, "", text) == re.sub(bare, "", document.text)


def test_broken_columns_are_joined(seeds, seeds_page, watched) -> None:
    document = next(d for d in seeds.documents if any(s.joined for s in d.seams))
    page = watched().open(seeds_page, f"document?d={document.sha256[:16]}")
    seam = next(s for s in document.seams if s.joined)
    around = (
        re.sub(r"[\s*]", "", document.text[seam.at - 6 : seam.at])
        + re.sub(r"[\s*]", "", document.text[seam.at : seam.at + 14])[:6]
    )
    assert any(around in p for p in (re.sub(r"\s", "", p) for p in page.locator(".text > *").all_text_contents()))


def test_compare_is_empty_where_documents_are_silent_and_cells_open_sentences(seeds_page, watched) -> None:
    page = watched().open(seeds_page, "compare?y=2020")
    assert page.locator("td.silent").count() > 0
    cell = page.locator("table.cells a.value").first
    value = cell.inner_text()
    cell.click()
    page.wait_for_selector("#panel h2")
    assert value.split("\u202f")[0] in page.inner_text("#panel h2")
    page.select_option("main select", index=0) if page.locator("main select").count() else None


def test_charts_have_texts_and_tables(made, page_file, watched) -> None:
    page = watched().open(page_file("made-300", made(300)), "compare?i=地区生产总值")
    chart = page.locator("svg.chart")
    assert chart.get_attribute("role") == "img"
    assert "亿元" in chart.get_attribute("aria-label")
    assert page.locator("table.cells a.value").count() > 2


def test_targets_show_verdict_reason_and_both_sentences(made, page_file, watched) -> None:
    page = watched().open(page_file("made-300", made(300)), "targets")
    card = page.locator("article.target.met, article.target.notMet").first
    assert card.locator(".reason").inner_text() == "两个数同一口径。"
    card.locator("summary").click()
    page.wait_for_timeout(100)
    assert card.locator("blockquote").count() == 2
    count = page.locator(".chip.met").inner_text().split()[-1]
    page.locator(".chip.met").click()
    page.wait_for_timeout(100)
    assert page.locator("article.target").count() == min(60, int(count))
    assert page.locator("article.target:not(.met)").count() == 0


def test_an_aim_that_only_words_report_on_shows_them(made, page_file, watched) -> None:
    from dataclasses import replace

    base = made(300)
    text = base.documents[-1].text
    told = Passage(Locus(len(base.documents) - 1, text.index("位于"), text.index("位于") + 2), Stage.COMPLETED)
    one = Assessment(FactRef(0, 0), None, Verdict.MET, "有话为证。", "In words.", objective=True, outcome_passage=told)
    page = watched().open(page_file("told", replace(base, assessments=(one,))), "targets")
    card = page.locator("article.target.met")
    assert card.locator(".outcome").inner_text().split() == ["结果", "已完成"]
    card.locator("summary").click()
    page.wait_for_selector("article.target.met blockquote")
    assert card.locator("blockquote mark").last.inner_text() == "位于"
    card.locator(".outcome a").click()
    page.wait_for_selector(".paper")
    assert base.documents[-1].context.title in page.inner_text(".paper h2")


def test_figures_that_do_not_agree_name_each_other(made, page_file, watched) -> None:
    from dataclasses import replace

    base = made(300)
    one = Contradiction("two-values", (FactRef(0, 0), FactRef(1, 2)), "两个数不同。", "Two values.")
    page = watched().open(page_file("odds", replace(base, contradictions=(one,))), "list?t=figures")
    page.locator("a.row-quote").first.click()
    page.wait_for_selector("#panel .odds")
    assert "两个数不同。" in page.inner_text("#panel .odds")
    there = page.inner_text("#panel .odds a")
    page.locator("#panel .odds a").click()
    until(page, "said => document.querySelector('#panel h2').textContent === said", arg=there)
    assert page.locator("#panel .odds a").count() == 1


def test_targets_without_assessments_are_unchecked(seeds, page_file, watched) -> None:
    from dataclasses import replace

    page = watched().open(page_file("unchecked", replace(seeds, assessments=())), "targets")
    assert page.locator("article.target").count() > 0
    assert page.locator("article.target:not(.unchecked)").count() == 0


def test_map_labels_never_overlap(made, page_file, watched) -> None:
    for things, scale in ((300, None), (300, 1.2), (3000, 0.6)):
        page = watched().open(page_file(f"made-{things}", made(things)), "graph", "kg:graph")
        page.wait_for_timeout(300)
        expand = page.get_by_role("button", name="展开各区")
        if expand.count():
            expand.click()
            page.wait_for_timeout(600)
        if scale:
            page.evaluate("scale => kg.network().moveTo({scale})", scale)
            page.wait_for_timeout(500)
        boxes = [label["box"] for label in page.evaluate("kg.labels()")]
        assert len(boxes) > 10
        for n, a in enumerate(boxes):
            for b in boxes[:n]:
                assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])


def test_type_toggles_and_years_change_what_the_graph_shows(seeds_page, watched) -> None:
    page = watched().open(seeds_page, "graph", "kg:graph")
    count = "kg.network().body.data.nodes.length"
    everything = page.evaluate(count)
    page.locator("label.type input").nth(3).uncheck()
    page.wait_for_timeout(400)
    assert 0 < page.evaluate(count) < everything
    page.evaluate("location.hash = '#/graph?y=2024'")
    page.wait_for_timeout(400)
    assert 0 < page.evaluate(count) < everything


def test_focus_unfolds_and_path_joins(seeds, seeds_page, watched) -> None:
    page = watched().open(seeds_page, "graph?f=area-410102", "kg:graph")
    one = page.evaluate("kg.network().body.data.nodes.length")
    page.get_by_role("button", name="两步").click()
    page.wait_for_timeout(400)
    assert page.evaluate("kg.network().body.data.nodes.length") > one > 5
    page.evaluate("location.hash = '#/graph?p=area-410103~area-410102'")
    page.wait_for_selector("ol.steps li")
    assert page.locator("ol.steps li a.cite").count() >= 1


def test_islands_fold_and_unfold(seeds_page, watched) -> None:
    page = watched().open(seeds_page, "graph", "kg:graph")
    page.get_by_role("button", name="收起各区").click()
    page.wait_for_timeout(300)
    assert page.evaluate("kg.network().body.data.nodes.length") == 0
    page.get_by_role("button", name="展开各区").click()
    page.wait_for_timeout(300)
    assert page.evaluate("kg.network().body.data.nodes.length") > 100


def test_the_list_filters_sorts_and_grows(seeds, seeds_page, watched) -> None:
    page = watched().open(seeds_page, "list?t=figures")
    assert page.locator("tbody tr").count() == 100
    page.get_by_role("button", name="再显示").click()
    assert page.locator("tbody tr").count() == 200
    page.fill("input[type=search]", "生产总值")
    page.wait_for_timeout(300)
    assert 0 < page.locator("tbody tr").count() < 40
    page.get_by_role("button", name="按数值排序").click()
    assert page.locator("th[aria-sort=ascending]").count() == 1
    assert "o=2" in page.url and "q=" in page.url


def test_links_bring_the_reader_back(seeds_page, watched) -> None:
    page = watched().open(seeds_page, "list?t=figures&q=%E7%94%9F%E4%BA%A7&lang=en&theme=dark&sel=area-410102")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.inner_text("#panel h2") == "中原区"
    assert page.input_value("input[type=search]") == "生产"
    page.reload()
    assert page.inner_text("#panel h2") == "中原区"


def test_turtle_of_the_page_is_a_part_of_the_graph(seeds, seeds_page, watched) -> None:
    import pyoxigraph

    from kg.graph.build import GraphPlan, graphs

    page = watched().open(seeds_page)
    text = page.evaluate("kg.turtle()")
    parsed = pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    shown = {(str(t.subject), str(t.predicate), str(t.object)) for t in parsed}
    made = graphs(seeds, GraphPlan("https://w3id.org/gwr/id/", "0", None))
    graph = {(s, p, o) for g in made for s, said in g.subjects.items() for p, o in zip(*said, strict=True)}
    strange = shown - graph
    assert len(shown) > 1000
    assert not strange, sorted(strange)[:5]


@pytest.mark.parametrize(
    ("view", "names"),
    [
        ("graph", ("图片 PNG", "矢量图 SVG", "表格 CSV")),
        ("compare?i=地区生产总值", ("图片 PNG", "矢量图 SVG", "表格 CSV")),
        ("targets", ("表格 CSV",)),
    ],
)
def test_downloads(view, names, seeds_page, watched) -> None:
    page = watched().open(seeds_page, view, "kg:graph" if view == "graph" else "kg:ready")
    page.wait_for_timeout(300)
    for name in names:
        with page.expect_download() as caught:
            page.get_by_role("button", name="下载").click()
            page.get_by_role("button", name=name).click()
        data = caught.value.path().read_bytes()
        assert len(data) > 500
        if name.endswith("SVG"):
            import xml.etree.ElementTree as ElementTree

            ElementTree.fromstring(data)
        if name.endswith("PNG"):
            assert data.startswith(b"\x89PNG")


@pytest.mark.parametrize("place", ["overview", "targets", "document", "list"])
def test_paper_is_white_and_without_controls(place, seeds_page, watched) -> None:
    page = watched().open(seeds_page, f"{place}?theme=dark")
    page.emulate_media(media="print")
    grounds = page.evaluate(
        "[...document.querySelectorAll('html, main, .card, .paper, article.target, table')].map(e => getComputedStyle(e).backgroundColor)"
    )
    assert set(grounds) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    words = page.evaluate(
        "[...document.querySelectorAll('main h1, main h2, main p, main td')].slice(0, 80).map(e => getComputedStyle(e).color)"
    )
    assert all(sum(map(int, re.findall(r"\d+", colour)[:3])) < 420 for colour in words)
    assert not any(button.is_visible() for button in page.locator("button:not(thead button)").all())
    if place == "overview":
        assert page.locator(".headlines .when").first.is_visible()


def test_a_page_without_any_fact_opens(page_file, watched) -> None:
    from kg.model.entity import KnowledgeBase

    one = watched()
    page = one.open(page_file("empty", KnowledgeBase((), (), (), (), ())))
    for view in VIEWS:
        page.evaluate("view => { location.hash = '#/' + view; }", view)
        page.wait_for_timeout(150)
    assert one.errors == []
