"""The budgets of the page in a real Chromium: size, first frame, longest task, search, frames while dragging.

Machines that run tests are slow and shared: each figure is the best of some runs, and a run that holds the budget ends
the trial.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

#: Megabytes, seconds to the first frame, longest task in milliseconds, frames a second at fit and zoomed in.
BUDGETS = {300: (0.7, 0.6, 250, 50, 50), 3000: (1.6, 1.0, 350, 50, 50), 10_000: (4.0, 1.5, 600, 20, 40)}
RUNS = 5

_TASKS = """
window.longest = 0;
new PerformanceObserver((list) => list.getEntries().forEach((e) => { window.longest = Math.max(window.longest, e.duration); }))
  .observe({type: "longtask", buffered: true});
"""
_FRAMES = """(seconds) => new Promise((done) => {
  const board = document.querySelector("#board canvas, #mynetwork canvas");
  const box = board.getBoundingClientRect();
  const send = (type, x, y, buttons) => board.dispatchEvent(new PointerEvent(type, {bubbles: true, pointerId: 1, isPrimary: true, pointerType: "mouse", button: 0, buttons, clientX: box.left + x, clientY: box.top + y}));
  const [cx, cy] = [box.width * 0.12, box.height * 0.9];
  send("pointerdown", cx, cy, 1);
  let frames = 0;
  const begin = performance.now();
  const step = (now) => {
    frames += 1;
    const t = (now - begin) / 1000;
    if (t > seconds) {
      send("pointerup", cx, cy, 0);
      done(frames / t);
      return;
    }
    send("pointermove", cx + 120 * Math.sin(t * 5), cy + 80 * (Math.cos(t * 4) - 1), 1);
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""


def best(measure: Callable[[], float], budget: float, *, least: bool = True) -> float:
    """The best of several runs, least or most; stops where the budget is held."""
    found: list[float] = []
    for _ in range(RUNS):
        found.append(measure())
        if (found[-1] <= budget) if least else (found[-1] >= budget):
            break
    return min(found) if least else max(found)


def first_frame(watched: Any, path: Path, place: str, mark: str) -> float:
    """Seconds from the start of loading to the mark that the page sets when it has drawn."""
    page = watched().open(path, place, mark)
    seconds: float = page.evaluate(f"performance.getEntriesByName('{mark}')[0].startTime") / 1000
    page.context.close()
    return seconds


@pytest.mark.parametrize("things", BUDGETS)
def test_size(things: int, made, page_file) -> None:
    assert page_file(f"made-{things}", made(things)).stat().st_size <= BUDGETS[things][0] * 1e6


@pytest.mark.parametrize("place", ["overview", "graph"])
@pytest.mark.parametrize("things", BUDGETS)
def test_first_frame(things: int, place: str, made, page_file, watched) -> None:
    path = page_file(f"made-{things}", made(things))
    mark = "kg:graph" if place == "graph" else "kg:ready"
    assert best(lambda: first_frame(watched, path, place, mark), BUDGETS[things][1]) <= BUDGETS[things][1]


@pytest.mark.parametrize("place", ["overview", "graph"])
@pytest.mark.parametrize("things", BUDGETS)
def test_longest_task(things: int, place: str, made, page_file, watched) -> None:
    path = page_file(f"made-{things}", made(things))

    def measure() -> float:
        one = watched()
        one.page.add_init_script(_TASKS)
        page = one.open(path, place, "kg:graph" if place == "graph" else "kg:ready")
        page.wait_for_timeout(600)
        longest: float = page.evaluate("window.longest")
        page.context.close()
        return longest

    assert best(measure, BUDGETS[things][2]) <= BUDGETS[things][2]


@pytest.mark.parametrize("things", BUDGETS)
def test_search(things: int, made, page_file, watched) -> None:
    page = watched().open(page_file(f"made-{things}", made(things)))
    page.wait_for_timeout(500)
    page.evaluate("kg.find('准备')")
    for query in ("东", "公园", "dong", "dxh", "709.3", "没有这个"):
        spent = best(
            lambda q=query: page.evaluate(
                "q => {const t = performance.now(); kg.find(q); return performance.now() - t;}", q
            ),
            30,
        )
        assert spent <= 30, query


def expanded(page: Any) -> None:
    """Opens the islands where a large page shows them closed."""
    page.wait_for_timeout(300)
    label = page.get_by_role("button", name="展开各区")
    if label.count():
        label.click()
        page.wait_for_timeout(1200)


@pytest.mark.parametrize("zoomed", [False, True])
@pytest.mark.parametrize("things", BUDGETS)
def test_frames_while_dragging(things: int, zoomed: bool, made, page_file, watched) -> None:
    page = watched().open(page_file(f"made-{things}", made(things)), "graph", "kg:graph")
    expanded(page)
    if zoomed:
        page.evaluate("kg.network().moveTo({scale: 0.7})")
        page.wait_for_timeout(600)
    budget = BUDGETS[things][4 if zoomed else 3]
    before = page.evaluate("JSON.stringify(kg.network().getViewPosition())")
    assert best(lambda: page.evaluate(_FRAMES, 1.2), budget, least=False) >= budget
    assert page.evaluate("JSON.stringify(kg.network().getViewPosition())") != before, "nothing was dragged"


def pyvis_page(base: Any, path: Path) -> Path:
    """The same graph as pyvis draws it by default."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for number, entity in enumerate(base.entities):
        network.add_node(number, label=entity.name)
    for number, document in enumerate(base.documents):
        for r in document.relations:
            if r.object is not None:
                network.add_edge(base.links[number][r.subject], base.links[number][r.object])
    path.write_text(network.generate_html(), encoding="utf-8")
    return path


def test_five_times_as_fast_to_use_as_pyvis_and_smoother(made, page_file, watched, tmp_path) -> None:
    """At 1,000 things. pyvis is usable when its layout has settled, which is when its bar goes away."""
    base = made(1000)
    ours = min(first_frame(watched, page_file("made-1000", base), "graph", "kg:graph") for _ in range(3))
    page = watched().open(page_file("made-1000", base), "graph", "kg:graph")
    page.wait_for_timeout(500)
    frames = best(lambda: page.evaluate(_FRAMES, 1.2), 50, least=False)
    page.context.close()
    theirs = watched().page
    theirs.goto(pyvis_page(base, tmp_path / "pyvis.html").as_uri(), wait_until="commit")
    done = "performance.now() > %d || (document.getElementById('loadingBar') && document.getElementById('loadingBar').style.display === 'none')"
    theirs.wait_for_function("document.querySelector('#mynetwork canvas')", timeout=60_000)
    theirs_frames = theirs.evaluate(_FRAMES, 1.2)
    theirs.wait_for_function(done % (ours * 5000), timeout=120_000)
    assert theirs.evaluate("performance.now()") >= ours * 5000
    assert frames >= theirs_frames
