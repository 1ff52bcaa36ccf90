// The frame of the page: head, views, panel, keys; what is drawn anew when the reader moves.
const DRAW = {overview: drawOverview, compare: drawCompare, targets: drawTargets, graph: drawGraph, list: drawList, document: drawDocument};
let drawnAs = "";

function drawHead() {
  const tab = (view) => el("a", {href: linkTo({v: view}), data: {view}}, say(view));
  return refill(byId("head"),
    el("a.brand", {href: linkTo({v: "overview", sel: ""})}, el("span.seal", {"aria-hidden": "true"}), el("span", null, say("brand"))),
    el("nav.tabs", {"aria-label": say("views")}, VIEWS.map(tab)),
    finder({label: say("search"), placeholder: innerWidth > 1180 ? say("search") : say("search_short"), find: findAll, draw: drawOption, take: takeOption, big: true}),
    el("div.tools", null,
      button(".plain", () => adjust({lang: tongue ? "" : "en"}), {"aria-label": say("language_help"), lang: tongue ? "zh" : "en"}, say("language")),
      button(".plain", switchTheme, {"aria-label": say("theme"), title: say("theme")}, icon("theme")),
      filesMenu()),
  );
}

function isDark() {
  return here.theme ? here.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function switchTheme() {
  adjust({theme: isDark() ? "light" : "dark"});
}

function applyTheme() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
}

// What can be saved from each view.
function filesOf(view) {
  const charts = [...document.querySelectorAll("#main svg.chart")];
  const tables = {compare: compareRows, targets: targetRows, list: listTable, graph: listTable, overview: compareRows};
  const own = [];
  if (tables[view]) own.push([say("csv"), () => saveCsv(view, tables[view]())]);
  if (view === "graph") own.push([say("png"), graphPng], [say("svg"), graphSvg]);
  else if (charts.length) own.push([say("png"), () => saveDrawingPng(view, charts)], [say("svg"), () => saveSvg(view, svgText(charts))]);
  const one = selected();
  if (one) own.push([`${say("turtle")} · ${say("turtle_one")}`, () => saveTurtle(here.sel, one.thing === undefined ? [] : [one.thing], one.thing === undefined ? [one.fact] : factsOfThing(one.thing))]);
  own.push([`${say("turtle")} · ${say("turtle_all")}`, () => saveTurtle("graph", Array.from({length: THINGS.n}, (_, n) => n), allFacts())]);
  own.push([say("print"), () => window.print()]);
  return own;
}

function filesMenu() {
  const list = el("div.menu-list", {id: "files-menu", hidden: true});
  const opener = button(".plain", () => toggle(list.hidden), {"aria-expanded": "false", "aria-controls": "files-menu", "aria-label": say("download"), title: say("download")}, icon("download"));
  function toggle(on) {
    if (on) refill(list, filesOf(here.v).map(([text, act]) => button(".plain", () => {
      toggle(false);
      opener.focus();
      act();
    }, null, text)));
    list.hidden = !on;
    opener.setAttribute("aria-expanded", String(on));
    if (on) list.querySelector("button").focus();
  }
  const menu = el("div.menu", {onfocusout: (event) => !menu.contains(event.relatedTarget) && event.relatedTarget && toggle(false), onkeydown: (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    event.stopPropagation();
    toggle(false);
    opener.focus();
  }}, opener, list);
  document.addEventListener("click", (event) => !menu.contains(event.target) && !list.hidden && toggle(false));
  return menu;
}

// What of the address a view depends on: everything but the selection.
function signature(state) {
  return JSON.stringify(Object.entries(state).filter(([key]) => key !== "sel").sort());
}

function draw(state, before) {
  const root = byId("main");
  const anew = !before || before.lang !== state.lang;
  applyTheme();
  if (anew) {
    setTongue(state.lang === "en" ? 1 : 0);
    document.title = say("title");
    drawHead();
    byId("skip").textContent = say("skip");
  }
  document.querySelectorAll(".tabs a").forEach((tab) => {
    if (tab.dataset.view === state.v) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
    tab.href = linkTo({v: tab.dataset.view});
  });
  if (before && before.v === "graph" && state.v !== "graph") leaveGraph();
  const now = signature(state);
  const panelWas = document.body.classList.contains("has-panel");
  drawPanel(state, before);
  if (now !== drawnAs) {
    const kept = before && before.v === state.v ? focusMark(root) : null;
    document.body.dataset.view = state.v;
    DRAW[state.v](root, state);
    if (kept) restoreFocus(root, kept);
    else if (before) {
      window.scrollTo(0, 0);
      if (before.v !== state.v && !state.sel) root.querySelector("h1").focus({preventScroll: true});
    }
  } else if (state.v === "document") showSelected(root, state);
  else if (state.v === "graph") markSelected(Boolean(state.sel));
  if (state.v === "graph" && board && panelWas !== document.body.classList.contains("has-panel")) board.resize();
  if (before && before.theme !== state.theme && board) board.repaint();
  drawnAs = now;
}

// A control is found again after its view was drawn anew, by its kind and its words.
function focusMark(root) {
  const one = document.activeElement;
  if (!one || !root.contains(one)) return null;
  return {tag: one.tagName, text: one.getAttribute("aria-label") || one.textContent, id: one.id};
}

function restoreFocus(root, mark) {
  const found = [...root.querySelectorAll(mark.tag)].find((one) => (one.getAttribute("aria-label") || one.textContent) === mark.text);
  if (found) found.focus({preventScroll: true});
}

// "/" searches, Esc closes, arrows move between marks of a source, digits switch views.
function pageKeys(event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "Escape") {
    if (typing) event.target.blur();
    else if (here.sel) go({sel: ""});
    else if (here.v === "graph" && (here.f || here.p !== undefined)) go({f: "", n: "", p: undefined});
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector("#head input").focus();
  } else if (/^[1-6]$/.test(event.key)) go({v: VIEWS[Number(event.key) - 1]});
  else if (here.v === "document" && (event.key === "ArrowRight" || event.key === "ArrowLeft") && event.target.closest(".text, body") && !event.target.closest("#panel")) {
    event.preventDefault();
    moveMark(byId("main"), event.key === "ArrowRight" ? 1 : -1);
  }
}

function start() {
  refill(byId("page"),
    el("a.skip", {href: "#main", id: "skip", onclick: (event) => {
      event.preventDefault();
      byId("main").querySelector("h1").focus();
    }}),
    el("header.head", {id: "head"}),
    el("div.columns", null, el("main", {id: "main"}), el("aside.panel", {id: "panel", hidden: true, "aria-label": say("details")})),
    el("p.unseen", {id: "announcer", role: "status", "aria-live": "polite"}));
  onMove(draw);
  document.addEventListener("keydown", pageKeys);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    applyTheme();
    if (board) board.repaint();
  });
  // Paper is white: the canvas too is painted light while the page is printed.
  window.addEventListener("beforeprint", () => {
    document.documentElement.dataset.theme = "light";
    if (board) board.repaint();
  });
  window.addEventListener("afterprint", () => {
    applyTheme();
    if (board) board.repaint();
  });
  let timer = 0;
  let wide = innerWidth;
  window.addEventListener("resize", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (board) board.resize();
      else if (here.v === "compare" && wide !== innerWidth) DRAW.compare(byId("main"), here);
      wide = innerWidth;
    }, 150);
  });
  draw(here, null);
  performance.mark("kg:ready");
  // The search is made ready while nobody waits for it.
  const idle = window.requestIdleCallback || ((act) => setTimeout(act, 300));
  idle(() => nameIndex());
  idle(() => indicatorIndex());
  idle(() => figureIndex());
  idle(() => weights());
}

// For tests and for those who look under the bonnet: what the page has drawn, and its own functions for text.
window.kg = Object.freeze({find: (query) => findAll(query), labels: () => (board ? board.labels() : []), network: () => (board ? board.network : null), turtle: () => turtleText(Array.from({length: THINGS.n}, (_, n) => n), allFacts()), csv: csvText, say: sentenceText});

start();
