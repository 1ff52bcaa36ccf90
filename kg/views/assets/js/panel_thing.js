// The panel of one thing: what it is called, where it belongs, and everything that is said of it.
const FIRST_LINES = 6;

function thingPanel(thing) {
  const kind = THINGS.kind[thing];
  const aliases = thingAliases(thing);
  return el("article.one-thing", null,
    el("p.kicker", null, glyph(kind, 16), call("kind", KINDS[kind])),
    el("h2", {tabindex: -1, dir: "auto"}, thingName(thing)),
    aliases.length ? el("p.aliases", null, `${say("other_names")} `, aliases.map((alias, n) => [n ? "、" : "", el("span", {dir: "auto"}, plain(alias))])) : null,
    panelActions([
      ["graph", say("in_graph"), linkTo({v: "graph", f: thingKey(thing), n: "", p: ""})],
      districts().includes(thing) && ["chart", say("over_years"), linkTo({v: "compare", p: thingKey(thing), i: "", y: ""})],
      ["list", say("in_list"), linkTo({v: "list", t: "figures", of: thingKey(thing)})],
    ], [thing], factsOfThing(thing), thingKey(thing)),
    stageLine(thing),
    (figuresOf()[thing] || []).length > 8 ? [figureGroup(thing), relationGroups(thing)] : [relationGroups(thing), figureGroup(thing)],
    aimGroup(thing),
    mentionGroup(thing),
    el("h3", null, say("details")),
    definitionList([
      [say("belongs"), ...placeChain(thing)],
      [say("division_code"), THINGS.code[thing]],
      [say("merged"), THINGS.merges[thing] ? THINGS.merges[thing].split("\t").map((line) => plain(line.split("\n")[0])).join("、") : ""],
      [say("confidence"), confidenceText(THINGS.confidence[thing])],
      ["IRI", el("code", null, DATA.iris + thingKey(thing))],
    ]),
  );
}

// The places that a thing lies in, by its own relations, the nearest first.
function placeChain(thing) {
  const doc = DOCS.find((row) => row.place === thing);
  if (doc && doc.above) return [doc.above];
  const found = [];
  let at = thing;
  for (let step = 0; step < 4; step += 1) {
    const row = (relationsFrom()[at] || []).find((n) => ["within", "locatedIn"].includes(predicateOf(n)) && RELATIONS.object[n] >= 0 && !found.includes(RELATIONS.object[n]) && RELATIONS.object[n] !== thing);
    if (row === undefined) break;
    at = RELATIONS.object[row];
    found.push(at);
  }
  return found.flatMap((place, n) => [n ? " · " : "", thingLink(place)]);
}

// What became of a project or a park, in the order of time.
function stageLine(thing) {
  const rows = (relationsFrom()[thing] || []).filter((row) => RELATIONS.stage[row] >= 0);
  if (!rows.length) return null;
  rows.sort((a, b) => periodYear(RELATIONS.period[a]) - periodYear(RELATIONS.period[b]) || RELATIONS.stage[a] - RELATIONS.stage[b]);
  return el("ol.stages", {"aria-label": say("stages")}, rows.map((row) => el("li", null,
    el("span", null, periodText(RELATIONS.period[row])),
    el("a", {href: factLink(`r${row}`)}, call("stage", ENUMS.stage[RELATIONS.stage[row]])))));
}

// Relations by what they say, those of most use first.
function relationGroups(thing) {
  const groups = new Map();
  const add = (heading, row) => groups.set(heading, [...(groups.get(heading) || []), `r${row}`]);
  for (const row of relationsFrom()[thing] || []) if (RELATIONS.object[row] >= 0) add(call("out", predicateOf(row)), row);
  for (const row of relationsTo()[thing] || []) add(call("in", predicateOf(row)), row);
  return [...groups].sort((a, b) => a[1].length - b[1].length).map(([heading, facts]) => {
    const lines = onePerPair(facts);
    return el("section", null, el("h3", null, heading, el("small", null, lines.length)), foldedList(lines, FIRST_LINES, (fact) => factLine(fact, thing)));
  });
}

// Several documents may state the same; the first statement stands for all.
function onePerPair(facts) {
  const seen = new Set();
  return facts.filter((fact) => {
    const key = factThings(fact).join(",");
    return !seen.has(key) && seen.add(key);
  });
}

function figureGroup(thing) {
  const rows = [...(figuresOf()[thing] || [])];
  if (!rows.length) return null;
  // What was reported comes before what is planned, the latest and the best known first.
  const rank = (row) => (ENUMS.status[FIGURES.status[row]] === "target" ? 1e5 : 0) - periodYear(FIGURES.period[row]) * 2 + (INDICATORS.minted[FIGURES.indicator[row]] ? 1 : 0);
  rows.sort((a, b) => rank(a) - rank(b) || a - b);
  return el("section", null, el("h3", null, say("figures"), el("small", null, rows.length)), foldedList(rows.map((row) => `f${row}`), FIRST_LINES + 4, (fact) => factLine(fact, thing)));
}

function aimGroup(thing) {
  const facts = [...(aimsOf()[thing] || []), ...(aimsAbout()[thing] || [])].map((row) => `a${row}`);
  if (!facts.length) return null;
  return el("section", null, el("h3", null, say("aims"), el("small", null, facts.length)), foldedList([...new Set(facts)], FIRST_LINES, (fact) => factLine(fact, thing)));
}

function mentionGroup(thing) {
  const byDoc = new Map();
  for (const row of mentionsOf()[thing] || []) byDoc.set(MENTIONS.doc[row], [...(byDoc.get(MENTIONS.doc[row]) || []), row]);
  if (!byDoc.size) return null;
  return el("section", null, el("h3", null, say("mentioned")), foldedList([...byDoc], FIRST_LINES, ([doc, rows]) => el("li", null,
    el("a", {href: linkTo({v: "document", d: DOCS[doc].key, at: MENTIONS.from[rows[0]]})}, docLabel(doc)), el("small", null, ` ${say("times", {n: rows.length})}`))));
}
