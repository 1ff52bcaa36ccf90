// Districts beside each other: one year with all indicators, or one indicator with all years.
const FEW = 6;

function drawCompare(root, state) {
  const regions = [...new Set(districts().map(regionOf).filter(Boolean))].sort();
  const chosen = state.i ? INDICATORS.zh.indexOf(state.i) : -1;
  const year = Number(state.y) || richestYear();
  const byIndicator = chosen >= 0;
  const first = comparables()[0];
  refill(root,
    el("header.view-head", null,
      el("h1", {tabindex: -1}, say("compare")),
      choice(say("compare"), [["y", say("by_year")], ["i", say("by_indicator")]], byIndicator ? "i" : "y", (mode) => go(mode === "y" ? {i: "", y: ""} : {i: first ? INDICATORS.zh[headlines()[0] ?? first.indicator] : "", y: ""})),
      byIndicator ? indicatorPicker(chosen) : yearPicker(year),
      districts().length > FEW && regions.length > 1 ? select(say("belongs"), [["", say("all_districts")], ...regions.map((region) => [region, region])], state.g || "", (region) => go({g: region})) : null),
    el("p.note", null, legendMark("actual"), say("result"), legendMark("estimate"), say("estimate"), legendMark("target"), say("target"), el("span.push", null, say("chart_help"))),
    byIndicator ? indicatorView(chosen, root) : yearView(year),
  );
}

// The city that a district lies in, as its documents say.
function regionOf(place) {
  return DOCS[docsOf(place)[0]].above || "";
}

function chosenDistricts() {
  return here.g ? districts().filter((place) => regionOf(place) === here.g) : districts();
}

function legendMark(status) {
  return bulletBar(status === "target" ? null : 1, status === "target" ? 0.5 : null, 1, status);
}

function yearPicker(year) {
  const every = comparedYears();
  if (every.length > 10) return select(say("year"), every.map((one) => [one, one]), year, (value) => go({y: value}));
  return choice(say("year"), every.map((one) => [one, one]), year, (value) => go({y: value}));
}

function indicatorPicker(chosen) {
  const list = el("select", {onchange: (event) => go({i: event.target.value})});
  const groups = new Map();
  for (const one of comparables()) {
    if (INDICATORS.minted[one.indicator] && one.cells < 2 && one.indicator !== chosen) continue;
    const theme = themeName(INDICATORS.theme[one.indicator]);
    if (!groups.has(theme)) groups.set(theme, el("optgroup", {label: theme}));
    groups.get(theme).append(el("option", {value: INDICATORS.zh[one.indicator], selected: one.indicator === chosen}, `${indicatorName(one.indicator)} (${one.cells})`));
  }
  fill(list, [...groups.values()]);
  return el("label.field", null, el("span", null, say("indicator")), list);
}

// One year. Few districts stand side by side with all indicators below each other; many go down the page.
function yearView(year) {
  const places = chosenDistricts().filter((place) => [...cells().values()].some((cell) => cell.place === place && cell.year === year));
  const shownIndicators = comparables().filter((one) => one.years.has(year) && (!INDICATORS.minted[one.indicator] || one.places.size > 1 || one.years.size > 1)).map((one) => one.indicator);
  const rest = comparables().filter((one) => one.years.has(year) && !shownIndicators.includes(one.indicator)).map((one) => one.indicator);
  const list = shownIndicators.length ? shownIndicators : rest;
  if (!list.length) return el("p.empty", null, say("empty_year"));
  if (places.length > FEW) {
    const columns = [...list].sort((a, b) => reach(b, year) - reach(a, year) || a - b).slice(0, 8);
    return cellTable(say("compare"), places.map((place) => ({head: thingLink(place), cells: columns.map((indicator) => [place, indicator, year])})), columns.map(indicatorHead), columns.map((indicator) => mostOf(indicator, [year])));
  }
  const whole = showsAll() || !rest.length ? [...list, ...(list === rest ? [] : rest)] : list;
  const rows = [];
  let theme = null;
  for (const indicator of whole) {
    const own = themeName(INDICATORS.theme[indicator]);
    if (own !== theme) rows.push({group: own});
    theme = own;
    rows.push({head: indicatorHead(indicator), cells: places.map((place) => [place, indicator, year]), most: mostOf(indicator, [year])});
  }
  const more = list !== rest && rest.length && !showsAll() ? button(".more", () => go({all: 1}), null, `${say("own_wording")} (${rest.length})`) : null;
  return [cellTable(say("compare"), rows, places.map((place) => thingLink(place))), more];
}

function showsAll() {
  return Boolean(here.all);
}

function reach(indicator, year) {
  return districts().filter((place) => cellOf(place, indicator, year)).length + (INDICATORS.minted[indicator] ? 0 : 0.5);
}

function indicatorHead(indicator) {
  return el("a.indicator", {href: linkTo({v: "compare", i: INDICATORS.zh[indicator], y: ""}), title: (tongue ? INDICATORS.define_en : INDICATORS.define_zh)[indicator] || null}, shorten(indicatorName(indicator), tongue ? 60 : 30));
}

// The largest value that any bar of an indicator has, results and targets; 0 where a single one has nothing to be
// compared with.
function mostOf(indicator, among) {
  let most = 0;
  let bars = 0;
  const places = new Set(chosenDistricts());
  for (const cell of cells().values()) {
    if (cell.indicator !== indicator || !among.includes(cell.year) || !places.has(cell.place)) continue;
    for (const row of [cell.level, cell.levelTarget]) if (drawable(row, indicator)) {
      most = Math.max(most, normalValue(row));
      bars += 1;
    }
  }
  return bars > 1 ? most : 0;
}

// One indicator: a chart over the years and the same as a table.
function indicatorView(indicator, root) {
  const places = chosenDistricts().filter((place) => comparedYears().some((year) => cellOf(place, indicator, year)));
  const columns = comparedYears().filter((year) => places.some((place) => cellOf(place, indicator, year)));
  const rows = places.map((place) => ({name: thingName(place), points: seriesOf(place, indicator)})).filter((row) => row.points.length);
  const title = say("chart_of", {x: indicatorName(indicator)});
  const definition = (tongue ? INDICATORS.define_en : INDICATORS.define_zh)[indicator];
  const most = mostOf(indicator, columns);
  rows.sort((a, b) => b.points[b.points.length - 1].value - a.points[a.points.length - 1].value);
  return [
    el("figure.chart-box", null, el("figcaption", null, el("b", null, title), definition ? el("span", null, definition) : null),
      rows.length ? seriesChart(title, usualUnit(indicator), rows, Math.max(300, Math.min(1240, root.clientWidth - 44))) : el("p.empty", null, say("growth_only"))),
    cellTable(title, places.map((place) => ({head: thingLink(place), cells: columns.map((year) => [place, indicator, year]), most})), columns.map(String)),
  ];
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

// The comparison as a table for spreadsheets: one row for each figure shown or not.
function compareRows() {
  const head = ["district", "indicator", "year", "kind", "value", "unit", "comparator", "period", "status", "quote", "document"];
  const rows = [];
  for (const cell of [...cells().values()].sort((a, b) => a.place - b.place || a.indicator - b.indicator || a.year - b.year)) {
    for (const name of ["level", "growth", "levelTarget", "growthTarget"]) {
      const row = cell[name];
      if (row < 0) continue;
      rows.push([thingName(cell.place), INDICATORS.zh[cell.indicator], cell.year, name, FIGURES.value[row], UNITS[FIGURES.unit[row]][0], ENUMS.comparator[FIGURES.comparator[row]], PERIODS[FIGURES.period[row]][2], ENUMS.status[FIGURES.status[row]], quoteText(`f${row}`), DOCS[FIGURES.doc[row]].name]);
    }
  }
  return [head, ...rows];
}
