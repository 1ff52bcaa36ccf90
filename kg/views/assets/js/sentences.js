// Facts said in plain words, as texts and as nodes in which the things are links.

// The parts of a sentence: strings and {thing} references.
function sentenceParts(fact) {
  if (fact[0] === "f") return figureSentence(factRow(fact));
  return fact[0] === "r" ? relationSentence(factRow(fact)) : aimSentence(factRow(fact));
}

function figureSentence(row) {
  const measure = ENUMS.measure[FIGURES.measure[row]];
  const status = ENUMS.status[FIGURES.status[row]];
  const pair = (isFalling(row) && WORDS.falls[measure]) || WORDS.says[measure];
  let said = put(pair[tongue], {i: figureLabel(row), v: figureValue(row)});
  if (measure === "difference" && FIGURES.qualifier[row] && !tongue) said = `${figureLabel(row)}${plain(FIGURES.qualifier[row])} ${figureValue(row)}`;
  if (measure === "level" && !isTotal(row) && !tongue) said = `${figureLabel(row)} ${figureValue(row)}`;
  const when = periodText(FIGURES.period[row]);
  const place = {thing: FIGURES.about[row]};
  if (tongue) {
    const lead = status === "target" ? `${call("commitment", commitmentOf(FIGURES, row))}: ` : status === "estimate" ? "estimated: " : "";
    return [place, when ? `, ${when} – ` : " – ", lead, said, say("sentence_end")];
  }
  const lead = status === "target" ? call("commitment", commitmentOf(FIGURES, row)) : status === "estimate" ? "预计" : "";
  return [place, when ? ` ${when}` : "", "，", lead, said, say("sentence_end")];
}

function commitmentOf(rows, row) {
  return ENUMS.commitment[rows.commitment[row]] || "plan";
}

// Amounts are "为 709.3 亿元"; what is counted follows its name: 新增科技型企业 61 家.
function isTotal(row) {
  const kind = UNITS[FIGURES.unit[row]][2];
  return kind === "money" || kind === "percent";
}

// The indicator as the scheme calls it; the text's own wording where the scheme has none.
function figureLabel(row) {
  const indicator = FIGURES.indicator[row];
  if (INDICATORS.minted[indicator] && FIGURES.wording[row]) return plain(FIGURES.wording[row]);
  return indicatorName(indicator);
}

function relationSentence(row) {
  const predicate = predicateOf(row);
  const stage = RELATIONS.stage[row] >= 0 ? call("stage", ENUMS.stage[RELATIONS.stage[row]]) : null;
  const other = stage === null ? {thing: RELATIONS.object[row]} : stage;
  const role = RELATIONS.role[row] ? plain(RELATIONS.role[row]) : "";
  const parts = call("sentence", predicate).split(/(\{\w\})/).map((part) => {
    if (part === "{s}") return {thing: RELATIONS.subject[row]};
    if (part === "{o}") return other;
    return part === "{r}" ? role : part;
  });
  const when = RELATIONS.day[row] || periodText(RELATIONS.period[row]);
  const found = parts.filter((part) => part !== "");
  return [...found, when ? (tongue ? ` (${when})` : `（${when}）`) : "", say("sentence_end")];
}

function aimText(row) {
  const fact = `a${row}`;
  return AIMS.wording[row] ? plain(AIMS.wording[row]) : quoteText(fact);
}

function aimSentence(row) {
  const when = periodText(AIMS.period[row]);
  const lead = call("commitment", commitmentOf(AIMS, row));
  const said = tongue ? `: ${lead}${when ? ` (${when})` : ""}: ${aimText(row)}` : ` ${when ? `${when}` : ""}${lead}${aimText(row)}`;
  return [{thing: AIMS.about[row]}, said.replace(/[。.]$/, ""), say("sentence_end")];
}

function sentenceText(fact) {
  return sentenceParts(fact).map((part) => (typeof part === "object" ? thingName(part.thing) : part)).join("");
}

// A sentence in which each thing but `without` opens its panel.
function sentenceNode(fact, without = -1) {
  const line = el("span.sentence", {dir: "auto"});
  for (const part of sentenceParts(fact)) {
    if (typeof part !== "object") line.append(part);
    else if (part.thing < 0) line.append(docPlace(fact));
    else if (part.thing === without) line.append(el("b", null, thingName(part.thing)));
    else line.append(thingLink(part.thing));
  }
  return line;
}

function docPlace(fact) {
  return thingName(DOCS[factDoc(fact)].place);
}

function thingLink(thing, text) {
  return el("a.thing", {href: linkTo({sel: thingKey(thing)}), dir: "auto"}, text || thingName(thing));
}

// A link to a fact: what is seen, and for those who listen the whole sentence after it.
function valueLink(kind, fact, text, status) {
  return el(kind, {href: factLink(fact), class: status, "aria-label": `${text} – ${sentenceText(fact)}`}, text);
}

// A short mark of what kind of fact it is.
function statusBadge(status) {
  if (status === "actual") return el("span.badge.actual", null, call("status", "actual"));
  if (status === "relation") return el("span.badge.relation", null, say("relation"));
  return el("span.badge." + status, null, call("status", status));
}

function verdictBadge(verdict) {
  return el("span.verdict." + verdict, null, icon(verdict, 14), call("verdict", verdict));
}

// Where a fact stands: document, place in it.
function sourceLine(fact) {
  const doc = factDoc(fact);
  return el("span.source", {dir: "auto"}, docLabel(doc));
}
