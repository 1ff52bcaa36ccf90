// Plans held against what was reported: every target with its outcome, the verdict, the reason and both sentences.
const TARGETS_AT_ONCE = 60;

function drawTargets(root, state) {
  const place = state.p ? thingByKey().get(state.p) : undefined;
  const inPlace = targets().filter((one) => place === undefined || one.place === place);
  const found = [...new Set(inPlace.map((one) => one.year))].sort((a, b) => b - a);
  const inYear = inPlace.filter((one) => !state.y || String(one.year) === state.y);
  const wanted = inYear.filter((one) => (!state.k || one.verdict === state.k) && fitsText(targetText(one), state.q));
  const counts = verdictCounts(inYear).filter(([verdict, count]) => count || verdict === state.k);
  const list = el("div.target-list");
  refill(root,
    el("header.view-head", null,
      el("h1", {tabindex: -1}, say("targets")),
      districts().length > 1 ? select(say("district"), [["", say("all_districts")], ...districts().map((one) => [thingKey(one), thingName(one)])], state.p || "", (value) => go({p: value, y: ""})) : null,
      select(say("year"), [["", say("all_years")], ...found.map((year) => [year, year || say("no_year")])], state.y || "", (value) => go({y: value})),
      filterField(state.q, (text) => {
        adjust({q: text}, true);
        listTargets(list, inYear.filter((one) => (!here.k || one.verdict === here.k) && fitsText(targetText(one), text)));
      })),
    el("div.verdict-bar", null, stackedBar(counts, counts.map(([verdict, count]) => `${call("verdict", verdict)} ${count}`).join(", ")),
      el("div.chips", {role: "group", "aria-label": say("verdict")},
        counts.map(([verdict, count]) => button(".chip." + verdict, () => go({k: here.k === verdict ? "" : verdict}), {"aria-pressed": String(state.k === verdict)}, icon(verdict, 14), `${call("verdict", verdict)} ${count}`)))),
    state.y || state.q ? null : targetGrid(inPlace),
    list,
  );
  listTargets(list, wanted);
}

// How plans fared, by district and year: each cell leads to its targets.
function targetGrid(list) {
  const columns = [...new Set(list.map((one) => one.year))].filter(Boolean).sort((a, b) => b - a);
  const places = [...new Set(list.filter((one) => one.year).map((one) => one.place))].sort((a, b) => (a < 0) - (b < 0) || a - b);
  if (places.length * columns.length < 3) return null;
  const groups = new Map();
  for (const one of list) {
    const key = `${one.place}|${one.year}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(one);
  }
  return el("details.target-grid", {open: places.length <= 8}, el("summary", null, say("targets_grid")),
    el("div.scroll", {tabindex: 0, role: "region", "aria-label": say("targets_grid")}, el("table.cells", null,
      el("thead", null, el("tr", null, el("th", {scope: "col"}, el("span.unseen", null, say("district"))), columns.map((year) => el("th", {scope: "col"}, String(year))))),
      el("tbody", null, places.map((place) => el("tr", null, el("th", {scope: "row"}, place >= 0 ? thingName(place) : say("unknown_place")), columns.map((year) => gridCell(place, year, groups.get(`${place}|${year}`)))))))));
}

function gridCell(place, year, own) {
  if (!own) return el("td.silent", null, el("span.unseen", null, say("silent")));
  const counts = verdictCounts(own).filter((pair) => pair[1]);
  const words = counts.map(([verdict, count]) => `${call("verdict", verdict)} ${count}`).join(", ");
  const judged = counts.filter(([verdict]) => ["met", "onTrack", "notMet"].includes(verdict));
  return el("td", null, el("a.grid-cell", {href: linkTo({p: place >= 0 ? thingKey(place) : "", y: year, k: ""}), title: words, "aria-label": `${place >= 0 ? thingName(place) : say("unknown_place")} ${year}: ${words}`},
    stackedBar(counts, words),
    el("span.key", null, judged.map(([verdict, count]) => el("span.verdict." + verdict, null, icon(verdict, 12), String(count))), el("small", null, say("of_all", {n: own.length})))));
}

function filterField(value, act) {
  let timer = 0;
  return el("label.field.grow", null, el("span", null, say("filter_text")), el("input", {
    type: "search",
    value: value || "",
    oninput: (event) => {
      clearTimeout(timer);
      timer = setTimeout(() => act(event.target.value), 120);
    },
  }));
}

function fitsText(text, query) {
  const whole = text.toLowerCase();
  return !query || query.toLowerCase().split(/\s+/).every((word) => whole.includes(word));
}

function targetText(one) {
  return `${thingName(one.place)} ${one.fact[0] === "f" ? figureLabel(factRow(one.fact)) : aimText(factRow(one.fact))}`;
}

function listTargets(list, wanted) {
  // Plans that something is known of come before those whose time is not over.
  const told = new Set(wanted.filter((one) => !["unchecked", "notReported"].includes(one.verdict)).map((one) => `${one.place}|${one.year}`));
  const untold = (one) => (told.has(`${one.place}|${one.year}`) ? 0 : 1);
  const order = [...wanted].sort((a, b) => (a.place < 0) - (b.place < 0) || a.place - b.place || untold(a) - untold(b) || b.year - a.year || VERDICT_ORDER.indexOf(a.verdict) - VERDICT_ORDER.indexOf(b.verdict) || targetRank(a) - targetRank(b) || factRow(a.fact) - factRow(b.fact));
  let from = 0;
  let last = null;
  refill(list);
  if (!order.length) list.append(el("p.empty", null, say("no_targets")));
  const more = button(".more", () => show(), null, "");
  function show() {
    more.remove();
    for (const one of order.slice(from, from + TARGETS_AT_ONCE)) {
      const group = `${one.place}|${one.year}`;
      if (group !== last) list.append(el("h2", null, one.place >= 0 ? thingLink(one.place) : say("unknown_place"), " ", one.year ? say("planned_for", {y: one.year}) : say("no_year")));
      last = group;
      list.append(targetCard(one));
    }
    from += TARGETS_AT_ONCE;
    if (from < order.length) {
      more.textContent = say("show_more", {n: Math.min(TARGETS_AT_ONCE, order.length - from)});
      list.append(more);
    }
  }
  show();
}

// Known indicators first, then the documents' own wordings, then aims without a number.
function targetRank(one) {
  return one.fact[0] === "a" ? 2 : INDICATORS.minted[FIGURES.indicator[factRow(one.fact)]];
}

function targetCard(one) {
  const figure = one.fact[0] === "f";
  const row = factRow(one.fact);
  const outcome = one.row === undefined ? null : verdictOutcome(one.row);
  const passage = one.row === undefined ? null : verdictPassage(one.row);
  const name = figure ? figureLabel(row) : aimText(row);
  const planned = figure ? plannedText(row) : aimCommitment(row);
  return el("article.target", {class: one.verdict},
    el("div.state", null, verdictBadge(one.verdict)),
    el("h3", {dir: "auto"}, shorten(name, 80)),
    el("p.plan", null, el("span.label", null, say("plan")), el("a.value.target", {href: factLink(one.fact)}, planned), figure && FIGURES.deadline[row] ? el("small", null, `${say("deadline")} ${FIGURES.deadline[row]}`) : null),
    one.row === undefined ? null : el("p.outcome", null, el("span.label", null, say("outcome")), outcome ? outcomeLink(outcome) : passage ? passageLink(passage, VERDICTS.stage[one.row]) : el("span.quiet", null, say("no_outcome"))),
    one.row !== undefined && VERDICTS.achievement[one.row] !== "" ? achievement(one) : null,
    el("p.reason", null, one.row === undefined ? say("unchecked_why") : plain(tongue ? VERDICTS.en[one.row] : VERDICTS.zh[one.row])),
    el("details", null, el("summary", null, outcome || passage ? say("both_sentences") : say("quote")), lazyQuotes([one.fact, outcome].filter(Boolean), passage)),
  );
}

// The quotes are put together when the fold is opened.
function lazyQuotes(facts, passage) {
  const box = el("div.quotes");
  const watch = new MutationObserver(() => {
    watch.disconnect();
    fill(box, facts.map((fact) => el("blockquote.quote", {class: factStatus(fact)}, quoteNode(fact), el("a.cite", {href: factLink(fact)}, docLabel(factDoc(fact))))).concat(passage ? [passageQuote(passage)] : []));
  });
  setTimeout(() => box.parentNode && watch.observe(box.parentNode, {attributes: true, attributeFilter: ["open"]}));
  return box;
}

// An aim without a number, by how firmly it is promised.
function aimCommitment(row) {
  return commitmentOf(AIMS, row) === "plan" ? say("in_words") : `${call("commitment", commitmentOf(AIMS, row))} · ${say("in_words")}`;
}

function plannedText(row) {
  const word = commitmentOf(FIGURES, row) === "plan" ? "" : call("commitment", commitmentOf(FIGURES, row));
  return [word, measuredValue(row)].filter(Boolean).join(" ");
}

function outcomeLink(fact) {
  const row = factRow(fact);
  const text = fact[0] === "r" ? sentenceText(fact) : measuredValue(row);
  return [el("a.value", {href: factLink(fact), class: factStatus(fact)}, text), factStatus(fact) === "estimate" ? statusBadge("estimate") : null];
}

function achievement(one) {
  const ratio = Number(VERDICTS.achievement[one.row]);
  return el("div.achievement", null, bulletBar(Math.max(0, ratio), 1, Math.max(1.25, Math.min(2, ratio)), "actual"), el("small", null, say("share_of_target", {x: `${grouped(Math.round(ratio * 1000) / 10)}\u202f%`})));
}

function targetRows() {
  const head = ["district", "year", "target", "planned", "commitment", "outcome", "verdict", "achievement", "reason", "target_quote", "outcome_quote", "document"];
  return [head, ...targets().map((one) => {
    const figure = one.fact[0] === "f";
    const row = factRow(one.fact);
    const outcome = one.row === undefined ? null : verdictOutcome(one.row);
    const passage = one.row === undefined ? null : verdictPassage(one.row);
    return [thingName(one.place), one.year || "", figure ? figureLabel(row) : aimText(row), figure ? figureValue(row) : "", commitmentOf(figure ? FIGURES : AIMS, row), outcome ? (outcome[0] === "f" ? figureValue(factRow(outcome)) : sentenceText(outcome)) : passage ? outcomeWord(VERDICTS.stage[one.row]) : "", one.verdict, one.row === undefined ? "" : VERDICTS.achievement[one.row], one.row === undefined ? "" : VERDICTS.zh[one.row], quoteText(one.fact), outcome ? quoteText(outcome) : passage ? shown(slice(...passage)) : "", DOCS[factDoc(one.fact)].name];
  })];
}
