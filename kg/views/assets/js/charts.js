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

// Round numbers for an axis from 0 to at least `most`.
function axisSteps(most) {
  const rough = (most || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].find((times) => times * power >= rough) * power;
  return Array.from({length: Math.ceil((most || 1) / step - 1e-9) + 1}, (_, n) => n * step);
}

function axisNumber(value, unit) {
  if (unit === "元" && !tongue) return Math.abs(value) >= 1e8 ? `${grouped(value / 1e8)} 亿` : Math.abs(value) >= 1e4 ? `${grouped(value / 1e4)} 万` : grouped(value);
  if (unit === "元") return Math.abs(value) >= 1e9 ? `${grouped(value / 1e9)} bn` : Math.abs(value) >= 1e6 ? `${grouped(value / 1e6)} m` : grouped(value);
  return `${grouped(value)}${unit === "%" ? "\u202f%" : ""}`;
}

// Districts over years: lines with the points of results, estimates and targets; one year only makes bars.
function seriesChart(title, unit, rows, width) {
  const found = [...new Set(rows.flatMap((row) => row.points.map((p) => p.year)))].sort((a, b) => a - b);
  return found.length > 1 ? lineChart(title, unit, rows, found, width) : barChart(title, unit, rows, width);
}

function drawingOf(title, text, width, height) {
  return svg("svg.chart", {viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": `${title}。${text}`});
}

function chartText(rows) {
  return rows.map((row) => `${row.name}: ${row.points.map((p) => `${p.year}${p.part ? ` ${p.part}` : ""} ${p.text}`).join(", ")}`).join("; ");
}

function lineChart(title, unit, rows, found, width) {
  const [left, right, top, foot, height] = [64, width > 560 ? 132 : 78, 16, 28, 300];
  const drawing = drawingOf(title, chartText(rows), width, height);
  const steps = axisSteps(Math.max(...rows.flatMap((row) => row.points.map((p) => p.value)), 0));
  const most = steps[steps.length - 1];
  const low = Math.min(0, ...rows.flatMap((row) => row.points.map((p) => p.value)));
  const x = (year) => left + ((year - found[0]) / (found[found.length - 1] - found[0])) * (width - left - right);
  const y = (value) => height - foot - ((value - low) / (most - low || 1)) * (height - foot - top);
  for (const step of steps) {
    drawing.append(svg("path.rule", {d: `M${left} ${y(step)}H${width - right}`}), svg("text.axis", {x: left - 8, y: y(step) + 4, "text-anchor": "end"}, axisNumber(step, unit)));
  }
  const every = Math.ceil((found.length * 44) / (width - left - right));
  found.forEach((year, n) => n % every === 0 && drawing.append(svg("text.axis", {x: x(year), y: height - 8, "text-anchor": "middle"}, year)));
  const ends = [];
  // Six lines can be told apart; further ones stay grey behind them, and the table below names them.
  for (const row of rows.slice(6)) {
    const path = row.points.filter((p) => p.status !== "target" && !p.part).map((p, at) => `${at ? "L" : "M"}${x(p.year).toFixed(1)} ${y(p.value).toFixed(1)}`).join("");
    drawing.append(svg("path.lead", {d: path}));
  }
  rows.slice(0, 6).forEach((row, n) => {
    const style = `s${n % 6}`;
    const results = row.points.filter((p) => p.status !== "target");
    // Eleven months are no year: such a point stands by itself.
    const path = results.filter((p) => !p.part).map((p, at) => `${at ? "L" : "M"}${x(p.year).toFixed(1)} ${y(p.value).toFixed(1)}`).join("");
    if (results.filter((p) => !p.part).length > 1) drawing.append(svg("path.line." + style, {d: path}));
    row.points.forEach((p) => {
      if (p.status === "target") drawing.append(svg("path.aim." + style, {d: `M${x(p.year) - 7} ${y(p.value)}h14`}));
      else drawing.append(svg(`path.point.${p.part ? "part" : p.status}.${style}`, {d: glyphPath(SERIES_MARKS[n % 6], x(p.year), y(p.value), 4.5)}));
    });
    const end = results[results.length - 1] || row.points[row.points.length - 1];
    if (end) ends.push({name: row.name, x: x(end.year), y: y(end.value), style});
  });
  placeEnds(drawing, ends, width - right, height - foot);
  return drawing;
}

// Names at the ends of lines, moved apart where they would touch.
function placeEnds(drawing, ends, edge, floor) {
  ends.sort((a, b) => a.y - b.y);
  let last = -Infinity;
  for (const end of ends) {
    end.at = Math.max(end.y, last + 15);
    last = end.at;
  }
  let over = Math.max(0, last - floor);
  for (let n = ends.length - 1; n >= 0 && over > 0; n -= 1) {
    ends[n].at -= over;
    over = n ? Math.max(0, ends[n - 1].at + 15 - ends[n].at) : 0;
  }
  for (const end of ends) {
    drawing.append(svg("path.lead", {d: `M${end.x + 6} ${end.y}L${edge + 6} ${end.at}`}), svg("text.end." + end.style, {x: edge + 10, y: end.at + 4}, shorten(end.name, 8)));
  }
}

function barChart(title, unit, rows, width) {
  const lines = rows.filter((row) => row.points.length);
  const [left, right, each] = [Math.min(150, width * 0.3), 116, 34];
  const drawing = drawingOf(title, chartText(lines), width, lines.length * each + 8);
  const most = Math.max(...lines.flatMap((row) => row.points.map((p) => p.value)), 1e-9);
  const {defs, fill: stripe} = stripesFor();
  drawing.append(defs);
  lines.forEach((row, n) => {
    const y = n * each + 8;
    const at = (value) => Math.max(2, (Math.max(0, value) / most) * (width - left - right));
    const main = row.points.find((p) => p.status !== "target") || row.points[0];
    drawing.append(svg("text.name", {x: left - 10, y: y + 15, "text-anchor": "end"}, shorten(row.name, 9)));
    drawing.append(svg("rect.bar." + main.status, {x: left, y, width: at(main.value), height: 20, rx: 1, ...(main.status === "estimate" ? {fill: stripe} : {})}));
    row.points.filter((p) => p.status === "target").forEach((p) => drawing.append(svg("rect.tick", {x: left + at(p.value) - 1.5, y: y - 4, width: 3, height: 28})));
    drawing.append(svg("text.value", {x: left + at(main.value) + 8, y: y + 15}, main.text));
  });
  return drawing;
}
