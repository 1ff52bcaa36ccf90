// What the page shows, as Turtle: the same IRIs as in the graph, a part of its triples.
const PREFIXES = {
  gwr: CORE,
  gwrs: "https://w3id.org/gwr/scheme/",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  oa: "http://www.w3.org/ns/oa#",
  prov: "http://www.w3.org/ns/prov#",
  dcterms: "http://purl.org/dc/terms/",
};

function id(key) {
  return `<${DATA.iris}${key}>`;
}

function literal(text, tag = "") {
  const marks = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"};
  return `"${String(text).replace(/[\\"\n\r\t]/g, (c) => marks[c]).replace(/[\u0000-\u001f]/g, " ")}"${tag}`;
}

function decimal(text) {
  return `"${text}"^^xsd:decimal`;
}

// One subject with its predicates and objects.
function block(subject, pairs) {
  return `${subject}\n${pairs.map(([predicate, value]) => `    ${predicate} ${value}`).join(" ;\n")} .\n`;
}

function thingTurtle(thing) {
  const pairs = [["a", `gwr:${thingKind(thing)}`], ["rdfs:label", literal(THINGS.name[thing], "@zh")]];
  thingAliases(thing).forEach((alias) => pairs.push(["skos:altLabel", literal(alias, "@zh")]));
  return block(id(thingKey(thing)), pairs);
}

function evidenceKey(fact) {
  return `span-${DOCS[factDoc(fact)].key}-${factSpan(fact).join("-")}`;
}

function evidenceTurtle(fact) {
  const doc = factDoc(fact);
  const [start, end] = factSpan(fact);
  return block(id(evidenceKey(fact)), [
    ["a", "gwr:Evidence"],
    ["oa:hasSource", id(`doc-${DOCS[doc].key}`)],
    ["oa:start", start],
    ["oa:end", end],
    ["oa:exact", literal(slice(doc, start, end))],
  ]);
}

function figureTurtle(fact) {
  const row = factRow(fact);
  const indicator = FIGURES.indicator[row];
  const key = indicatorKey(indicator);
  const target = factStatus(fact) === "target";
  const pairs = [
    ["a", target ? "gwr:Target" : "gwr:Observation"],
    ["gwr:about", id(thingKey(FIGURES.about[row]))],
    ["gwr:indicator", INDICATORS.minted[indicator] ? id(`indicator-${key}`) : `<${PREFIXES.gwrs}indicator-${key}>`],
    ["gwr:reportedIndicator", literal(FIGURES.wording[row] || INDICATORS.zh[indicator])],
    ["gwr:measureType", `gwrs:measure-${ENUMS.measure[FIGURES.measure[row]]}`],
    ["gwr:value", decimal(exactNormal(row))],
    ["gwr:reportedValue", decimal(canonical(valueText(FIGURES.value[row])))],
    ["gwr:reportedUnit", literal(UNITS[FIGURES.unit[row]][0])],
    ["gwr:comparator", `gwrs:comparator-${ENUMS.comparator[FIGURES.comparator[row]]}`],
    ["gwr:refPeriod", id(`period-${PERIODS[FIGURES.period[row]][2]}`)],
    ["prov:wasDerivedFrom", id(evidenceKey(fact))],
  ];
  if (target) pairs.push(["gwr:commitmentLevel", `gwrs:commitment-${commitmentOf(FIGURES, row)}`]);
  return block(id(factKey(fact)), pairs);
}

function relationTurtle(fact) {
  const row = factRow(fact);
  const subject = id(thingKey(RELATIONS.subject[row]));
  const predicate = `gwr:${predicateOf(row)}`;
  const target = `<${relationTarget(row)}>`;
  return block(subject, [[predicate, target]]) + block(id(factKey(fact)), [
    ["a", "rdf:Statement"],
    ["rdf:subject", subject],
    ["rdf:predicate", predicate],
    ["rdf:object", target],
    ["prov:wasDerivedFrom", id(evidenceKey(fact))],
  ]);
}

// Things and facts with all that they mention. Facts without a place or a period are not in the graph either.
function turtleText(things, facts) {
  const told = facts.filter((fact) => fact[0] === "r" || (fact[0] === "f" && FIGURES.about[factRow(fact)] >= 0 && factPeriod(fact) >= 0));
  const named = [...new Set([...things, ...told.flatMap((fact) => (fact[0] === "f" ? [FIGURES.about[factRow(fact)]] : factThings(fact)))])].sort((a, b) => a - b);
  const docs = [...new Set(told.map(factDoc))].sort((a, b) => a - b);
  const seen = new Set();
  const evidence = told.filter((fact) => !seen.has(evidenceKey(fact)) && seen.add(evidenceKey(fact)));
  const head = Object.entries(PREFIXES).map(([name, iri]) => `@prefix ${name}: <${iri}> .`).join("\n");
  const parts = [
    ...named.map(thingTurtle),
    ...docs.map((doc) => block(id(`doc-${DOCS[doc].key}`), [["a", "gwr:SourceDocument"], ["dcterms:source", literal(DOCS[doc].name)]])),
    ...told.map((fact) => (fact[0] === "f" ? figureTurtle(fact) : relationTurtle(fact))),
    ...evidence.map(evidenceTurtle),
  ];
  return `${head}\n\n${parts.join("\n")}`;
}

function allFacts() {
  return DOCS.flatMap((_, doc) => factsOfDoc(doc));
}

function saveTurtle(name, things, facts) {
  save(`${name}.ttl`, "text/turtle;charset=utf-8", turtleText(things, facts));
}
