// Drawings with an own text for those who cannot see them. Bars are decoration beside a number that is always written.
const SERIES_MARKS = ["dot", "square", "triangle", "diamond", "hexagon", "star"];

// A glyph of a class, the same as on the canvas.
function glyph(kind, size = 14) {
  const path = glyphPath(SHAPES[kind], 8, 8, 5.6);
  return svg("svg.glyph." + FAMILY[kind], {viewBox: "0 0 16 16", width: size, height: size, "aria-hidden": "true"}, svg("path", {d: path}));
}

// The outline of a shape as a path; the canvas draws the same points.
function glyphPath(shape, x, y, r) {
  if (shape === "dot") return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  return `M${shapePoints(shape, x, y, r).map(([a, b]) => `${a.toFixed(1)} ${b.toFixed(1)}`).join("L")}z`;
}

function shapePoints(shape, x, y, r) {
  const ring = (count, turn, radius) => Array.from({length: count}, (_, n) => {
    const angle = turn + (n * 2 * Math.PI) / count;
    return [x + radius(n) * Math.cos(angle), y + radius(n) * Math.sin(angle)];
  });
  if (shape === "square") return [[x - r * 0.9, y - r * 0.9], [x + r * 0.9, y - r * 0.9], [x + r * 0.9, y + r * 0.9], [x - r * 0.9, y + r * 0.9]];
  if (shape === "diamond") return ring(4, -Math.PI / 2, () => r * 1.15);
  if (shape === "triangle") return ring(3, -Math.PI / 2, () => r * 1.15);
  if (shape === "triangleDown") return ring(3, Math.PI / 2, () => r * 1.15);
  if (shape === "hexagon") return ring(6, 0, () => r);
  return ring(10, -Math.PI / 2, (n) => (n % 2 ? r * 0.55 : r * 1.2));
}

// The stripes of estimates; every drawing brings its own.
let stripes = 0;
function stripesFor() {
  stripes += 1;
  const name = `stripes-${stripes}`;
  const pattern = svg("pattern", {id: name, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"}, svg("rect.stripe", {width: 2.5, height: 5}));
  return {defs: svg("defs", null, pattern), fill: `url(#${name})`};
}

// A bullet bar: how much there is of the most there is, and where the target stands. Lengths are shares of the width, so
// that the tick and the stripes keep their shape in a cell of any size.
function bulletBar(value, target, most, status) {
  const drawing = svg("svg.bullet", {"aria-hidden": "true"});
  const share = (x) => `${(Math.max(0, Math.min(1, x / most)) * 100).toFixed(2)}%`;
  drawing.append(svg("rect.track", {x: 0, y: 3, width: "100%", height: 6}));
  if (value !== null && most > 0) {
    const bar = svg("rect.bar." + status, {x: 0, y: 3, width: share(value), height: 6});
    if (status === "estimate") {
      const {defs, fill: stripe} = stripesFor();
      drawing.append(defs);
      bar.setAttribute("fill", stripe);
    }
    drawing.append(bar);
  }
  if (target !== null && most > 0) drawing.append(svg("svg.overflow", {x: share(target)}, svg("rect.tick", {x: -3, y: 0, width: 3, height: 12})));
  return drawing;
}

// A small line of values over years, for a card.
function sparkline(points) {
  const [low, high] = [Math.min(...points.map((p) => p.value)), Math.max(...points.map((p) => p.value))];
  const [first, last] = [points[0].year, points[points.length - 1].year];
  const x = (year) => 3 + ((year - first) / (last - first || 1)) * 54;
  const y = (value) => 17 - ((value - low) / (high - low || 1)) * 14;
  const path = points.map((p, n) => `${n ? "L" : "M"}${x(p.year).toFixed(1)} ${y(p.value).toFixed(1)}`).join("");
  const end = points[points.length - 1];
  return svg("svg.spark", {viewBox: "0 0 60 20", width: 60, height: 20, "aria-hidden": "true"}, svg("path", {d: path}), svg("circle", {cx: x(end.year), cy: y(end.value), r: 2.5}));
}

// Shares of a whole as one bar, widest words outside: [[class, count, label]].
function stackedBar(parts, label) {
  const total = parts.reduce((sum, part) => sum + part[1], 0) || 1;
  const drawing = svg("svg.stack", {role: "img", "aria-label": label});
  let at = 0;
  for (const [name, count] of parts) {
    const share = (count / total) * 100;
    if (count) drawing.append(svg("rect." + name, {x: `${at.toFixed(2)}%`, y: 0, width: `${share.toFixed(2)}%`, height: 10}));
    if (at) drawing.append(svg("svg.overflow", {x: `${at.toFixed(2)}%`}, svg("rect.slit", {x: -1, y: 0, width: 2, height: 10})));
    at += share;
  }
  return drawing;
}
