// The graph view: the whole map, one thing with its relations, or the way between two things.
let board = null;
let graphParts = null;
const collapsed = new Set();
const folds = new Map();
const wideBranches = new Set();
let foldedOf = null;
let firstMap = true;

function drawGraph(root, state) {
  if (firstMap && THINGS.n > 2500) ISLANDS.forEach((_, n) => collapsed.add(n));
  firstMap = false;
  const mode = state.p !== undefined ? "path" : state.f ? "focus" : "map";
  const holder = el("div.board." + mode, {tabindex: 0, role: "application", "aria-label": say("graph_label", {n: grouped(THINGS.n)}), id: "board"});
  const words = el("div.board-words", {"aria-live": "polite"});
  refill(root,
    el("header.view-head", null,
      el("h1", {tabindex: -1}, say("graph")),
      choice(say("graph"), [["map", say("whole_map")], ["focus", say("focus")], ["path", say("path")]], mode, switchMode),
      modeControls(mode, state),
      select(say("year"), [["", say("all_years")], ...years().map((year) => [year, year])], state.y || "", (value) => go({y: value}))),
    el("div.graph", null,
      el("div.stage", null, holder, canvasTools(mode), words),
      typeToggles(state)),
    mode === "path" ? null : el("p.note", null, say(mode === "map" ? "island_help" : "focus_help")),
  );
  leaveGraph();
  loadPalette();
  graphParts = {words, holder, mode};
  loadVis().catch(() => refill(words, el("p.warn", null, say("no_canvas")))).then(async (vis) => {
    if (!vis || !holder.isConnected || board) return;
    const made = makeCanvas(vis, holder, {onPick: pick, onIsland: toggleIsland, onEdge: (edge) => go({sel: factKey(`r${edge.row}`)}), onPaint: painted});
    board = made;
    holder.addEventListener("keydown", boardKeys);
    await breath();
    if (board === made) showScene(here, false);
  });
}

function leaveGraph() {
  if (board) board.destroy();
  board = null;
}

let paintedOnce = false;
function painted() {
  if (paintedOnce || !board || board.scene().name === "none") return;
  paintedOnce = true;
  performance.mark("kg:graph");
}

function switchMode(mode) {
  const one = selected();
  const thing = one ? (one.thing !== undefined ? one.thing : factThings(one.fact)[0]) : undefined;
  if (mode === "map") go({f: "", n: "", p: undefined});
  else if (mode === "focus") go({f: thingKey(thing ?? pathStart() ?? districts()[0] ?? 0), p: undefined});
  else go({p: `${thing === undefined ? (here.f || "") : thingKey(thing)}~`, f: "", n: ""});
}

function pathStart() {
  return here.p ? thingByKey().get(here.p.split("~")[0]) : undefined;
}

function modeControls(mode, state) {
  if (mode === "focus") {
    const thing = thingByKey().get(state.f);
    return [labelled(say("focus"), thingFinder(say("focus"), thing, (one) => go({f: thingKey(one)}))), choice(say("depth"), [["1", say("depth_1")], ["2", say("depth_2")]], state.n === "2" ? "2" : "1", (value) => go({n: value}))];
  }
  if (mode === "path") {
    const [start, end] = state.p.split("~").map((key) => thingByKey().get(key));
    const set = (a, b) => go({p: `${a === undefined ? "" : thingKey(a)}~${b === undefined ? "" : thingKey(b)}`});
    return [labelled(say("from"), thingFinder(say("from"), start, (one) => set(one, end))), button(".plain.swap", () => set(end, start), {"aria-label": say("swap")}, icon("swap")), labelled(say("to"), thingFinder(say("to"), end, (one) => set(start, one)))];
  }
  return ISLANDS.length > 1 || collapsed.size ? button("", foldAll, {id: "fold"}, foldWord()) : null;
}

function labelled(text, node) {
  return el("div.field", null, el("span", {"aria-hidden": "true"}, text), node);
}

function foldWord() {
  return collapsed.size ? say("expand_all") : say("collapse_all");
}

function foldAll() {
  if (collapsed.size) collapsed.clear();
  else ISLANDS.forEach((_, n) => collapsed.add(n));
  showScene(here, false);
  byId("fold").textContent = foldWord();
}

function canvasTools() {
  const tool = (sign, text, act) => button(".plain", act, {"aria-label": text, title: text}, icon(sign));
  return el("div.canvas-tools", {role: "group", "aria-label": say("graph")}, tool("plus", say("zoom_in"), () => board.zoom(1.4)), tool("minus", say("zoom_out"), () => board.zoom(1 / 1.4)), tool("fit", say("fit"), () => board.fit(true)));
}

// Classes to show or hide, with the shapes of the canvas and how many there are.
function typeToggles(state) {
  const hidden = new Set((state.k || "").split(",").filter(Boolean));
  const set = (kind, on) => {
    if (on) hidden.delete(kind);
    else hidden.add(kind);
    go({k: [...hidden].join(",")});
  };
  return el("aside.types", {"aria-label": say("types")}, el("details.fold", {open: innerWidth > 760}, el("summary", null, say("types")),
    FAMILIES.map((family) => {
      const kinds = DATA.families[family].filter((kind) => kindCounts()[KINDS.indexOf(kind)]);
      if (!kinds.length) return null;
      return el("fieldset", null, el("legend", null, el("i." + family, {"aria-hidden": "true"}), call("family", family)), kinds.map((kind) => el("label.type", null,
        el("input", {type: "checkbox", checked: !hidden.has(kind), onchange: (event) => set(kind, event.target.checked)}),
        glyph(KINDS.indexOf(kind), 15), el("span", null, call("kind", kind)), el("small", null, grouped(kindCounts()[KINDS.indexOf(kind)])))));
    }),
    hidden.size ? button(".more", () => go({k: ""}), null, say("toggle_all")) : null));
}

function showScene(state, keepWindow) {
  const narrow = graphParts.holder.clientWidth < 620;
  const {words, holder} = graphParts;
  words.replaceChildren();
  holder.parentNode.querySelectorAll(".board-empty").forEach((old) => old.remove());
  const passes = sceneFilter(state);
  if (graphParts.mode === "map") board.show(mapScene(state, collapsed, isUpright()), keepWindow);
  if (graphParts.mode === "focus") {
    const thing = thingByKey().get(state.f);
    if (thing === undefined) return emptyBoard(say("pick_focus"));
    if (foldedOf !== thing) {
      folds.clear();
      wideBranches.clear();
    }
    foldedOf = thing;
    const scene = focusScene(thing, state, {passes, folds, wide: wideBranches}, narrow);
    board.show(scene, keepWindow);
    if (scene.nodes.length === 1) refill(words, el("p", null, say("no_relations")));
  }
  if (graphParts.mode === "path") {
    const [start, end] = state.p.split("~").map((key) => thingByKey().get(key));
    if (start === undefined || end === undefined) return emptyBoard(say("path_help"));
    const steps = start === end ? [] : shortestPath(start, end, passes);
    board.show(pathScene(start, end, steps, narrow), false);
    refill(words, steps ? [el("p", null, say("path_found", {n: steps.length})), pathWords(steps)] : el("p", null, say("no_path")));
  }
  return markSelected(true);
}

// What to do where there is nothing to draw yet.
function emptyBoard(text) {
  graphParts.holder.parentNode.append(el("p.board-empty", {role: "status"}, text));
}

// What is selected stands out: itself and what it is related to.
function markSelected(reveal) {
  if (!board) return;
  const one = selected();
  const things = one ? (one.thing !== undefined ? [one.thing] : factThings(one.fact)) : [];
  const id = things.length ? nodeId(things[0]) : null;
  const near = things.slice(1).map(nodeId);
  if (graphParts.mode === "map" && things.length && !isHub(things[0])) near.push(...neighbours()[things[0]].slice(0, 40).map((pair) => nodeId(pair[0])));
  board.mark(id, near, reveal);
}

function nodeId(thing) {
  const node = board.scene().byThing && board.scene().byThing.get(thing);
  return node ? node.id : null;
}

function pick(node, twice) {
  if (!node) {
    if (here.sel) go({sel: ""});
    return;
  }
  if (node.more) {
    wideBranches.add(node.more);
    showScene(here, true);
  } else if (twice && graphParts.mode === "map") go({f: thingKey(node.thing), n: "", sel: thingKey(node.thing)});
  else if (twice && graphParts.mode === "focus") {
    folds.set(node.thing, !node.opened);
    showScene(here, true);
  } else go({sel: thingKey(node.thing)});
}

function toggleIsland(number) {
  if (collapsed.has(number)) collapsed.delete(number);
  else collapsed.add(number);
  board.show(mapScene(here, collapsed, isUpright()), true);
  if (!collapsed.has(number)) reveal(board.scene().islands[number]);
  if (cursor === `i${number}`) cursor = ISLANDS[number].hub >= 0 ? ISLANDS[number].hub : null;
  else if (collapsed.has(number) && cursor !== null) {
    cursor = `i${number}`;
    board.markIsland(number, false);
  }
  if (byId("fold")) byId("fold").textContent = foldWord();
  announce(`${collapsed.has(number) ? say("collapse") : say("expand")}: ${islandName(number)}`);
}

function isUpright() {
  return graphParts.holder.clientHeight > graphParts.holder.clientWidth;
}

function reveal(island) {
  const {clientWidth, clientHeight} = board.canvas;
  const scale = Math.min(1.1, (Math.min(clientWidth, clientHeight) * 0.9) / (2 * island.radius));
  board.network.moveTo({position: {x: island.x, y: island.y}, scale, animation: calm() ? false : {duration: 400, easingFunction: "easeInOutQuad"}});
  setTimeout(() => board && board.mark(null, [], false), 450);
}

// Arrows go to the next thing in that direction, Enter opens its panel or unfolds it, plus and minus zoom.
let cursor = null;
function boardKeys(event) {
  const steps = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
  if (steps[event.key]) {
    event.preventDefault();
    const next = nextNode(...steps[event.key]);
    if (!next) return;
    cursor = next.id;
    if (next.island === undefined) board.mark(next.id, [], true);
    else board.markIsland(next.island, true);
    announce(next.thing === undefined ? next.text : `${thingName(next.thing)}, ${call("kind", thingKind(next.thing))}`);
  } else if (event.key === "Enter" || event.key === " ") {
    const node = places().find((one) => one.id === cursor);
    if (!node) return;
    event.preventDefault();
    if (node.island !== undefined) toggleIsland(node.island);
    else if (event.key === " " && graphParts.mode === "map" && isHub(node.thing)) toggleIsland(NODES.island[node.thing]);
    else pick(node, event.key === " ");
  } else if (event.key === "+" || event.key === "=") board.zoom(1.4);
  else if (event.key === "-") board.zoom(1 / 1.4);
  else if (event.key === "0") board.fit(true);
}

// What the keyboard can reach: the nodes, and the islands that are folded.
function places() {
  const {nodes, islands} = board.scene();
  return [...nodes, ...islands.map((one, n) => ({id: `i${n}`, island: n, x: one.x, y: one.y, text: `${one.name}, ${say("expand")}`, collapsed: one.collapsed})).filter((one) => one.collapsed)];
}

function nextNode(dx, dy) {
  const nodes = places();
  const now = nodes.find((node) => node.id === cursor);
  if (!now) return nodes[0];
  let best = null;
  let least = Infinity;
  for (const node of nodes) {
    const [x, y] = [node.x - now.x, node.y - now.y];
    const ahead = x * dx + y * dy;
    if (node === now || ahead <= 0) continue;
    const cost = ahead + 2.5 * Math.abs(x * dy - y * dx);
    if (cost < least) [best, least] = [node, cost];
  }
  return best;
}
