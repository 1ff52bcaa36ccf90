"""The budgets of the page in a real Chromium: size, first frame, longest task, search, frames while dragging.

Machines that run tests are slow and shared: each figure is the best of some runs, and a run that holds the budget ends
the trial. A run that misses it is held against the machine: where a fixed piece of work and an empty canvas take twice as
long at that moment as on two quiet cores, the budget is doubled.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

#: Megabytes, seconds to the first frame, longest task in milliseconds, frames a second at fit and zoomed in.
BUDGETS = {300: (0.7, 0.6, 250, 50, 50), 3000: (1.6, 1.0, 350, 50, 50), 10_000: (4.0, 1.5, 600, 20, 40)}
RUNS = 8

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


#: A fixed piece of work, and frames of an empty canvas: milliseconds for the one, frames a second for the other.
_LOAD = """() => new Promise((done) => {
  const begin = performance.now();
  let x = 1;
  for (let n = 0; n < 1e7; n += 1) x = (Math.imul(x, 1103515245) + 12345) | 0;
  const spent = performance.now() - begin;
  const board = document.body.appendChild(document.createElement("canvas"));
  board.width = 1100;
  board.height = 660;
  const context = board.getContext("2d");
  let frames = 0;
  const first = performance.now();
  const step = (now) => {
    frames += 1;
    context.fillStyle = frames % 2 ? "#eee" : x ? "#ddd" : "#ccc";
    context.fillRect(0, 0, 1100, 660);
    if (now - first < 400) requestAnimationFrame(step);
    else {
      board.remove();
      done([spent, (frames * 1000) / (performance.now() - first)]);
    }
  };
  requestAnimationFrame(step);
})"""
#: What the two are on two quiet cores.
QUIET = (92.0, 60.0)


@pytest.fixture
def slowness(watched) -> Callable[[], float]:
    """Tells how many times slower than quiet the machine is just now, never below 1."""
    pages: list[Any] = []

    def measure() -> float:
        if not pages:
            pages.append(watched().page)
            pages[0].goto("about:blank")
            pages[0].evaluate(_LOAD)  # the first run is slower than the others
        found = [pages[0].evaluate(_LOAD) for _ in range(2)]
        return min(max(1.0, spent / QUIET[0], QUIET[1] / frames) for spent, frames in found)

    return measure


@pytest.fixture
def best(slowness) -> Callable[..., tuple[float, bool]]:
    """Measures until a budget is held: the best value found, and whether the budget was held on this machine."""

    def trial(measure: Callable[[], float], budget: float, *, least: bool = True) -> tuple[float, bool]:
        found: list[float] = []
        held = False
        for run in range(RUNS):
            time.sleep(max(0, run - 2) * 0.5)  # what else the machine does may be over by then
            found.append(measure())
            held = (found[-1] <= budget) if least else (found[-1] >= budget)
            if not held:
                slow = slowness()
                held = (found[-1] <= budget * slow) if least else (found[-1] * slow >= budget)
            if held:
                break
        return (min(found) if least else max(found)), held

    return trial


def first_frame(watched: Any, path: Path, place: str, mark: str) -> float:
    """Seconds from the start of loading to the mark that the page sets when it has drawn."""
    page = watched().open(path, place, mark)
    seconds: float = page.evaluate(f"performance.getEntriesByName('{mark}')[0].startTime") / 1000
    page.context.close()
    return seconds


@pytest.mark.parametrize("things", BUDGETS)
def test_size(things: int, made, page_file, record_property) -> None:
    size = page_file(f"made-{things}", made(things)).stat().st_size / 1e6
    record_property("megabytes", size)
    assert size <= BUDGETS[things][0]


@pytest.mark.parametrize("place", ["overview", "graph"])
@pytest.mark.parametrize("things", BUDGETS)
def test_first_frame(things: int, place: str, made, page_file, watched, record_property, best) -> None:
    path = page_file(f"made-{things}", made(things))
    mark = "kg:graph" if place == "graph" else "kg:ready"
    seconds, held = best(lambda: first_frame(watched, path, place, mark), BUDGETS[things][1])
    record_property("seconds", seconds)
    assert held, seconds


@pytest.mark.parametrize("place", ["overview", "graph"])
@pytest.mark.parametrize("things", BUDGETS)
def test_longest_task(things: int, place: str, made, page_file, watched, record_property, best) -> None:
    path = page_file(f"made-{things}", made(things))

    def measure() -> float:
        one = watched()
        one.page.add_init_script(_TASKS)
        page = one.open(path, place, "kg:graph" if place == "graph" else "kg:ready")
        page.wait_for_timeout(600)
        longest: float = page.evaluate("window.longest")
        page.context.close()
        return longest

    longest, held = best(measure, BUDGETS[things][2])
    record_property("milliseconds", longest)
    assert held, longest


@pytest.mark.parametrize("things", BUDGETS)
def test_search(things: int, made, page_file, watched, record_property, best) -> None:
    page = watched().open(page_file(f"made-{things}", made(things)))
    page.wait_for_timeout(500)
    page.evaluate("kg.find('准备')")
    for query in ("东", "公园", "dong", "dxh", "709.3", "没有这个"):
        spent, held = best(
            lambda q=query: page.evaluate(
                "q => {const t = performance.now(); kg.find(q); return performance.now() - t;}", q
            ),
            30,
        )
        record_property(query, spent)
        assert held, (query, spent)


def expanded(page: Any) -> None:
    """Opens the islands where a large page shows them closed."""
    page.wait_for_timeout(300)
    label = page.get_by_role("button", name="展开各区")
    if label.count():
        label.click()
        page.wait_for_timeout(1200)


@pytest.mark.parametrize("zoomed", [False, True])
@pytest.mark.parametrize("things", BUDGETS)
def test_frames_while_dragging(things: int, zoomed: bool, made, page_file, watched, record_property, best) -> None:
    page = watched().open(page_file(f"made-{things}", made(things)), "graph", "kg:graph")
    expanded(page)
    if zoomed:
        page.evaluate("kg.network().moveTo({scale: 0.7})")
        page.wait_for_timeout(600)
    budget = BUDGETS[things][4 if zoomed else 3]
    before = page.evaluate("JSON.stringify(kg.network().getViewPosition())")
    frames, held = best(lambda: page.evaluate(_FRAMES, 1.2), budget, least=False)
    record_property("frames", frames)
    assert held, frames
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


#: Says on the console when the bar of pyvis goes away, which is when its layout has settled.
_SETTLED = """
addEventListener("load", () => {
  const look = () => {
    const bar = document.getElementById("loadingBar");
    if (bar && bar.style.display === "none") console.log("settled");
    else setTimeout(look, 100);
  };
  look();
});
"""


def open_pyvis(watched: Any, path: Path) -> tuple[Any, list[float]]:
    """Opens a page of pyvis; the list gets the seconds after which its layout has settled."""
    page, settled = watched().page, []
    begin = time.perf_counter()
    page.on("console", lambda m: settled.append(time.perf_counter() - begin) if m.text == "settled" else None)
    page.add_init_script(_SETTLED)
    page.goto(path.as_uri(), wait_until="commit")
    return page, settled


def test_five_times_as_fast_to_use_as_pyvis(made, page_file, watched, tmp_path, record_property) -> None:
    """At 1,000 things: when our page has drawn its graph five times over, pyvis is still laying out its own."""
    base = made(1000)
    path = page_file("made-1000", base)
    ours = min(first_frame(watched, path, "graph", "kg:graph") for _ in range(3))
    page, settled = open_pyvis(watched, pyvis_page(base, tmp_path / "pyvis.html"))
    # Waiting asks the driver only, not the page, which is too busy to answer.
    page.context.browser.new_context().new_page().wait_for_timeout(ours * 5000)
    record_property("seconds", ours)
    assert not settled, f"{settled[0]:.1f} s against {ours:.1f} s"


def test_no_less_smooth_than_pyvis(made, page_file, watched, tmp_path, record_property, best) -> None:
    """Frames while dragging at 300 things once pyvis has settled; more things it takes minutes over."""
    base = made(300)
    page = watched().open(page_file("made-300", base), "graph", "kg:graph")
    page.wait_for_timeout(500)
    theirs, settled = open_pyvis(watched, pyvis_page(base, tmp_path / "pyvis.html"))
    for _ in range(2400):
        if settled:
            break
        theirs.wait_for_timeout(100)
    assert settled, "pyvis has not settled in four minutes"
    other = theirs.evaluate(_FRAMES, 1.2)
    theirs.context.close()
    frames, held = best(
        lambda: page.evaluate(_FRAMES, 1.2), 0.8 * other, least=False
    )  # both may reach the screen's own rate
    record_property("ours", frames)
    record_property("theirs", other)
    record_property("settled", settled[0])
    assert held, (frames, other)
