// All things and facts as plain tables: what the graph shows, searchable, sortable, printable.
const ROWS_AT_ONCE = 100;

// Each table: its rows, the text that filters see, its columns as [heading, text, node].
const TABLES = {
  things: {
    rows: () => Array.from({length: THINGS.n}, (_, n) => n).sort((a, b) => weights()[b] - weights()[a] || a - b),
    words: (thing) => `${THINGS.name[thing]} ${THINGS.aliases[thing]}`,
    place: (thing) => placesOfThing()[thing],
    years: (thing) => thingYears()[thing],
    kind: (thing) => thingKind(thing),
    kinds: () => KINDS.filter((_, n) => kindCounts()[n]).map((kind) => [kind, call("kind", kind)]),
    columns: () => [
      [say("name"), thingName, (thing) => el("a.row-link", {href: linkTo({sel: thingKey(thing)}), dir: "auto"}, glyph(THINGS.kind[thing]), shorten(thingName(thing), 60))],
      [say("type"), (thing) => call("kind", thingKind(thing))],
      [say("other_names"), (thing) => thingAliases(thing).map(plain).join("、")],
      [say("district"), (thing) => [...placesOfThing()[thing]].map(thingName).join("、")],
      [say("facts"), (thing) => weights()[thing]],
    ],
  },
  figures: {
    rows: () => Array.from({length: FIGURES.n}, (_, n) => `f${n}`),
    words: (fact) => `${thingName(FIGURES.about[factRow(fact)])} ${figureLabel(factRow(fact))} ${INDICATORS.zh[FIGURES.indicator[factRow(fact)]]} ${valueText(FIGURES.value[factRow(fact)])}${UNITS[FIGURES.unit[factRow(fact)]][0]}`,
    place: (fact) => new Set([DOCS[factDoc(fact)].place]),
    years: (fact) => new Set([periodYear(factPeriod(fact))]),
    kind: (fact) => factStatus(fact),
    kinds: () => ENUMS.status.map((status) => [status, call("status", status)]),
    columns: () => [
      [say("about"), (fact) => thingName(FIGURES.about[factRow(fact)]), (fact) => (FIGURES.about[factRow(fact)] >= 0 ? thingLink(FIGURES.about[factRow(fact)], shorten(thingName(FIGURES.about[factRow(fact)]), 24)) : say("unknown_place"))],
      [say("indicator"), (fact) => figureLabel(factRow(fact)), (fact) => el("a.row-link", {href: factLink(fact), dir: "auto"}, shorten(figureLabel(factRow(fact)), 40))],
      [say("value"), (fact) => measuredValue(factRow(fact)), null, (fact) => normalValue(factRow(fact))],
      [say("period"), (fact) => periodText(factPeriod(fact)), null, (fact) => (factPeriod(fact) < 0 ? "" : PERIODS[factPeriod(fact)][1])],
      [say("status"), (fact) => call("status", factStatus(fact)), (fact) => statusBadge(factStatus(fact))],
      [say("quote"), quoteText, (fact) => el("a.row-quote", {href: factLink(fact), dir: "auto"}, shorten(quoteText(fact), 60))],
    ],
  },
  relations: {
    rows: () => Array.from({length: RELATIONS.n}, (_, n) => `r${n}`),
    words: (fact) => `${thingName(RELATIONS.subject[factRow(fact)])} ${RELATIONS.object[factRow(fact)] >= 0 ? thingName(RELATIONS.object[factRow(fact)]) : ""} ${call("out", predicateOf(factRow(fact)))}`,
    place: (fact) => new Set([DOCS[factDoc(fact)].place]),
    years: (fact) => new Set([periodYear(factPeriod(fact)) || DOCS[factDoc(fact)].year]),
    kind: (fact) => predicateOf(factRow(fact)),
    kinds: () => ENUMS.predicate.filter((_, n) => RELATIONS.predicate.includes(n)).map((name) => [name, call("out", name)]),
    columns: () => [
      [say("subject"), (fact) => thingName(RELATIONS.subject[factRow(fact)]), (fact) => thingLink(RELATIONS.subject[factRow(fact)], shorten(thingName(RELATIONS.subject[factRow(fact)]), 28))],
      [say("relation"), (fact) => call("out", predicateOf(factRow(fact))), (fact) => el("a.row-link", {href: factLink(fact)}, call("out", predicateOf(factRow(fact))))],
      [say("object"), objectText, (fact) => (RELATIONS.object[factRow(fact)] >= 0 ? thingLink(RELATIONS.object[factRow(fact)], shorten(objectText(fact), 28)) : objectText(fact))],
      [say("period"), (fact) => periodText(factPeriod(fact))],
      [say("quote"), quoteText, (fact) => el("a.row-quote", {href: factLink(fact), dir: "auto"}, shorten(quoteText(fact), 60))],
    ],
  },
};

function objectText(fact) {
  const row = factRow(fact);
  return RELATIONS.stage[row] >= 0 ? call("stage", ENUMS.stage[RELATIONS.stage[row]]) : thingName(RELATIONS.object[row]);
}

const kindCounts = once(() => {
  const found = new Uint32Array(KINDS.length);
  for (const kind of THINGS.kind) found[kind] += 1;
  return found;
});

// The districts whose documents name each thing.
const placesOfThing = once(() => {
  const found = Array.from({length: THINGS.n}, () => new Set());
  for (let n = 0; n < MENTIONS.n; n += 1) if (DOCS[MENTIONS.doc[n]].place >= 0) found[MENTIONS.entity[n]].add(DOCS[MENTIONS.doc[n]].place);
  return found;
});

function drawList(root, state) {
  const name = TABLES[state.t] ? state.t : "things";
  const source = TABLES[name];
  const body = el("div.list-body");
  const move = (changes) => {
    adjust(changes, true);
    listRows(body, name);
  };
  refill(root,
    el("header.view-head", null,
      el("h1", {tabindex: -1}, say("list")),
      choice(say("list"), [["things", `${say("things")} ${grouped(THINGS.n)}`], ["figures", `${say("figures")} ${grouped(FIGURES.n)}`], ["relations", `${say("relations")} ${grouped(RELATIONS.n)}`]], name, (value) => go({t: value, k: "", o: "", of: ""})),
      filterField(state.q, (text) => move({q: text})),
      select(say("type"), [["", say("all")], ...source.kinds()], state.k || "", (value) => move({k: value})),
      select(say("district"), [["", say("all_districts")], ...districts().map((place) => [thingKey(place), thingName(place)])], state.p || "", (value) => move({p: value})),
      select(say("year"), [["", say("all_years")], ...years().map((year) => [year, year])], state.y || "", (value) => move({y: value}))),
    body,
  );
  listRows(body, name);
}

// The rows that pass the filters of the address, in the order it asks for.
function filteredRows(name) {
  const source = TABLES[name];
  const place = here.p ? thingByKey().get(here.p) : undefined;
  const only = here.of ? thingByKey().get(here.of) : undefined;
  const needle = needleOf(here.q || "");
  const fits = name === "things" && needle ? new Set(findThings(needle).map((pair) => pair[0])) : null;
  const range = yearRange(here.y);
  let rows = source.rows().filter((row) => (!here.k || source.kind(row) === here.k)
    && (place === undefined || source.place(row).has(place))
    && (only === undefined || factThings(row).includes(only))
    && (!range || [...source.years(row)].some((year) => year >= range[0] && year <= range[1]))
    && (!needle || (fits ? fits.has(row) : fitsText(source.words(row), needle))));
  const [at, down] = sortOrder();
  const order = source.columns()[at];
  if (order) {
    const key = order[3] || order[1];
    const keys = new Map(rows.map((row) => [row, key(row)]));
    const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh-Hans-u-co-pinyin"));
    rows = rows.sort((a, b) => (down ? -1 : 1) * compare(keys.get(a), keys.get(b)));
  }
  return rows;
}

function sortOrder() {
  const found = /^(\d)(d?)$/.exec(here.o || "");
  return found ? [Number(found[1]), found[2] === "d"] : [-1, false];
}

function listRows(body, name) {
  const source = TABLES[name];
  const rows = filteredRows(name);
  const columns = source.columns();
  const [sorted, down] = sortOrder();
  const sort = (n) => {
    adjust({o: `${n}${sorted === n && !down ? "d" : ""}`}, true);
    listRows(body, name);
    body.querySelectorAll("th button")[n].focus();
  };
  const lines = el("tbody", {role: "rowgroup"});
  const count = el("p.note", {role: "status"});
  const more = button(".more", () => show(), null, "");
  let at = 0;
  function show() {
    const next = rows.slice(at, at + ROWS_AT_ONCE);
    fill(lines, next.map((row) => el("tr", {role: "row"}, columns.map(([, text, node], n) => el(n ? "td" : "th", n ? {role: "cell"} : {scope: "row", role: "rowheader"}, node ? node(row) : String(text(row)))))));
    at += next.length;
    count.textContent = say("rows_shown", {m: grouped(at), n: grouped(rows.length)});
    more.textContent = say("show_more", {n: Math.min(ROWS_AT_ONCE, rows.length - at)});
    more.hidden = at >= rows.length;
  }
  show();
  refill(body, count, el("div.scroll", {tabindex: 0, role: "region", "aria-label": say("list")}, el("table.rows", {class: name, role: "table"},
    el("thead", {role: "rowgroup"}, el("tr", {role: "row"}, columns.map(([head], n) => el("th", {scope: "col", role: "columnheader", "aria-sort": sorted === n ? (down ? "descending" : "ascending") : null}, button(".plain", () => sort(n), {"aria-label": say("sort_by", {x: head})}, head, el("span.arrow", {"aria-hidden": "true"}, sorted === n ? (down ? "↓" : "↑") : "")))))),
    lines)), more);
}

// The list as it is filtered, as a table for spreadsheets.
function listTable() {
  const name = TABLES[here.t] ? here.t : "things";
  const columns = TABLES[name].columns();
  const plainRows = filteredRows(name).map((row) => [...columns.map(([, text]) => text(row)), name === "things" ? DATA.iris + thingKey(row) : DOCS[factDoc(row)].name]);
  return [[...columns.map(([head]) => head), name === "things" ? "IRI" : say("source")], ...plainRows];
}
