// The canvas: vis-network holds the window, the gestures and the live nodes; islands, lines, dots and labels are painted
// around them. Only so many things are live nodes at once; the others are dots until they are near or chosen.
const MOST_LIVE = 900;
const LEAST_SCALE = 0.03;

// vis-network is unpacked and run when it is first needed; the page's policy knows the hash of its code.
const loadVis = once(async () => {
  const holder = byId("kg-vis");
  const code = el("script");
  code.textContent = holder.dataset.packing === "deflate" ? await inflate(holder.textContent) : holder.textContent;
  document.head.append(code);
  await breath();
  return window.vis;
});

// Ends the task at hand, so that the page answers between two long steps.
function breath() {
  return new Promise((go) => {
    setTimeout(go);
  });
}

async function inflate(text) {
  const bytes = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

function makeCanvas(vis, holder, {onPick, onIsland, onEdge, onPaint}) {
  const nodes = new vis.DataSet();
  const options = JSON.parse(byId("kg-options").textContent);
  const network = new vis.Network(holder, {nodes, edges: new vis.DataSet()}, options);
  const layer = layerCache();
  const tip = el("div.tip", {"aria-hidden": "true", hidden: true});
  holder.append(tip);
  const canvas = holder.querySelector("canvas");
  canvas.setAttribute("aria-hidden", "true");
  let scene = {name: "none", nodes: [], lines: [], edges: [], islands: [], box: [-1, -1, 1, 1]};
  let version = 0;
  let nearest = () => null;
  let live = new Set();
  let nodeOf = new Map();
  let marked = new Set();
  let chosen = null;
  let ringed = -1;
  let drawn = [];
  let listed = null;
  let settle = 0;
  let soon = 0;

  const ratio = () => canvas.width / Math.max(1, canvas.clientWidth);

  // Each live node draws itself, so that canvas and legend have the same shapes.
  function renderer({ctx, id, x, y}) {
    return {
      drawNode() {
        const node = nodeOf.get(id);
        if (!node) return;
        const scale = network.getScale();
        if (node.kind >= 0) paintGlyph(ctx, node.kind, x, y, Math.max(node.r, 2.4 / scale), scale, id === chosen);
        else paintDot(ctx, node, x, y, scale);
      },
    };
  }

  function paintDot(context, node, x, y, scale) {
    context.beginPath();
    context.arc(x, y, node.r, 0, 2 * Math.PI);
    context.fillStyle = palette.paper;
    context.fill();
    context.lineWidth = 1.5 / scale;
    context.strokeStyle = palette.soft;
    context.stroke();
  }

  network.on("beforeDrawing", (context) => {
    const scale = network.getScale();
    layer.paint(context, `${version}|${live.size}`, (own, box) => {
      paintIslands(own, scene, scale);
      paintLines(own, scene.lines, scale, box);
      if (live.size < scene.nodes.length) paintDots(own, scene.nodes, live, scale, box);
    });
    paintEdges(context, scene.edges, scale);
    if (scene.name === "map" && chosen !== null) paintEdges(context, spokes(), scale);
  });
  network.on("afterDrawing", (context) => {
    const painted = paintLabels(context, labelsNow(), ratio(), scene.name === "map" ? scene.nodes : [], scene.islands.filter((island) => island.collapsed));
    if (ringed >= 0 && scene.islands[ringed]) paintRing(context, scene.islands[ringed], network.getScale());
    drawn = painted.drawn;
    if (painted.whole) onPaint(drawn);
    else soon = requestAnimationFrame(() => network.redraw());
  });

  // The labels of the scene; dragging changes nothing about them, so that they are listed once for each scale.
  function labelsNow() {
    const scale = network.getScale();
    if (!listed || listed.scene !== scene || listed.scale !== scale || listed.marked !== marked) listed = {scene, scale, marked, labels: labelsOf(scene, scale, marked)};
    return listed.labels;
  }

  // The relations of what is chosen on the map, the lines to its district among them.
  function spokes() {
    const node = nodeOf.get(chosen);
    if (!node || node.thing === undefined) return [];
    const seen = new Set();
    const found = [];
    for (const [other, row, out] of neighbours()[node.thing]) {
      const far = scene.byThing.get(other);
      if (!far || seen.has(other) || found.length > 240) continue;
      seen.add(other);
      found.push({x1: node.x, y1: node.y, x2: far.x, y2: far.y, strong: true, thin: neighbours()[node.thing].length > 40, arrow: found.length > 40 ? 0 : out ? 1 : -1, gap: out ? far.r + 3 : node.r + 3, row});
    }
    return found;
  }

  // Which things are live: all where there are few, else the most important in the window.
  function refresh() {
    const few = scene.nodes.length <= MOST_LIVE;
    const [left, top, right, foot] = few ? [] : windowBox();
    const wanted = [];
    for (const node of scene.nodes) {
      if (!few && (node.x < left || node.x > right || node.y < top || node.y > foot) && node.id !== chosen) continue;
      wanted.push(node);
      if (wanted.length >= MOST_LIVE) break;
    }
    if (!few && network.getScale() < 0.16) wanted.length = Math.min(wanted.length, 200);
    const next = new Set(wanted.map((node) => node.id));
    const gone = [...live].filter((id) => !next.has(id));
    const come = wanted.filter((node) => !live.has(node.id));
    live = next;
    version += 1;
    if (gone.length) nodes.remove(gone);
    if (come.length) nodes.add(come.map((node) => ({id: node.id, x: node.x, y: node.y, size: node.r, shape: "custom", ctxRenderer: renderer})));
    if (!gone.length && !come.length) network.redraw();
  }

  function windowBox() {
    const scale = network.getScale();
    const {x, y} = network.getViewPosition();
    const [w, h] = [canvas.clientWidth / scale / 2, canvas.clientHeight / scale / 2];
    return [x - w * 1.15, y - h * 1.15, x + w * 1.15, y + h * 1.15];
  }

  function later() {
    clearTimeout(settle);
    settle = setTimeout(() => scene.nodes.length > MOST_LIVE && refresh(), 140);
  }
  network.on("zoom", () => {
    hideTip();
    if (network.getScale() < LEAST_SCALE) network.moveTo({scale: LEAST_SCALE});
    later();
  });
  network.on("dragEnd", later);
  network.on("dragStart", hideTip);

  network.on("click", ({pointer}) => {
    const {x, y} = pointer.canvas;
    const scale = network.getScale();
    const node = nearest(x, y, 9 / scale);
    if (node) return onPick(node);
    const island = scene.islands.findIndex((one) => Math.hypot(one.x - x, one.y - y) < one.radius * (one.collapsed ? 1 : 0));
    if (island >= 0) return onIsland(island);
    const edge = edgeNear(x, y, 6 / scale);
    return edge ? onEdge(edge) : onPick(null);
  });
  network.on("doubleClick", ({pointer}) => {
    const {x, y} = pointer.canvas;
    const node = nearest(x, y, 9 / network.getScale());
    if (node && !isHub(node.thing)) return onPick(node, true);
    const island = scene.islands.findIndex((one) => Math.hypot(one.x - x, one.y - y) < one.radius);
    return island >= 0 ? onIsland(island) : null;
  });

  function edgeNear(x, y, reach) {
    const lines = scene.name === "map" && chosen !== null ? spokes() : scene.edges.filter((edge) => edge.row !== undefined);
    return lines.find(({x1, y1, x2, y2}) => {
      const long = (x2 - x1) ** 2 + (y2 - y1) ** 2 || 1;
      const t = Math.max(0, Math.min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / long));
      return Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1)) < reach;
    });
  }

  function hideTip() {
    tip.hidden = true;
  }
  canvas.addEventListener("mousemove", (event) => {
    if (event.buttons) return;
    const box = canvas.getBoundingClientRect();
    const at = network.DOMtoCanvas({x: event.clientX - box.left, y: event.clientY - box.top});
    const node = nearest(at.x, at.y, 6 / network.getScale());
    canvas.style.cursor = node ? "pointer" : "";
    tip.hidden = !node;
    if (!node) return;
    tip.textContent = node.thing === undefined ? node.text : `${thingName(node.thing)} · ${call("kind", thingKind(node.thing))}`;
    tip.style.left = `${Math.min(event.clientX - box.left + 14, box.width - 220)}px`;
    tip.style.top = `${event.clientY - box.top + 16}px`;
  });
  canvas.addEventListener("mouseleave", hideTip);

  function moveTo(x, y, scale, animate) {
    network.moveTo({position: {x, y}, scale, animation: animate && !calm() ? {duration: 350, easingFunction: "easeInOutQuad"} : false});
    if (animate) setTimeout(later, 380);
  }

  return {
    network,
    canvas,
    labels: () => drawn,
    scene: () => scene,
    show(next, keepWindow) {
      scene = next;
      nodeOf = new Map(next.nodes.map((node) => [node.id, node]));
      nearest = gridOf(next.nodes);
      nodes.clear();
      live = new Set();
      layer.forget();
      network.setSize("100%", "100%");
      if (!keepWindow) this.fit(false);
      refresh();
    },
    fit(animate) {
      const [left, top, right, foot] = scene.box;
      const [w, h] = [canvas.clientWidth || holder.clientWidth, canvas.clientHeight || holder.clientHeight];
      const [side, head] = scene.name === "map" ? [w > 620 ? 64 : 12, 52] : [12, 12];
      const scale = Math.max(scene.least || LEAST_SCALE, Math.min(scene.most || 1.4, (w - 2 * side) / (right - left), (h - head - 16) / (foot - top)));
      const x = scene.anchor && (right - left) * scale > w ? scene.anchor.x(w / scale) : (left + right) / 2;
      const y = scene.anchor && (foot - top) * scale > h ? scene.anchor.y(h / scale) : (top + foot) / 2;
      moveTo(x, y - (head - 16) / 2 / scale, scale, animate);
    },
    zoom(times) {
      const {x, y} = network.getViewPosition();
      moveTo(x, y, Math.max(LEAST_SCALE, Math.min(4, network.getScale() * times)), true);
    },
    // Marks a node and, where asked, brings it into the window.
    mark(id, near, reveal) {
      chosen = id;
      ringed = -1;
      marked = new Set(near);
      if (id !== null) marked.add(id);
      const node = nodeOf.get(id);
      if (node && !live.has(id)) refresh();
      if (node && reveal) {
        const [left, top, right, foot] = windowBox();
        const small = scene.name === "map" && network.getScale() < 0.45;
        if (small || node.x < left || node.x > right || node.y < top || node.y > foot) moveTo(node.x, node.y, Math.max(network.getScale(), 0.8), true);
      }
      network.redraw();
    },
    // The folded island that the keyboard stands on.
    markIsland(number, reveal) {
      this.mark(null, [], false);
      ringed = number;
      const {x, y} = scene.islands[number];
      const [left, top, right, foot] = windowBox();
      if (reveal && (x < left || x > right || y < top || y > foot)) moveTo(x, y, network.getScale(), true);
      network.redraw();
    },
    repaint() {
      loadPalette();
      forgetSprites();
      layer.forget();
      network.redraw();
    },
    resize() {
      network.setSize("100%", "100%");
      layer.forget();
      network.redraw();
    },
    destroy() {
      clearTimeout(settle);
      cancelAnimationFrame(soon);
      network.destroy();
      layer.forget();
    },
  };
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
