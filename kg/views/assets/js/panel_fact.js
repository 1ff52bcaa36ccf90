// The panel of one fact.
function factPanel(fact) {
  const doc = factDoc(fact);
  const [start, end] = factSpan(fact);
  return el("article.fact", null,
    el("p.kicker", null, statusBadge(factStatus(fact)), fact[0] === "f" ? call("measure", ENUMS.measure[FIGURES.measure[factRow(fact)]]) : fact[0] === "a" ? say("aims") : call("out", predicateOf(factRow(fact)))),
    el("h2", {tabindex: -1}, sentenceNode(fact)),
    verdictsOf(fact).map(verdictBox),
    (oddsOf().get(fact) || []).map((row) => oddsBox(row, fact)),
    el("blockquote.quote", {class: factStatus(fact)}, quoteNode(fact)),
    el("p.place", null, el("b", {dir: "auto"}, docTitle(doc)), el("br"), `${docLabel(doc)} · ${say("position", {a: start + 1, b: end})}`),
    el("p.file", {dir: "auto"}, plain(DOCS[doc].name)),
    panelActions([
      ["page", say("open_document"), linkTo({v: "document", d: DOCS[doc].key, at: start})],
      fact[0] === "f" && comparable(factRow(fact)) && ["chart", say("in_compare"), compareLink(factRow(fact))],
    ], [], [fact], factKey(fact)),
    el("h3", null, say("details")),
    definitionList(factDetails(fact)),
    sameplaceFacts(fact),
  );
}

function comparable(row) {
  return FIGURES.about[row] === DOCS[FIGURES.doc[row]].place && FIGURES.about[row] >= 0;
}

// The chart of a figure's indicator, its district picked out of those of its level.
function compareLink(row) {
  const place = FIGURES.about[row];
  return linkTo({v: "compare", i: INDICATORS.zh[FIGURES.indicator[row]], y: "", p: thingKey(place), g: chosenDistricts().includes(place) ? here.g : levelOf(place)});
}

function factDetails(fact) {
  const row = factRow(fact);
  if (fact[0] === "r") {
    return [
      [say("subject"), thingLink(RELATIONS.subject[row])],
      [say("relation"), call("out", predicateOf(row))],
      RELATIONS.object[row] >= 0 && [say("object"), thingLink(RELATIONS.object[row])],
      [say("period"), RELATIONS.day[row] || periodText(RELATIONS.period[row])],
      [say("confidence"), confidenceText(RELATIONS.confidence[row])],
    ];
  }
  if (fact[0] === "a") {
    return [
      [say("about"), thingLink(AIMS.about[row])],
      AIMS.concerns[row] >= 0 && [say("object"), thingLink(AIMS.concerns[row])],
      [say("commitment"), call("commitment", commitmentOf(AIMS, row))],
      [say("period"), periodText(AIMS.period[row])],
      [say("deadline"), AIMS.deadline[row]],
    ];
  }
  const comparator = ENUMS.comparator[FIGURES.comparator[row]];
  const indicator = FIGURES.indicator[row];
  const [unit, normalUnit] = UNITS[FIGURES.unit[row]];
  const normal = unit === normalUnit || normalUnit === "one" || normalUnit === "1" || !normalUnit ? "" : `${grouped(normalValue(row))}\u202f${normalUnit}`;
  return [
    [say("value"), el("b", null, figureValue(row)), WORDS.comparator_help[comparator] ? el("small", null, call("comparator_help", comparator)) : null],
    [say("indicator"), indicatorName(indicator)],
    [say("definition"), tongue ? INDICATORS.define_en[indicator] : INDICATORS.define_zh[indicator]],
    [say("wording"), FIGURES.wording[row] ? plain(FIGURES.wording[row]) : ""],
    [say("about"), FIGURES.about[row] >= 0 ? thingLink(FIGURES.about[row]) : ""],
    [say("period"), periodText(FIGURES.period[row])],
    FIGURES.base[row] >= 0 && [say("base_period"), periodText(FIGURES.base[row])],
    [say("qualifier"), FIGURES.qualifier[row] ? plain(FIGURES.qualifier[row]) : ""],
    FIGURES.commitment[row] >= 0 && [say("commitment"), call("commitment", commitmentOf(FIGURES, row))],
    [say("deadline"), FIGURES.deadline[row]],
    exemplars(row).length && [say("examples"), ...exemplars(row).flatMap((thing, n) => [n ? "、" : "", thingLink(thing)])],
    [say("normalised"), normal],
    [say("confidence"), confidenceText(FIGURES.confidence[row])],
  ];
}

// The verdicts that a fact has part in, as the target or as the outcome.
function verdictsOf(fact) {
  const own = verdictOf().get(fact);
  return [...(own === undefined ? [] : [own]), ...(verdictsOn().get(fact) || [])];
}

function verdictBox(row) {
  const target = verdictTarget(row);
  const outcome = verdictOutcome(row);
  const passage = verdictPassage(row);
  const verdict = VERDICTS.verdict[row];
  return el("div.verdict-box", {class: verdict}, verdictBadge(verdict),
    el("p", null, el("b", null, `${say("plan")} `), el("a", {href: factLink(target)}, sentenceText(target))),
    outcome ? el("p", null, el("b", null, `${say("outcome")} `), el("a", {href: factLink(outcome)}, sentenceText(outcome))) : null,
    passage ? el("p", null, el("b", null, `${say("outcome")} `), passageLink(passage, VERDICTS.stage[row])) : null,
    el("p.reason", null, plain(tongue ? VERDICTS.en[row] : VERDICTS.zh[row])));
}

// What does not agree with a figure, and where it stands.
function oddsBox(row, fact) {
  const others = String(ODDS.figures[row]).split(" ").map((one) => `f${one}`).filter((one) => one !== fact);
  return el("div.verdict-box.odds", null, el("b", null, say("at_odds")), el("p.reason", null, plain(tongue ? ODDS.en[row] : ODDS.zh[row])),
    others.map((other) => el("p", null, el("a", {href: factLink(other)}, sentenceText(other)))));
}

// Other facts whose words overlap this one's.
function sameplaceFacts(fact) {
  const [start, end] = factSpan(fact);
  const others = factsOfDoc(factDoc(fact)).filter((other) => {
    const [a, b] = factSpan(other);
    return other !== fact && a < end && start < b;
  });
  if (!others.length) return null;
  return [el("h3", null, say("same_place")), foldedList(others, 5, (other) => factLine(other, -1))];
}
