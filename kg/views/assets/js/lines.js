// Charts over years, drawn as SVG with all their values as a text; the table below each of them holds the same.
const COLOURED = 6;

// Round numbers for an axis from at most `least` (0 or below) to at least `most`.
function axisSteps(least, most) {
  const rough = (most - least || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].find((times) => times * power >= rough - 1e-12) * power;
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(most / step - 1e-9));
  return Array.from({length: last - first + 1}, (_, n) => Number(((first + n) * step).toPrecision(12)));
}

// What the numbers of an axis are divided by, and the words above it: 亿元, bn yuan, %.
function axisUnit(most, unit) {
  const of = call("unit", WORDS.unit[unit] ? unit : unit === "1" ? "one" : unit);
  if (["%", "‰"].includes(unit)) return [1, unit];
  const powers = tongue ? [[1e9, "bn "], [1e6, "m "], [1e3, "thousand "]] : [[1e8, "亿"], [1e4, "万"]];
  const [power, word] = powers.find((pair) => most >= pair[0] * (unit === "元" ? 1 : 10)) || [1, ""];
  return [power, `${word}${of}`.trim()];
}

// Districts over years: lines with the points of results, estimates and targets; one year only makes bars.
function seriesChart(title, unit, rows, width, options = {}) {
  const found = [...new Set(rows.flatMap((row) => row.points.map((p) => p.year)))].sort((a, b) => a - b);
  return found.length > 1 ? lineChart(title, unit, rows, found, width, options) : barChart(title, rows, width);
}

function drawingOf(title, text, width, height) {
  return svg("svg.chart", {viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": `${title}。${text}`});
}

function chartText(rows) {
  return rows.map((row) => `${row.name}: ${row.points.map((p) => `${p.year}${p.part ? ` ${p.part}` : ""} ${p.status === "actual" ? "" : `${call("status", p.status)} `}${p.text}`).join(", ")}`).join("; ");
}

// A chart of one district (`small`) needs no names at its lines.
function lineChart(title, unit, rows, found, width, {small = false, height = 320, coloured = COLOURED}) {
  const [left, right, top, foot] = [small ? 46 : 58, small ? 18 : width > 620 ? 168 : 84, 30, 26];
  const drawing = drawingOf(title, chartText(rows), width, height);
  const values = rows.flatMap((row) => row.points.map((p) => p.value));
  const [first, last] = [found[0], found[found.length - 1]];
  const steps = axisSteps(Math.min(0, ...values), Math.max(0, ...values));
  const [low, most] = [steps[0], steps[steps.length - 1]];
  const [power, word] = axisUnit(Math.max(most, -low), unit);
  const x = (year) => left + ((year - first) / (last - first)) * (width - left - right);
  const y = (value) => height - foot - ((value - low) / (most - low || 1)) * (height - foot - top);
  drawing.append(svg("text.axis", {x: left - 8, y: 12, "text-anchor": word.length > 6 ? "start" : "end", ...(word.length > 6 ? {dx: 8 - left} : {})}, word));
  steps.forEach((step, n) => {
    drawing.append(svg(step === 0 ? "path.base" : "path.rule", {d: `M${left} ${y(step)}H${width - right}`}));
    if (!small || n % 2 === 0) drawing.append(svg("text.axis", {x: left - 8, y: y(step) + 4, "text-anchor": "end"}, axisNumber(step / power)));
  });
  const every = Math.ceil(((last - first) * (small ? 40 : 46)) / (width - left - right));
  for (let year = last; year >= first; year -= every) drawing.append(svg("text.axis", {x: x(year), y: height - 6, "text-anchor": "middle"}, year));
  // Six lines can be told apart; the others stay grey behind them, and the table below names them.
  rows.slice(coloured).forEach((row) => drawSegments(drawing, row.points.filter((p) => p.status !== "target" && !p.part), x, y, "grey"));
  const ends = rows.slice(0, coloured).map((row, n) => drawSeries(drawing, row, n, x, y, small)).filter(Boolean);
  if (!small) placeEnds(drawing, ends, width - right, height - foot, width > 620);
  return drawing;
}

function axisNumber(value) {
  return String(Number(value.toPrecision(10))).replace("-", "−");
}

// One line with its points; returns where it ends.
function drawSeries(drawing, row, n, x, y, lone) {
  const style = `s${n}`;
  const results = row.points.filter((p) => p.status !== "target");
  // Eleven months are no year: such a point stands by itself.
  drawSegments(drawing, results.filter((p) => !p.part), x, y, `line.${style}`);
  for (const p of row.points) {
    const words = `${row.name} ${p.year}${p.part ? ` ${p.part}` : ""}${p.status === "actual" ? "" : ` ${call("status", p.status)}`} ${p.text}`;
    const mark = p.status === "target" ? svg(`path.aim.${style}${lone ? ".lone" : ""}`, {d: `M${x(p.year) - 8} ${y(p.value)}h16`}) : svg(`path.point.${p.part ? "part" : p.status}.${style}`, {d: glyphPath(SERIES_MARKS[n], x(p.year), y(p.value), 4.5)});
    mark.append(svg("title", null, words));
    mark.addEventListener("click", () => go({sel: factKey(`f${p.row}`)}));
    drawing.append(mark);
  }
  const end = results[results.length - 1] || row.points[row.points.length - 1];
  return end && {name: row.name, text: end.text, year: end.year, x: x(end.year), y: y(end.value), style};
}

// The line between results; dotted over years of which nothing is reported.
function drawSegments(drawing, points, x, y, style) {
  let path = "";
  let gaps = "";
  points.forEach((p, n) => {
    const [a, b] = [x(p.year).toFixed(1), y(p.value).toFixed(1)];
    const before = points[n - 1];
    if (before && p.year - before.year > 1) {
      gaps += `M${x(before.year).toFixed(1)} ${y(before.value).toFixed(1)}L${a} ${b}`;
      path += `M${a} ${b}`;
    } else path += `${n ? "L" : "M"}${a} ${b}`;
  });
  if (gaps) drawing.append(svg(`path.gaps.${style}`, {d: gaps}));
  if (path.includes("L")) drawing.append(svg(`path.${style}`, {d: path}));
}

// Names at the ends of lines, moved apart where they would touch; with their last values where there is room.
function placeEnds(drawing, ends, edge, floor, roomy) {
  ends.sort((a, b) => a.y - b.y);
  let last = -Infinity;
  for (const end of ends) {
    end.at = Math.max(end.y, last + 17);
    last = end.at;
  }
  let over = Math.max(0, last - floor);
  for (let n = ends.length - 1; n >= 0 && over > 0; n -= 1) {
    ends[n].at -= over;
    over = n ? Math.max(0, ends[n - 1].at + 17 - ends[n].at) : 0;
  }
  for (const end of ends) {
    drawing.append(svg("path.lead", {d: `M${end.x + 7} ${end.y}L${edge + 6} ${end.at}`}));
    const words = svg("text.end." + end.style, {x: edge + 10, y: end.at + 4}, shorten(end.name, roomy ? 7 : 6));
    if (roomy) words.append(svg("tspan.axis", {dx: 6}, end.text));
    drawing.append(words);
  }
}

function barChart(title, rows, width) {
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

// What the marks of a line chart mean.
function chartKey(lone = false) {
  const mark = (status) => {
    const drawing = svg("svg.legend", {viewBox: "0 0 22 12", width: 22, height: 12, "aria-hidden": "true"});
    if (status === "target") drawing.append(svg(`path.aim.s0${lone ? ".lone" : ""}`, {d: "M3 6h16"}));
    else if (status === "gap") drawing.append(svg("path.gaps.line.s0", {d: "M0 6h22"}));
    else drawing.append(svg(`path.point.${status}.s0`, {d: glyphPath("dot", 11, 6, 4)}));
    return drawing;
  };
  return el("p.chart-key", null, [["actual", say("result")], ["estimate", say("estimate")], ["part", say("part_year")], ["target", say("target")], ["gap", say("gap_years")]].map(([status, words]) => el("span", null, mark(status), words)));
}
