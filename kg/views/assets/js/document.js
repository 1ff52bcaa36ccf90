// A source with every fact marked where it stands. Marks overlap, so the text is cut at every beginning and end of one,
// and each piece wears the marks of all facts that it belongs to.
const MARKS = ["actual", "estimate", "target", "relation", "name", "rejected"];
const MARK_WORDS = {actual: "mark_result", estimate: "mark_estimate", target: "mark_target", relation: "mark_relation", name: "mark_name", rejected: "mark_rejected"};

function drawDocument(root, state) {
  if (!DOCS.length) {
    refill(root, el("h1", {tabindex: -1}, say("document")), el("p.empty", null, say("none")));
    return;
  }
  const found = DOCS.findIndex((row) => row.key === state.d);
  const doc = found >= 0 ? found : selectedDoc();
  const hidden = new Set((state.m === undefined ? "rejected" : state.m).split(",").filter(Boolean));
  const marks = marksOf(doc);
  const text = el("div.text", {lang: "zh", class: [...hidden].map((name) => `no-${name}`).join(" ")}, paragraphs(doc, marks));
  text.addEventListener("click", openMark);
  refill(root,
    el("header.view-head", null,
      el("h1", {tabindex: -1}, say("document")),
      docPicker(doc)),
    el("div.reading", null,
      el("article.paper", null,
        el("header", null, el("h2", {dir: "auto"}, docTitle(doc)), el("p", {dir: "auto"}, docFacts(doc))),
        DOCS[doc].refusal ? el("p.note.warn", null, say("refused", {x: DOCS[doc].refusal})) : null,
        isWhole(doc) ? null : el("p.note.warn", null, say("excerpt_only")),
        text),
      el("aside.marks", {"aria-label": say("marks")},
        el("details.fold", {open: innerWidth > 760}, el("summary", null, say("marks")), MARKS.map((name) => markToggle(doc, name, text, hidden))),
        factIndex(doc))),
  );
  showSelected(root, state);
}

function markToggle(doc, name, text, hidden) {
  return el("label.mark-toggle", null,
    el("input", {type: "checkbox", checked: !hidden.has(name), onchange: (event) => toggleMark(text, hidden, name, event.target.checked)}),
    el("span.sample." + name, null, name === "name" || name === "relation" ? "文字" : "12.3"), say(MARK_WORDS[name]), el("small", null, grouped(markCount(doc, name))));
}

// Every fact of a document in the order of its words: from here to the mark.
function factIndex(doc) {
  const facts = factsOfDoc(doc).map((fact) => [factSpan(fact)[0], fact]).sort((a, b) => a[0] - b[0]).map((pair) => pair[1]);
  if (!facts.length) return null;
  const line = (fact) => el("li", null, el("a." + factStatus(fact), {href: factLink(fact), data: {ref: fact}, dir: "auto"}, factWords(fact)));
  return el("details.fold.doc-facts", {open: innerWidth > 1240}, el("summary", null, say("facts_here", {n: grouped(facts.length)})), el("ol", null, facts.map(line)));
}

// A fact in few words: what and how much.
function factWords(fact) {
  const row = factRow(fact);
  if (fact[0] === "f") return [shorten(figureLabel(row), tongue ? 48 : 22), " ", el("b", null, measuredValue(row))];
  return shorten(fact[0] === "r" ? sentenceText(fact) : aimText(row), tongue ? 64 : 34);
}

function selectedDoc() {
  const one = selected();
  if (one && one.fact) return factDoc(one.fact);
  return Math.max(0, DOCS.findIndex((row) => !row.refusal)); // the first that facts were read from
}

// The documents under their places, the latest first.
function docPicker(chosen) {
  const list = el("select", {onchange: (event) => go({d: event.target.value, at: "", sel: ""})});
  for (const place of [...districts(), -1]) {
    const own = [...docsOf(place)].sort((a, b) => (DOCS[b].year || 0) - (DOCS[a].year || 0) || a - b);
    if (own.length) list.append(el("optgroup", {label: place < 0 ? say("unknown_place") : thingName(place)}, own.map((doc) => el("option", {value: DOCS[doc].key, selected: doc === chosen}, `${docLabel(doc)} · ${shorten(DOCS[doc].title, 24)}`))));
  }
  return el("label.field", null, el("span", null, say("documents_of")), list);
}

function docFacts(doc) {
  const row = DOCS[doc];
  const mark = (name) => ((row.inferred || []).includes(name) ? `（${say("inferred")}）` : "");
  return [`${docLabel(doc)}${mark("year") || mark("place")}`, row.day ? say("published", {d: row.day}) + mark("day") : "", say("characters", {n: grouped(row.length)}), plain(row.name)].filter(Boolean).join(" · ");
}

function toggleMark(text, hidden, name, on) {
  if (on) hidden.delete(name);
  else hidden.add(name);
  text.classList.toggle(`no-${name}`, !on);
  adjust({m: [...hidden].join(",") || ","}, true);
}

function markCount(doc, name) {
  if (name === "name") return MENTIONS.doc.filter((one) => one === doc).length;
  if (name === "rejected") return REJECTIONS.doc.filter((one) => one === doc).length;
  return factsOfDoc(doc).filter((fact) => factStatus(fact) === name).length;
}

// All marks of a document: [start, end, what it wears, the fact or thing it opens].
function marksOf(doc) {
  const found = [];
  for (const fact of factsOfDoc(doc)) {
    const status = factStatus(fact);
    found.push([...factSpan(fact), fact[0] === "f" ? `ev ${status}` : fact[0] === "a" ? "aim target" : "rel relation", fact]);
    const number = factNumber(fact);
    if (number) found.push([...number, `num ${status}`, fact]);
  }
  for (let row = 0; row < MENTIONS.n; row += 1) {
    if (MENTIONS.doc[row] !== doc) continue;
    const thing = MENTIONS.entity[row];
    found.push([MENTIONS.from[row], MENTIONS.from[row] + Array.from(THINGS.name[thing]).length + MENTIONS.more[row], `name ${thingFamily(thing)}`, `t${thing}`]);
  }
  for (let row = 0; row < REJECTIONS.n; row += 1) {
    if (REJECTIONS.doc[row] === doc) found.push([REJECTIONS.from[row], REJECTIONS.from[row] + REJECTIONS.size[row], "rejected", `x${REJECTIONS.kind[row]}`]);
  }
  return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}

// The text as paragraphs: broken lines joined, Markdown's signs left out, marks in place.
function paragraphs(doc, marks) {
  const seams = new Set(DOCS[doc].seams || []);
  const found = [];
  for (const part of TEXTS()[doc]) {
    if (!isWhole(doc)) found.push(el("p.gap", {"aria-hidden": "true"}, "…"));
    for (const [start, end] of linesOf(part, seams)) found.push(paragraph(part, start, end, marks));
  }
  return found.filter(Boolean);
}

// The stretches of a passage that are one paragraph each, as places in the source.
function linesOf(part, seams) {
  const letters = part.letters || part.text;
  const found = [];
  let start = 0;
  let n = 0;
  while (n < letters.length) {
    if (letters[n] === "\n" || letters[n] === "\r") {
      let next = n;
      while (next < letters.length && /\s/.test(letters[next])) next += 1;
      let last = n;
      while (last > start && /\s/.test(letters[last - 1])) last -= 1;
      if (!seams.has(part.from + n) && !seams.has(part.from + last)) {
        if (n > start) found.push([part.from + start, part.from + n]);
        start = next;
      }
      n = next;
    } else n += 1;
  }
  if (letters.length > start) found.push([part.from + start, part.from + letters.length]);
  return found;
}

function paragraph(part, start, end, marks) {
  const text = passageSlice(part, start, end);
  const lead = /^[ \u3000]*(#{1,6})?/.exec(text);
  const bullet = /^[ \u3000]*[-·●■◆▪►]/.test(text);
  const own = marks.filter((mark) => mark[0] < end && mark[1] > start);
  const inner = pieces(part, start, end, own);
  if (!inner.length) return null;
  const short = Array.from(text).length <= 42 && !/[。！？；，,.;…]/.test(text.trim()) && !own.some((mark) => mark[2].startsWith("num"));
  return el(lead[1] || (short && !bullet) ? "h4" : bullet ? "p.bullet" : "p", null, inner);
}

function pieces(part, start, end, own) {
  const cuts = [...new Set([start, end, ...own.flatMap((mark) => [Math.max(start, mark[0]), Math.min(end, mark[1])])])].sort((a, b) => a - b);
  const opened = new Set();
  const found = [];
  for (let n = 0; n + 1 < cuts.length; n += 1) {
    const text = cleanPiece(passageSlice(part, cuts[n], cuts[n + 1]), n === 0);
    const on = own.filter((mark) => mark[0] < cuts[n + 1] && mark[1] > cuts[n]);
    if (!text) continue;
    if (!on.length) {
      found.push(text);
      continue;
    }
    const refs = [...new Set(on.map((mark) => mark[3]))];
    // The keyboard stops once for every fact: at a figure's number, at the first words of anything else.
    const stops = on.filter((mark) => mark[3][0] !== "x" && !mark[2].startsWith("ev ") && !opened.has(mark[3])).map((mark) => mark[3]);
    const fresh = stops.length > 0;
    stops.forEach((ref) => opened.add(ref));
    const classes = [...new Set(on.flatMap((mark) => mark[2].split(" ")))].join(" ");
    const rejection = refs.find((ref) => ref[0] === "x");
    found.push(el(fresh ? "a.mk" : "span.mk", {
      class: classes,
      href: fresh ? refLink(nearestRef(on)) : null,
      title: rejection ? say("not_a_figure", {x: call("rejection", ENUMS.rejection[Number(rejection.slice(1))])}) : null,
      data: {refs: refs.join(" "), at: cuts[n]},
    }, text));
  }
  return found;
}

function cleanPiece(text, first) {
  const bare = first ? text.replace(/^[ \u3000]*(#{1,6}[ \u3000]*)?([-·●■◆▪►][ \u3000]*)?/, "") : text;
  return bare.replace(HIDDEN, "").replace(/\s*[\r\n]+\s*/g, "").replace(/\\r\\n|\\n/g, "");
}

// What a piece opens first: the fact or thing with the shortest words around it.
function nearestRef(on) {
  const able = on.filter((mark) => mark[3][0] !== "x");
  return able.reduce((best, mark) => (mark[1] - mark[0] < best[1] - best[0] ? mark : best))[3];
}

function refLink(ref) {
  return ref[0] === "t" ? linkTo({sel: thingKey(Number(ref.slice(1)))}) : factLink(ref);
}

function openMark(event) {
  const piece = event.target.closest(".mk");
  if (!piece) return;
  const refs = piece.dataset.refs.split(" ").filter((ref) => ref[0] !== "x");
  if (!refs.length) return;
  event.preventDefault();
  const doc = DOCS.findIndex((row) => row.key === here.d);
  const on = marksOf(doc >= 0 ? doc : selectedDoc()).filter((mark) => refs.includes(mark[3]) && mark[0] <= Number(piece.dataset.at) && mark[1] > Number(piece.dataset.at));
  location.hash = refLink(nearestRef(on));
}

// Shows the pieces of what is selected, or the place that the address names.
function showSelected(root, state) {
  const text = root.querySelector(".text");
  if (!text) return;
  text.querySelectorAll(".mk.on").forEach((piece) => piece.classList.remove("on"));
  const one = selected();
  const ref = one && (one.fact || `t${one.thing}`);
  const on = ref ? [...text.querySelectorAll(".mk")].filter((piece) => piece.dataset.refs.split(" ").includes(ref)) : [];
  on.forEach((piece) => piece.classList.add("on"));
  root.querySelectorAll(".doc-facts a").forEach((line) => {
    const same = Boolean(one) && line.dataset.ref === one.fact;
    line.classList.toggle("on", same);
    const list = line.closest("ol");
    if (same && list.scrollHeight > list.clientHeight) list.scrollTop = line.parentNode.offsetTop - list.clientHeight / 2;
  });
  let target = on[0];
  if (!target && state.at) {
    const at = Number(state.at);
    target = [...text.querySelectorAll(".mk")].filter((piece) => Number(piece.dataset.at) <= at).pop();
  }
  if (target) target.scrollIntoView({block: "center"});
}

// Arrow keys move from mark to mark.
function moveMark(root, step) {
  const marks = [...root.querySelectorAll("a.mk")];
  const at = marks.indexOf(document.activeElement);
  const next = marks[Math.max(0, Math.min(marks.length - 1, at < 0 ? 0 : at + step))];
  if (next) next.focus();
}
