// The first view: what was read, where to begin, and a card for each district.
function drawOverview(root) {
  const counts = [
    ["count_districts", districts().length],
    ["count_figures", FIGURES.n - targets().filter((one) => one.fact[0] === "f").length],
    ["count_targets", targets().length],
    ["count_things", THINGS.n],
    ["count_relations", RELATIONS.n],
  ];
  refill(root,
    el("header.lead", null,
      el("h1", {tabindex: -1}, say("title")),
      el("p.counts", null, el("span", null, `${say("lead", {d: DOCS.length})} `), counts.map(([name, count]) => el("span.count", null, el("b", null, grouped(count)), say(name)))),
      el("p.note", null, say("made")),
      DATA.title ? el("p.note.warn", null, say("part", {x: plain(DATA.title)})) : null,
      DATA.left ? el("p.note.warn", null, say("left", {n: DATA.left})) : null,
      DATA.excerpts ? el("p.note", null, say("excerpts", {n: DATA.excerpts})) : null,
    ),
    el("nav.starts", {"aria-label": say("views")}, [["compare", "chart"], ["targets", "flag"], ["graph", "graph"], ["document", "page"]].map(([view, sign]) => el("a.start", {href: linkTo({v: view})}, icon(sign, 20), el("b", null, say(`start_${view}`)), el("span", null, say(`start_${view}_help`))))),
    districts().length > MANY ? regionSections() : el("section.cards", {"aria-label": say("district")}, richFirst(districts(), 6).map(([place, lines]) => districtCard(place, lines)), looseDocs()),
  );
}

// So many districts need headings to be found under.
const MANY = 9;

// The districts of each city or province under its name, those with most first; then those that stand alone.
function regionSections() {
  const groups = new Map();
  const add = (name, place) => groups.set(name, [...(groups.get(name) || []), place]);
  const alone = [];
  for (const place of districts()) {
    if (levelOf(place) === "province") add(say("level_province"), place);
    else if (regionSize(regionOf(place)) > 1) add(regionOf(place), place);
    else alone.push(place);
  }
  const sorted = [...groups].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  if (alone.length) sorted.push([say(sorted.length ? "other_places" : "districts"), alone]);
  const sections = sorted.map(([name, places]) => el("section.region", {"aria-label": name},
    el("h2", {tabindex: -1}, plain(name), el("small", null, places.length)),
    el("div.cards", null, richFirst(places, 4).map(([place, lines]) => districtCard(place, lines)))));
  const jump = (n) => {
    sections[n].scrollIntoView({block: "start", behavior: calm() ? "auto" : "smooth"});
    sections[n].querySelector("h2").focus({preventScroll: true});
  };
  return [
    el("nav.chips.regions", {"aria-label": say("belongs")}, sorted.map(([name, places], n) => button(".chip", () => jump(n), null, plain(name), el("small", null, places.length)))),
    sections,
    looseDocs() && el("section.region", null, el("div.cards", null, looseDocs())),
  ];
}

function regionSize(region) {
  return region ? districts().filter((place) => regionOf(place) === region).length : 0;
}

// Districts with their headlines, those whose documents give none last.
function richFirst(places, most) {
  const found = places.map((place) => [place, headlines().map((indicator) => headline(place, indicator)).filter(Boolean).slice(0, most)]);
  return [...found.filter((pair) => pair[1].length), ...found.filter((pair) => !pair[1].length)];
}

function districtCard(place, lines) {
  const docs = docsOf(place);
  const above = DOCS[docs[0]].above;
  return el("article.card", null,
    el("header", null, el(districts().length > MANY ? "h3" : "h2", null, thingLink(place)), above && !(districts().length > MANY && regionSize(above) > 1) ? el("p", {dir: "auto"}, plain(above)) : null),
    lines.length ? el("ul.headlines", null, lines) : el("p.empty", null, say("no_headline")),
    targetSummary(place),
    thingSummary(place),
    el("footer", null, docLinks(docs)),
  );
}

// The things that a district's documents name, by family.
const familiesByPlace = once(() => {
  const found = new Map();
  placesOfThing().forEach((places, thing) => {
    for (const place of places) {
      if (!found.has(place)) found.set(place, FAMILIES.map(() => 0));
      found.get(place)[FAMILIES.indexOf(thingFamily(thing))] += 1;
    }
  });
  return found;
});

function thingSummary(place) {
  const counts = familiesByPlace().get(place) || [];
  const named = FAMILIES.map((family, n) => [family, counts[n] || 0]).filter(([family, count]) => count && family !== "area");
  if (!named.length) return null;
  return el("a.families", {href: linkTo({v: "list", t: "things", p: thingKey(place)})}, named.map(([family, count]) => el("span", null, el("i." + family, {"aria-hidden": "true"}), `${call("family", family)} ${grouped(count)}`)));
}

// A few documents by genre, year and title; many by their years only.
function docLinks(docs) {
  const link = (doc, text) => el("a.doc", {href: linkTo({v: "document", d: DOCS[doc].key}), title: docTitle(doc), dir: "auto"}, text);
  if (docs.length <= 3) return docs.map((doc) => link(doc, [icon("page", 14), docWords(doc, docs)]));
  const groups = new Map();
  for (const doc of [...docs].sort((a, b) => (DOCS[b].year || 0) - (DOCS[a].year || 0) || a - b)) groups.set(DOCS[doc].genre, [...(groups.get(DOCS[doc].genre) || []), doc]);
  return [...groups].map(([genre, own]) => el("p.docs", null, el("span", null, icon("page", 14), call("genre", genre)), own.map((doc, n) => {
    const nth = own.slice(0, n).filter((one) => DOCS[one].year === DOCS[doc].year).length;
    return link(doc, `${DOCS[doc].year || shorten(docTitle(doc), 10)}${nth ? ` (${nth + 1})` : ""}`);
  })));
}

// A document among the others of its place: year and genre, and its title where another has the same.
function docWords(doc, docs) {
  const words = (one) => [DOCS[one].year, call("genre", DOCS[one].genre)].filter(Boolean).join(" ");
  const alone = docs.every((one) => one === doc || words(one) !== words(doc));
  return alone ? words(doc) : `${words(doc)}《${shorten(docTitle(doc), 10)}》`;
}

// The latest figure of an indicator in a district: value, growth beside it, year, and a line where there are years.
function headline(place, indicator) {
  // An amount in another unit than the indicator's is no headline of it: 连续 7 年.
  const amount = (cell) => (drawable(cell.level, indicator) ? cell.level : -1);
  const own = comparedYears().map((year) => cellOf(place, indicator, year)).filter((cell) => cell && (amount(cell) >= 0 || cell.growth >= 0)).map((cell) => ({...cell, level: amount(cell)}));
  if (!own.length) return null;
  const cell = own.find((one) => one.level >= 0 && one.year >= own[0].year - 1) || own[0];
  const main = cell.level >= 0 ? cell.level : cell.growth;
  const points = seriesOf(place, indicator).filter((point) => point.status !== "target" && !point.part);
  const status = ENUMS.status[FIGURES.status[main]];
  return el("li", null,
    el("span.what", null, indicatorName(indicator)),
    valueLink("a.big", `f${main}`, cell.level >= 0 ? figureValue(main) : growthWords(main), status),
    el("span.more", null,
      cell.level >= 0 && cell.growth >= 0 ? valueLink("a.growth", `f${cell.growth}`, growthText(cell.growth)) : null,
      el("span.when", null, [cell.year, periodPart(FIGURES.period[main])].filter(Boolean).join(" · ")),
      status === "estimate" ? statusBadge(status) : null),
    points.length > 1 ? sparkline(points) : null,
  );
}

// Growth with a small arrow, and in words.
function growthText(row) {
  return `${isFalling(row) ? "▼" : "▲"}\u202f${figureValue(row)}`;
}

function growthWords(row) {
  return say(isFalling(row) ? "fell" : "grew", {v: figureValue(row)});
}

const VERDICT_ORDER = ["met", "onTrack", "notMet", "notComparable", "notReported", "unchecked"];

function verdictCounts(list) {
  return VERDICT_ORDER.map((verdict) => [verdict, list.filter((one) => one.verdict === verdict).length]);
}

function targetSummary(place) {
  const own = targets().filter((one) => one.place === place);
  if (!own.length) return el("p.target-sum.quiet", null, say("no_aims"));
  const counts = verdictCounts(own).filter((pair) => pair[1]);
  const text = counts.map(([verdict, count]) => `${call("verdict", verdict)} ${count}`).join(" · ");
  const link = (verdict) => linkTo({v: "targets", p: thingKey(place), k: verdict});
  return el("div.target-sum", null,
    el("a", {href: link("")}, el("span", null, say("targets_of")), el("b", null, say("targets_sum", {n: own.length})), stackedBar(counts, text)),
    el("span.key", null, counts.map(([verdict, count]) => el("a.verdict." + verdict, {href: link(verdict)}, icon(verdict, 12), `${call("verdict", verdict)} ${count}`))));
}

// Documents whose place is not known have a card of their own.
function looseDocs() {
  const docs = docsOf(-1);
  if (!docs.length) return null;
  return el("article.card", null, el("header", null, el("h2", null, say("unknown_place"))),
    el("footer", null, docs.map((doc) => el("a.doc", {href: linkTo({v: "document", d: DOCS[doc].key}), dir: "auto"}, icon("page", 14), shorten(docTitle(doc), 24)))));
}
