// One way to speak of all facts: "f12" is a figure, "r3" a relation, "a5" an aim without a number.
function factKind(fact) {
  return fact[0];
}

function factRow(fact) {
  return Number(fact.slice(1));
}

function factTable(fact) {
  return fact[0] === "f" ? FIGURES : fact[0] === "r" ? RELATIONS : AIMS;
}

function factDoc(fact) {
  return factTable(fact).doc[factRow(fact)];
}

// The words that carry a fact: where they begin and end in the source.
function factSpan(fact) {
  const row = factRow(fact);
  if (fact[0] === "f") {
    const at = FIGURES.at[row];
    return [at - FIGURES.before[row], at + FIGURES.size[row] + FIGURES.behind[row]];
  }
  const rows = factTable(fact);
  return [rows.from[row], rows.from[row] + rows.size[row]];
}

// The number itself, for a figure.
function factNumber(fact) {
  const row = factRow(fact);
  return fact[0] === "f" ? [FIGURES.at[row], FIGURES.at[row] + FIGURES.size[row]] : null;
}

function factPeriod(fact) {
  return factTable(fact).period[factRow(fact)];
}

// What a fact is, for its colour and its mark: actual, estimate, target or relation.
function factStatus(fact) {
  if (fact[0] === "f") return ENUMS.status[FIGURES.status[factRow(fact)]];
  if (fact[0] === "a") return "target";
  return ENUMS.predicate[RELATIONS.predicate[factRow(fact)]] === "targets" ? "target" : "relation";
}

// The things that a fact speaks of, the first being the one that it is of.
function factThings(fact) {
  const row = factRow(fact);
  let found;
  if (fact[0] === "f") found = [FIGURES.about[row], ...exemplars(row)];
  else if (fact[0] === "r") found = [RELATIONS.subject[row], RELATIONS.object[row]];
  else found = [AIMS.about[row], AIMS.concerns[row]];
  return found.filter((thing) => thing >= 0);
}

function exemplars(row) {
  return FIGURES.exemplars[row] ? String(FIGURES.exemplars[row]).split(" ").map(Number) : [];
}

function factConfidence(fact) {
  return fact[0] === "a" ? 0.8 : factTable(fact).confidence[factRow(fact)];
}

const CORE = "https://w3id.org/gwr/core#";

// The last part of a fact's IRI, which is also its name in links.
function factKey(fact) {
  const row = factRow(fact);
  const doc = DOCS[factDoc(fact)];
  const [start, end] = factSpan(fact);
  if (fact[0] === "a") return `objective-${doc.key}-${start}-${end}`;
  if (fact[0] === "f") {
    const word = factStatus(fact) === "target" ? "target" : "obs";
    const nth = figureTwin(row);
    return `${word}-${doc.key}-${FIGURES.at[row]}-${FIGURES.at[row] + FIGURES.size[row]}${nth > 1 ? `-${nth}` : ""}`;
  }
  return `stmt-${digest(doc.key, DATA.iris + thingKey(RELATIONS.subject[row]), CORE + predicateOf(row), relationTarget(row))}`;
}

function predicateOf(row) {
  return ENUMS.predicate[RELATIONS.predicate[row]];
}

function relationTarget(row) {
  if (RELATIONS.stage[row] >= 0) return `https://w3id.org/gwr/scheme/status-${ENUMS.stage[RELATIONS.stage[row]]}`;
  return DATA.iris + thingKey(RELATIONS.object[row]);
}

// Which of the figures with the very same number a figure is, counted from 1.
function figureTwin(row) {
  let nth = 1;
  for (let n = row - 1; n >= 0 && FIGURES.doc[n] === FIGURES.doc[row]; n -= 1) {
    if (FIGURES.at[n] === FIGURES.at[row] && FIGURES.size[n] === FIGURES.size[row]) nth += 1;
  }
  return nth;
}

// The fact of a key, found among the facts of its document.
function factByKey(key) {
  const parts = key.split("-");
  if (parts[0] === "stmt") {
    for (let n = 0; n < RELATIONS.n; n += 1) if (factKey(`r${n}`) === key) return `r${n}`;
    return null;
  }
  const doc = DOCS.findIndex((row) => row.key === parts[1]);
  return factsOfDoc(doc).find((fact) => fact[0] !== "r" && factKey(fact) === key) || null;
}

const factsByDoc = once(() => {
  const found = DOCS.map(() => []);
  for (const [letter, rows] of [["f", FIGURES], ["r", RELATIONS], ["a", AIMS]]) {
    for (let n = 0; n < rows.n; n += 1) found[rows.doc[n]].push(letter + n);
  }
  return found;
});

function factsOfDoc(doc) {
  return factsByDoc()[doc] || [];
}

// All facts that speak of a thing, without doubles.
function factsOfThing(thing) {
  const found = [];
  const add = (letter, rows) => (rows || []).forEach((row) => found.push(letter + row));
  add("f", figuresOf()[thing]);
  add("r", relationsFrom()[thing]);
  add("r", relationsTo()[thing]);
  add("a", aimsOf()[thing]);
  add("a", aimsAbout()[thing]);
  return [...new Set(found)];
}

// The verdicts on targets, by the fact that is the target, and the targets by the fact that reports on them.
const verdictOf = once(() => {
  const found = new Map();
  for (let n = 0; n < VERDICTS.n; n += 1) found.set((VERDICTS.aim[n] ? "a" : "f") + VERDICTS.target[n], n);
  return found;
});

const verdictsOn = once(() => {
  const found = new Map();
  for (let n = 0; n < VERDICTS.n; n += 1) {
    const outcome = verdictOutcome(n);
    if (outcome) found.set(outcome, [...(found.get(outcome) || []), n]);
  }
  return found;
});

// The contradictions that a figure has part in, by its fact.
const oddsOf = once(() => {
  const found = new Map();
  for (let n = 0; n < ODDS.n; n += 1) {
    for (const row of String(ODDS.figures[n]).split(" ")) found.set(`f${row}`, [...(found.get(`f${row}`) || []), n]);
  }
  return found;
});

function verdictTarget(row) {
  return (VERDICTS.aim[row] ? "a" : "f") + VERDICTS.target[row];
}

function verdictOutcome(row) {
  if (VERDICTS.outcome[row] >= 0) return `f${VERDICTS.outcome[row]}`;
  return VERDICTS.relation[row] >= 0 ? `r${VERDICTS.relation[row]}` : null;
}

// The words that report on an aim where no fact holds them: [document, start, end], or null.
function verdictPassage(row) {
  return VERDICTS.doc[row] < 0 ? null : [VERDICTS.doc[row], VERDICTS.from[row], VERDICTS.from[row] + VERDICTS.size[row]];
}

function passageLink([doc, start], stage) {
  return el("a.value.actual", {href: linkTo({v: "document", d: DOCS[doc].key, at: start, sel: ""})}, outcomeWord(stage));
}

// What words say of an aim: a thing is built, an aim is done.
function outcomeWord(stage) {
  return ENUMS.stage[stage] === "completed" ? say("done") : call("stage", ENUMS.stage[stage]);
}

function passageQuote([doc, start, end]) {
  return el("blockquote.quote.actual", null, el("mark.actual", null, shown(slice(doc, start, end))), el("a.cite", {href: linkTo({v: "document", d: DOCS[doc].key, at: start, sel: ""})}, docLabel(doc)));
}

// Every target of the page with what is known of its outcome.
const targets = once(() => {
  const found = [];
  const add = (fact) => {
    const row = verdictOf().get(fact);
    const verdict = row === undefined ? "unchecked" : VERDICTS.verdict[row];
    found.push({fact, row, verdict, year: periodYear(factPeriod(fact)), place: DOCS[factDoc(fact)].place});
  };
  for (let n = 0; n < FIGURES.n; n += 1) if (ENUMS.status[FIGURES.status[n]] === "target") add(`f${n}`);
  for (let n = 0; n < AIMS.n; n += 1) add(`a${n}`);
  return found;
});
