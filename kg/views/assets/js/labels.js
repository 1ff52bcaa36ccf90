// Labels that never overlap: the most important first, each only where there is room. Texts are drawn once into small
// pictures, because drawing Chinese with a halo anew in every frame is slow.
const LABEL_FONTS = {
  name: "12px",
  strong: "600 13px",
  hub: "600 15px",
  island: "600 18px",
  sector: "12px",
  edge: "12px",
};
const MOST_LABELS = 170;
// So many of the best known things of the map are named even where the name covers glyphs.
const BOLD_LABELS = 16;
const OTHER_SIDES = ["right", "left", "above"];
// Labels seen for the first time are drawn for so many milliseconds; the rest of them come with the next frames.
const LABEL_MS = 30;
let sprites = new Map();
let extents = new Map();
let measuring = null;

function forgetSprites() {
  sprites = new Map();
  extents = new Map();
}

function labelFont(style) {
  return `${LABEL_FONTS[style]} ${colour(style === "hub" || style === "island" ? "--serif" : "--sans")}`;
}

// How much room a label takes; drawing it, which takes longer, waits until there is room for it.
function extent(text, style) {
  const key = `${style}|${text}`;
  let one = extents.get(key);
  if (one) return one;
  if (extents.size > 20000) extents.clear();
  measuring ??= el("canvas").getContext("2d");
  measuring.font = labelFont(style);
  one = {width: Math.ceil(measuring.measureText(text).width) + 6, height: Math.ceil(Number(/(\d+)px/.exec(LABEL_FONTS[style])[1]) * 1.45)};
  extents.set(key, one);
  return one;
}

function hasSprite(text, style) {
  return sprites.has(`${style}|${text}`);
}

function sprite(text, style, ratio) {
  const key = `${style}|${text}`;
  let one = sprites.get(key);
  if (one) return one;
  if (sprites.size > 4000) sprites.clear();
  one = el("canvas");
  const context = one.getContext("2d");
  const {width, height} = extent(text, style);
  one.width = width * ratio;
  one.height = height * ratio;
  context.scale(ratio, ratio);
  context.font = labelFont(style);
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = palette.halo;
  context.strokeText(text, 3, height / 2 + 0.5);
  context.fillStyle = style === "sector" || style === "edge" ? palette.soft : palette.ink;
  context.fillText(text, 3, height / 2 + 0.5);
  sprites.set(key, one);
  return one;
}

// Boxes that are taken, by squares of the screen.
function boxGrid(size = 72) {
  const squares = new Map();
  const each = (box, act) => {
    for (let i = Math.floor(box[0] / size); i <= Math.floor(box[2] / size); i += 1) {
      for (let j = Math.floor(box[1] / size); j <= Math.floor(box[3] / size); j += 1) if (act(i * 4096 + j)) return true;
    }
    return false;
  };
  return {
    isFree: (box) => !each(box, (at) => (squares.get(at) || []).some((other) => other[0] < box[2] && box[0] < other[2] && other[1] < box[3] && box[1] < other[3])),
    take: (box) => each(box, (at) => {
      if (!squares.has(at)) squares.set(at, []);
      squares.get(at).push(box);
      return false;
    }),
  };
}

// Where a label goes beside its point, in the screen's pixels.
function labelBox(label, one, x, y, reach) {
  if (label.side === "right") return [x + reach + 4, y - one.height / 2, x + reach + 4 + one.width, y + one.height / 2];
  if (label.side === "left") return [x - reach - 4 - one.width, y - one.height / 2, x - reach - 4, y + one.height / 2];
  if (label.side === "middle") return [x - one.width / 2, y - one.height / 2, x + one.width / 2, y + one.height / 2];
  if (label.side === "above") return [x - one.width / 2, y - reach - one.height - 2, x + one.width / 2, y - reach - 2];
  return [x - one.width / 2, y + reach + 1, x + one.width / 2, y + reach + 1 + one.height];
}

// Draws what fits of the labels, given in the order of their importance; returns the boxes drawn, and whether these are
// all or the next frame has to go on. Labels marked as shy keep off the glyphs of other things too.
function paintLabels(context, labels, ratio, glyphs, rings) {
  const now = context.getTransform();
  const scale = now.a / ratio;
  const [ox, oy] = [now.e / ratio, now.f / ratio];
  const [width, height] = [context.canvas.width / ratio, context.canvas.height / ratio];
  const taken = boxGrid();
  const drawn = [];
  const covered = boxGrid(40);
  const ringed = boxGrid();
  const named = new Set();
  let end = Infinity;
  let whole = true;
  for (const ring of rings) {
    const [x, y, r] = [ring.x * scale + ox, ring.y * scale + oy, donutOuter(ring.radius) * scale];
    // Three boxes are nearly a disc.
    for (const [a, b] of [[0.97, 0.4], [0.72, 0.72], [0.4, 0.97]]) ringed.take([x - a * r, y - b * r, x + a * r, y + b * r]);
  }
  for (const node of glyphs) {
    const [x, y, r] = [node.x * scale + ox, node.y * scale + oy, node.r * scale * 0.8];
    if (x > -20 && y > -20 && x < width + 20 && y < height + 20) (isHub(node.thing) ? taken : covered).take([x - r, y - r, x + r, y + r]);
  }
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const label of labels) {
    if (drawn.length >= MOST_LABELS) break;
    // Time counts from the first label that is new: every frame gets on by one at least.
    if (performance.now() > end) {
      whole = false;
      break;
    }
    const [x, y] = [label.x * scale + ox, label.y * scale + oy];
    if (x < -160 || y < -40 || x > width + 160 || y > height + 40) continue;
    const one = extent(label.text, label.style);
    const at = (side) => labelBox({...label, side}, one, x, y, (label.r || 0) * scale);
    const open = (box) => box[2] > 0 && box[3] > 0 && box[0] < width && box[1] < height && taken.isFree(box);
    const bare = (box) => covered.isFree([box[0] + 3, box[1] + 3, box[2] - 3, box[3] - 3]);
    let box = at(label.side);
    // A name of the map goes to the side where it covers no glyph; the boldest are named even where each would.
    if (label.free && !(open(box) && bare(box))) {
      const within = (other) => other[0] >= 0 && other[1] >= 0 && other[2] <= width && other[3] <= height;
      const side = OTHER_SIDES.find((other) => open(at(other)) && bare(at(other)) && within(at(other)));
      if (side) box = at(side);
      else if (label.shy) continue;
    }
    if (!open(box)) continue;
    if (label.ring && (named.has(label.only) || !ringed.isFree(box))) continue;
    named.add(label.only);
    taken.take(box);
    drawn.push({text: label.text, box});
    if (end === Infinity && !hasSprite(label.text, label.style)) end = performance.now() + LABEL_MS;
    context.drawImage(sprite(label.text, label.style, ratio), Math.round(box[0] * ratio) / ratio, Math.round(box[1] * ratio) / ratio, one.width, one.height);
  }
  context.restore();
  return {drawn, whole};
}

// The labels of a scene in the order of their importance.
function labelsOf(scene, scale, marked) {
  const found = [];
  const add = (node, style, shy) => found.push({text: shorten(node.text, node.side === "below" ? 12 : 22), x: node.x, y: node.y, r: node.r, side: node.side, style, shy, free: scene.name === "map" && !node.style});
  for (const island of scene.islands) {
    if (!island.collapsed) found.push({text: shorten(island.name, 14), x: island.x, y: island.y - island.radius, r: 4 / scale, side: "above", style: "island"});
  }
  found.push(...ringLabels(scene.islands.filter((island) => island.collapsed), scale));
  for (const node of scene.nodes) if (marked.has(node.id)) add(node, "strong");
  for (const node of scene.nodes) if (node.style && !marked.has(node.id)) add(node, node.style);
  if (scene.name === "map") {
    if (scale > 0.8) for (const node of scene.nodes) if (isHub(node.thing) && !marked.has(node.id)) add(node, "hub");
    if (scale > 0.28) for (const island of scene.islands) if (!island.collapsed) found.push(...sectorLabels(island));
  }
  for (const edge of scene.edges) {
    if (edge.text) found.push({text: edge.text, x: edge.lx ?? (edge.x1 + edge.x2) / 2, y: edge.ly ?? (edge.y1 + edge.y2) / 2, r: 0, side: edge.side || "above", style: "edge"});
  }
  const least = scene.name === "map" ? 2.6 / scale : 0;
  let bold = scene.name === "map" ? BOLD_LABELS : Infinity;
  for (const node of scene.nodes) {
    if (node.style || marked.has(node.id) || node.r <= least || (scene.name === "map" && isHub(node.thing))) continue;
    add(node, "name", bold <= 0);
    bold -= 1;
  }
  return found;
}

// A collapsed island is named within its ring where the name fits, with its count below; otherwise beside the ring, where
// no other ring is covered. The largest come first.
function ringLabels(islands, scale) {
  const found = [];
  for (const island of [...islands].sort((a, b) => b.radius - a.radius)) {
    const name = shorten(island.name, 14);
    const count = grouped(island.counts.reduce((sum, one) => sum + one, 0));
    const inner = donutInner(island.radius) * scale;
    const fits = Array.from(name).length * 15 + 4 < 1.75 * inner && inner > 26;
    if (fits) {
      found.push({text: name, x: island.x, y: island.y - 10 / scale, side: "middle", style: "hub"});
      found.push({text: count, x: island.x, y: island.y + 11 / scale, side: "middle", style: "sector"});
      continue;
    }
    if (Array.from(name).length * 12 + 2 < 1.9 * inner) {
      found.push({text: name, x: island.x, y: island.y, side: "middle", style: "name"});
      continue;
    }
    if (count.length * 8 + 2 < 1.9 * inner) found.push({text: count, x: island.x, y: island.y, side: "middle", style: "name"});
    for (const side of ["below", "above"]) found.push({text: name, x: island.x, y: island.y, r: donutOuter(island.radius), side, style: "strong", ring: true, only: `island ${island.hub}`});
  }
  return found;
}

function sectorLabels(island) {
  return island.sectors.map(([family, start, end]) => {
    const middle = (start + end) / 2;
    const far = island.radius + 6;
    return {text: call("family", family), x: island.x + far * Math.cos(middle), y: island.y + far * Math.sin(middle), r: 0, side: Math.abs(Math.cos(middle)) < 0.3 ? (Math.sin(middle) > 0 ? "below" : "above") : Math.cos(middle) > 0 ? "right" : "left", style: "sector"};
  });
}
