// The tables and charts of the comparison.

// One year. Few districts stand side by side with all indicators below each other; many go down the page.
function yearView(year) {
  const told = new Set(cellsOf("year", year).map((cell) => cell.place));
  const places = chosenDistricts().filter((place) => told.has(place));
  const all = comparables().filter((one) => one.years.has(year));
  const lasting = all.filter((one) => !INDICATORS.minted[one.indicator] || one.places.size > 1 || one.years.size > 1).map((one) => one.indicator);
  const kept = new Set(lasting);
  const rest = all.map((one) => one.indicator).filter((indicator) => !kept.has(indicator));
  const list = lasting.length ? lasting : rest;
  if (!list.length) return el("p.empty", null, say("empty_year"));
  if (places.length > FEW) return manyPlaces(places, list, year);
  const whole = showsAll() || !rest.length ? [...list, ...(list === rest ? [] : rest)] : list;
  const rows = themed(whole, (indicator) => ({head: indicatorHead(indicator), cells: places.map((place) => [place, indicator, year]), most: mostOf(indicator, [year])}));
  const more = list !== rest && rest.length && !showsAll() ? button(".more", () => go({all: 1}), null, `${say("own_wording")} (${rest.length})`) : null;
  return [cellTable(say("compare"), rows, places.map((place) => placeHead(place))), more];
}

function showsAll() {
  return Boolean(here.all);
}

// Many districts, one below the other: the indicators that most of them report, or all of one theme.
function manyPlaces(places, list, year) {
  const shown = new Set(places);
  const counts = new Map();
  for (const cell of cellsOf("year", year)) if (shown.has(cell.place)) counts.set(cell.indicator, (counts.get(cell.indicator) || 0) + 1);
  const reach = (indicator) => (counts.get(indicator) || 0) + (INDICATORS.minted[indicator] ? 0 : 0.5);
  const sorted = list.filter((indicator) => counts.has(indicator)).sort((a, b) => reach(b) - reach(a) || a - b);
  const groups = [...new Set(list.map((indicator) => INDICATORS.theme[indicator]))];
  const theme = here.th ? groups.find((one) => (one || " ") === here.th) : undefined;
  const columns = theme === undefined ? sorted.slice(0, 8) : sorted.filter((indicator) => INDICATORS.theme[indicator] === theme).slice(0, 24);
  return [
    groups.length > 1 ? el("div.theme-picker", null, select(say("indicators"), [["", say("most_reported")], ...groups.map((one) => [one || " ", themeName(one)])], theme === undefined ? "" : theme || " ", (value) => go({th: value}))) : null,
    cellTable(say("compare"), places.map((place) => ({head: placeHead(place), cells: columns.map((indicator) => [place, indicator, year])})), columns.map((indicator) => indicatorHead(indicator)), columns.map((indicator) => mostOf(indicator, [year]))),
  ];
}

function indicatorHead(indicator, place = "") {
  return el("a.indicator", {href: linkTo({v: "compare", i: INDICATORS.zh[indicator], y: "", p: place}), title: (tongue ? INDICATORS.define_en : INDICATORS.define_zh)[indicator] || null}, shorten(indicatorName(indicator), tongue ? 60 : 30));
}

// The largest value that any bar of an indicator has, results and targets; 0 where a single one has nothing to be
// compared with.
function mostOf(indicator, among) {
  let most = 0;
  let bars = 0;
  const places = new Set(chosenDistricts());
  for (const cell of cellsOf("indicator", indicator)) {
    if (!among.includes(cell.year) || !places.has(cell.place)) continue;
    for (const row of [cell.level, cell.levelTarget]) if (drawable(row, indicator)) {
      most = Math.max(most, normalValue(row));
      bars += 1;
    }
  }
  return bars > 1 ? most : 0;
}

// One indicator: a chart over the years and the same as a table. Amounts or growth, whichever is asked for; the districts
// that are picked out have the colours, else those with most.
function indicatorView(indicator, root) {
  const places = chosenDistricts().filter((place) => comparedYears().some((year) => cellOf(place, indicator, year)));
  const columns = comparedYears().filter((year) => places.some((place) => cellOf(place, indicator, year)));
  const rowsOf = (growth) => places.map((place) => ({place, name: thingName(place), points: seriesOf(place, indicator, growth)})).filter((row) => row.points.length);
  const both = [rowsOf(false), rowsOf(true)];
  const growth = here.s === "g" ? both[1].length > 0 : !both[0].length;
  const picked = pickedPlaces();
  const rank = (row) => (picked.has(row.place) ? 1e18 : 0) + row.points[row.points.length - 1].value;
  const rows = both[Number(growth)].sort((a, b) => rank(b) - rank(a));
  const title = say(growth ? "growth_of" : "chart_of", {x: indicatorName(indicator)});
  const definition = (tongue ? INDICATORS.define_en : INDICATORS.define_zh)[indicator];
  const most = mostOf(indicator, columns);
  const order = [...places].sort((a, b) => (picked.has(b) ? 1 : 0) - (picked.has(a) ? 1 : 0));
  return [
    el("figure.chart-box", null,
      el("figcaption", null, el("b", null, title), definition ? el("span", null, definition) : null,
        el("div.chart-tools", null,
          both[0].length && both[1].length ? choice(say("measured"), [["l", say("amounts")], ["g", say("growth_rates")]], growth ? "g" : "l", (value) => go({s: value === "g" ? "g" : ""})) : null,
          rows.some((row) => row.points.length > 1) ? chartKey() : null)),
      rows.length ? el("div.chart-scroll", null, seriesChart(title, growth ? "%" : usualUnit(indicator), rows, chartWidth(root), {coloured: Math.min(COLOURED, rows.filter((row) => picked.has(row.place)).length || COLOURED)})) : el("p.empty", null, say("no_series")),
      rows.length > COLOURED ? placeChips(rows, picked) : null),
    cellTable(title, order.map((place) => ({head: placeHead(place), cells: columns.map((year) => [place, indicator, year]), most})), columns.map(String)),
  ];
}

function chartWidth(root) {
  return Math.max(290, Math.min(1400, root.clientWidth - (innerWidth > 760 ? 92 : 52)));
}

// The districts picked out of many, by their keys in the address.
function pickedPlaces() {
  return new Set((here.p || "").split(",").map((key) => thingByKey().get(key)).filter((place) => place !== undefined));
}

function placeChips(rows, picked) {
  const turn = (place) => {
    const next = new Set(picked);
    if (!next.delete(place)) next.add(place);
    go({p: [...next].slice(-COLOURED).map(thingKey).join(",")});
  };
  return el("details.picks", {open: picked.size > 0}, el("summary", null, say("pick_out", {n: COLOURED})),
    el("div.chips", {role: "group", "aria-label": say("pick_out", {n: COLOURED})}, rows.map((row) => button(".chip", () => turn(row.place), {"aria-pressed": String(picked.has(row.place))}, row.name))));
}

// A district at the head of a row leads to all that is known of it over the years.
function placeHead(place) {
  return el("a.thing", {href: linkTo({v: "compare", p: thingKey(place), i: "", y: "", s: ""}), dir: "auto"}, thingName(place));
}

// One district: small charts of what is reported of several years, and all indicators by year.
function districtView(place, root) {
  const own = cellsOf("place", place);
  const columns = comparedYears().filter((year) => own.some((cell) => cell.year === year));
  const known = new Set(own.map((cell) => cell.indicator));
  const list = comparables().map((one) => one.indicator).filter((indicator) => known.has(indicator));
  const lasting = list.filter((indicator) => !INDICATORS.minted[indicator] || own.filter((cell) => cell.indicator === indicator).length > 1);
  const few = showsAll() || !lasting.length ? list : lasting;
  const room = root.clientWidth - (innerWidth > 760 ? 48 : 28);
  const across = Math.max(1, Math.min(4, Math.floor((room + 14) / 334)));
  const charts = [...headlines(), ...list].filter((indicator, n, all) => all.indexOf(indicator) === n)
    .map((indicator) => [indicator, seriesOf(place, indicator, false)]).filter(([, points]) => points.filter((p) => p.status !== "target").length > 1).slice(0, Math.max(6, 2 * across));
  const width = Math.floor((room + 14) / across) - 48;
  const title = thingName(place);
  return [
    charts.length ? el("div.multiples", null, charts.map(([indicator, points]) => {
      const last = points.filter((p) => p.status !== "target").pop();
      return el("figure.chart-box", null,
        el("figcaption", null, el("b", null, indicatorHead(indicator, thingKey(place))), valueLink("a.value", `f${last.row}`, last.text, last.status), el("small", null, [last.year, last.part].filter(Boolean).join(" · "))),
        seriesChart(`${title} ${indicatorName(indicator)}`, usualUnit(indicator), [{name: title, points}], Math.max(250, width), {small: true, height: 168}));
    })) : null,
    charts.length ? chartKey(true) : null,
    cellTable(title, themed(few, (indicator) => ({head: indicatorHead(indicator, thingKey(place)), cells: columns.map((year) => [place, indicator, year]), most: ownMost(own, indicator)})), columns.map(String)),
    few.length < list.length ? button(".more", () => go({all: 1}), null, `${say("own_wording")} (${list.length - few.length})`) : null,
  ];
}

// Rows of indicators under the headings of their themes.
function themed(list, rowOf) {
  const rows = [];
  let theme = null;
  for (const indicator of list) {
    const own = themeName(INDICATORS.theme[indicator]);
    if (own !== theme) rows.push({group: own});
    theme = own;
    rows.push(rowOf(indicator));
  }
  return rows;
}

function ownMost(own, indicator) {
  const bars = own.filter((cell) => cell.indicator === indicator).flatMap((cell) => [cell.level, cell.levelTarget]).filter((row) => drawable(row, indicator));
  return bars.length > 1 ? Math.max(...bars.map(normalValue)) : 0;
}

// A table whose cells hold a value, a bar, the target and the growth; empty where the documents are silent.
function cellTable(title, rows, heads, mosts) {
  return el("div.scroll", {tabindex: 0, role: "region", "aria-label": title}, el("table.cells", null,
    el("thead", null, el("tr", null, el("th", {scope: "col"}, el("span.unseen", null, title)), heads.map((head) => el("th", {scope: "col"}, head)))),
    el("tbody", null, rows.map((row) => row.group !== undefined
      ? el("tr.group", null, el("th", {scope: "colgroup", colspan: heads.length + 1}, row.group))
      : el("tr", null, el("th", {scope: "row"}, row.head), row.cells.map((key, n) => cellNode(cellOf(...key), row.most ?? mosts[n])))))));
}

function cellNode(cell, most) {
  if (!cell) return el("td.silent", null, el("span.unseen", null, say("silent")));
  const {indicator, level, growth, levelTarget, growthTarget} = cell;
  const main = level >= 0 ? level : -1;
  const status = main >= 0 ? ENUMS.status[FIGURES.status[main]] : "";
  const bar = (drawable(main, indicator) || drawable(levelTarget, indicator)) && most > 0;
  const part = main >= 0 ? periodPart(FIGURES.period[main]) : "";
  return el("td", null,
    main >= 0 ? valueLink("a.value", `f${main}`, figureValue(main), status) : null,
    bar ? bulletBar(drawable(main, indicator) ? normalValue(main) : null, drawable(levelTarget, indicator) ? normalValue(levelTarget) : null, most, status) : null,
    el("span.under", null,
      status === "estimate" ? statusBadge("estimate") : null,
      part ? el("span.part", null, part) : null,
      growth >= 0 ? valueLink("a.growth", `f${growth}`, growthText(growth)) : null,
      levelTarget >= 0 ? valueLink("a.aim", `f${levelTarget}`, `${say("target")} ${figureValue(levelTarget)}`) : null,
      growthTarget >= 0 ? valueLink("a.aim", `f${growthTarget}`, `${say("target")} ${growthText(growthTarget)}`) : null),
  );
}
