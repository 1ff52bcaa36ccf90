// Districts beside each other: one year with all indicators, one indicator with all years, or one district with both.
const FEW = 6;
const LEVEL_OF = {Province: "province", PrefectureLevelCity: "city"};

function drawCompare(root, state) {
  const chosen = state.i ? INDICATORS.zh.indexOf(state.i) : -1;
  const alone = state.p && chosen < 0 ? thingByKey().get(state.p) : undefined;
  const year = Number(state.y) || richestYear();
  const mode = chosen >= 0 ? "i" : alone !== undefined ? "p" : "y";
  const first = comparables()[0];
  const modes = [["y", say("by_year")], ["i", say("by_indicator")], ["p", say("by_district")]];
  const turn = (wanted) => {
    if (wanted === "y") go({i: "", y: "", p: ""});
    else if (wanted === "i") go({i: first ? INDICATORS.zh[headlines()[0] ?? first.indicator] : "", y: "", p: state.p || ""});
    else go({i: "", y: "", p: thingKey(thingByKey().get(state.p) ?? fullestPlace())});
  };
  refill(root,
    el("header.view-head", null,
      el("h1", {tabindex: -1}, say("compare")),
      first ? choice(say("compare"), modes, mode, turn) : null,
      mode === "i" ? indicatorPicker(chosen) : mode === "p" ? districtPicker(alone) : yearPicker(year),
      mode === "p" ? null : scopePicker(state)),
    first ? null : el("p.empty", null, say("empty_year")),
    first ? el("p.note", null, legendMark("actual"), say("result"), legendMark("estimate"), say("estimate"), legendMark("target"), say("target"), el("span.push", null, say("chart_help"))) : null,
    !first ? null : mode === "i" ? indicatorView(chosen, root) : mode === "p" ? districtView(alone, root) : yearView(year),
  );
}

// The city that a district lies in, as its documents say.
function regionOf(place) {
  return DOCS[docsOf(place)[0]].above || "";
}

function levelOf(place) {
  return LEVEL_OF[thingKind(place)] || "district";
}

// What can be compared with each other: places of one level, or those of one city; the largest level first.
const scopes = once(() => {
  const groups = (key) => {
    const found = new Map();
    for (const place of districts()) if (key(place)) found.set(key(place), [...(found.get(key(place)) || []), place]);
    return [...found].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  };
  const levels = groups(levelOf).map(([level, places]) => ({key: level, text: () => say(`level_${level}`), places}));
  const regions = groups(regionOf).filter((pair) => pair[1].length > 1).map(([region, places]) => ({key: region, text: () => region, places}));
  return [...levels, ...regions];
});

function chosenDistricts() {
  return (scopes().find((scope) => scope.key === here.g) || scopes()[0] || {places: []}).places;
}

function scopePicker(state) {
  const levels = scopes().filter((scope) => ["district", "city", "province"].includes(scope.key));
  if (levels.length < 2 && (districts().length <= FEW || scopes().length < 3)) return null;
  return select(say("scope"), scopes().map((scope) => [scope.key, `${scope.text()} (${scope.places.length})`]), state.g || scopes()[0].key, (key) => go({g: key === scopes()[0].key ? "" : key}));
}

function legendMark(status) {
  return bulletBar(status === "target" ? null : 1, status === "target" ? 0.5 : null, 1, status);
}

function yearPicker(year) {
  const every = comparedYears();
  if (every.length > 10) return select(say("year"), every.map((one) => [one, one]), year, (value) => go({y: value}));
  return choice(say("year"), every.map((one) => [one, one]), year, (value) => go({y: value}));
}

function districtPicker(place) {
  return select(say("district"), districts().map((one) => [thingKey(one), thingName(one)]), thingKey(place), (value) => go({p: value}));
}

// The district of which most is known.
function fullestPlace() {
  const counts = new Map();
  for (const cell of cells().values()) counts.set(cell.place, (counts.get(cell.place) || 0) + 1);
  return [...districts()].sort((a, b) => (counts.get(b) || 0) - (counts.get(a) || 0) || a - b)[0];
}

function indicatorPicker(chosen) {
  const list = el("select", {onchange: (event) => go({i: event.target.value})});
  const groups = new Map();
  for (const one of comparables()) {
    if (INDICATORS.minted[one.indicator] && one.cells < 2 && one.indicator !== chosen) continue;
    const theme = themeName(INDICATORS.theme[one.indicator]);
    if (!groups.has(theme)) groups.set(theme, el("optgroup", {label: theme}));
    groups.get(theme).append(el("option", {value: INDICATORS.zh[one.indicator], selected: one.indicator === chosen}, `${shorten(indicatorName(one.indicator), tongue ? 60 : 30)} (${one.cells})`));
  }
  fill(list, [...groups.values()]);
  return el("label.field", null, el("span", null, say("indicator")), list);
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
