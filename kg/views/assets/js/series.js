// What can be compared: the figures of whole districts by indicator and year, the best of those that say the same.
const LEVELS = new Set(["level", "share"]);

// The normal unit that most figures of an indicator have; bars only compare those.
const usualUnits = once(() => {
  const counts = new Map();
  for (let row = 0; row < FIGURES.n; row += 1) {
    if (ENUMS.measure[FIGURES.measure[row]] !== "level" && ENUMS.measure[FIGURES.measure[row]] !== "share") continue;
    const own = counts.get(FIGURES.indicator[row]) || new Map();
    const unit = UNITS[FIGURES.unit[row]][1];
    counts.set(FIGURES.indicator[row], own.set(unit, (own.get(unit) || 0) + (FIGURES.about[row] === DOCS[FIGURES.doc[row]].place ? 3 : 1)));
  }
  return new Map([...counts].map(([indicator, own]) => [indicator, [...own].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0]]));
});

function usualUnit(indicator) {
  return usualUnits().get(indicator);
}

// For every district, indicator and year: the figures that speak of it, sorted into results and targets.
const cells = once(() => {
  const found = new Map();
  for (let row = 0; row < FIGURES.n; row += 1) {
    const place = FIGURES.about[row];
    const year = periodYear(FIGURES.period[row]);
    if (place < 0 || !year || place !== DOCS[FIGURES.doc[row]].place) continue;
    const measure = ENUMS.measure[FIGURES.measure[row]];
    const kind = LEVELS.has(measure) ? "level" : measure === "growthRate" ? "growth" : "";
    if (!kind || periodFirstYear(FIGURES.period[row]) !== year) continue;
    const key = `${place}|${FIGURES.indicator[row]}|${year}`;
    if (!found.has(key)) found.set(key, {place, indicator: FIGURES.indicator[row], year, rows: {level: [], growth: [], levelTarget: [], growthTarget: []}});
    found.get(key).rows[kind + (ENUMS.status[FIGURES.status[row]] === "target" ? "Target" : "")].push(row);
  }
  for (const cell of found.values()) {
    for (const name of ["level", "levelTarget", "growthTarget"]) cell[name] = bestOf(cell.rows[name], -1);
    cell.growth = bestOf(cell.rows.growth, cell.level);
  }
  return found;
});

// The whole year before a part of it, the plain figure before a qualified one, the result before the estimate; beside
// another figure the one of its very period.
function bestOf(rows, beside) {
  const rank = (row) => [
    beside >= 0 && FIGURES.period[row] !== FIGURES.period[beside] ? 1 : 0,
    drawable(row, FIGURES.indicator[row]) ? 0 : 1,
    isWholeYear(FIGURES.period[row]) ? 0 : 1,
    FIGURES.qualifier[row] ? 1 : 0,
    FIGURES.status[row],
    -FIGURES.confidence[row],
    -(DOCS[FIGURES.doc[row]].year || 0),
    row,
  ];
  return rows.length ? rows.reduce((best, row) => (isBefore(rank(row), rank(best)) ? row : best)) : -1;
}

function isBefore(a, b) {
  const at = a.findIndex((value, n) => value !== b[n]);
  return at >= 0 && a[at] < b[at];
}

// The cells of a year, of an indicator, of a place.
const cellsBy = memo((key) => {
  const found = new Map();
  for (const cell of cells().values()) {
    if (!found.has(cell[key])) found.set(cell[key], []);
    found.get(cell[key]).push(cell);
  }
  return found;
});

function cellsOf(key, value) {
  return cellsBy(key).get(value) || [];
}

function cellOf(place, indicator, year) {
  return cells().get(`${place}|${indicator}|${year}`);
}

// The indicators that districts can be compared by: those of the scheme, and wordings that occur more than once.
const comparables = once(() => {
  const found = new Map();
  for (const cell of cells().values()) {
    const one = found.get(cell.indicator) || {indicator: cell.indicator, cells: 0, places: new Set(), years: new Set()};
    one.cells += 1;
    one.places.add(cell.place);
    one.years.add(cell.year);
    found.set(cell.indicator, one);
  }
  const themes = Object.keys(DATA.themes);
  const theme = (one) => {
    const at = themes.indexOf(INDICATORS.theme[one.indicator]);
    return at < 0 ? themes.length : at;
  };
  return [...found.values()].sort((a, b) => INDICATORS.minted[a.indicator] - INDICATORS.minted[b.indicator] || theme(a) - theme(b) || b.cells - a.cells || a.indicator - b.indicator);
});

// What people ask for first; where the scheme of a base lacks one of them, the most reported take its place.
const HEADLINES = [
  "gdp",
  "general-public-budget-revenue",
  "retail-sales",
  "fixed-asset-investment",
  "disposable-income",
  "industrial-value-added-above-scale",
  "foreign-trade",
  "foreign-capital-used",
  "signed-investment",
  "tax-revenue",
];

const headlines = once(() => {
  const ranked = comparables().filter((one) => !INDICATORS.minted[one.indicator] || one.places.size > 1 || one.years.size > 1);
  const known = HEADLINES.map((key) => ranked.find((one) => INDICATORS.key[one.indicator] === key)).filter(Boolean);
  const others = ranked.filter((one) => !known.includes(one)).sort((a, b) => INDICATORS.minted[a.indicator] - INDICATORS.minted[b.indicator] || b.cells - a.cells || a.indicator - b.indicator);
  return [...known, ...others].slice(0, 12).map((one) => one.indicator);
});

// The years that can be compared, latest first, and the one with most to compare.
const comparedYears = once(() => [...cellsBy("year").keys()].sort((a, b) => b - a));

function richestYear() {
  const counts = new Map();
  for (const cell of cells().values()) if (cell.level >= 0 || cell.growth >= 0) counts.set(cell.year, (counts.get(cell.year) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]).map((pair) => pair[0])[0] || comparedYears()[0];
}

function drawable(row, indicator) {
  return row >= 0 && UNITS[FIGURES.unit[row]][1] === usualUnit(indicator);
}

// Results and targets of one district and indicator over the years, for a line: amounts, or rates of growth.
function seriesOf(place, indicator, growth = false) {
  const points = [];
  for (const year of [...comparedYears()].reverse()) {
    const cell = cellOf(place, indicator, year);
    if (!cell) continue;
    for (const row of growth ? [cell.growth, cell.growthTarget] : [cell.level, cell.levelTarget]) {
      if (growth ? row < 0 || UNITS[FIGURES.unit[row]][1] !== "%" : !drawable(row, indicator)) continue;
      points.push({year, value: growth ? Number(FIGURES.value[row]) : normalValue(row), status: ENUMS.status[FIGURES.status[row]], part: periodPart(FIGURES.period[row]), text: growth ? growthText(row) : figureValue(row), row});
    }
  }
  return points;
}
