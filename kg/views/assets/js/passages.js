// The words of the documents. Places count code points, as in the graph; a text with characters beyond the basic plane
// gets a map to JavaScript's counting.
const TEXTS = once(() => JSON.parse(byId("kg-texts").textContent).map((list) => list.map(([from, text]) => passage(from, text))));

function passage(from, text) {
  const wide = /[\ud800-\udfff]/.test(text);
  const letters = wide ? Array.from(text) : null;
  return {from, text, letters, to: from + (wide ? letters.length : text.length)};
}

function passageSlice(one, start, end) {
  const a = Math.max(start, one.from) - one.from;
  const b = Math.min(end, one.to) - one.from;
  return one.letters ? one.letters.slice(a, b).join("") : one.text.slice(a, b);
}

function isWhole(doc) {
  const list = TEXTS()[doc];
  return list.length === 1 && list[0].from === 0 && list[0].to >= DOCS[doc].length;
}

// The source's characters from one place to another, as far as the page holds them.
function slice(doc, start, end) {
  const one = TEXTS()[doc].find((part) => part.from <= start && start < part.to);
  return one ? passageSlice(one, start, end) : "";
}

// What is not shown of a source: Markdown's stars and signs, and what has no width.
const HIDDEN = /\*+|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd\u0000-\u0008\u000e-\u001f]+|^[ \u3000]*#{1,6}[ \u3000]*/gm;

// Characters as they are shown in a line of the page.
function shown(text) {
  return text.replace(HIDDEN, "").replace(/\\r\\n|\\n/g, "\n").replace(/(?<=[\u3000-\uffef])\s*[\r\n]+\s*(?=[\u3000-\uffef])/g, "").replace(/\s+/g, " ");
}

const SENTENCE_END = /[。！？!?；;]/;
const BEFORE = 70;
const BEHIND = 40;

// A fact's sentence in pieces: before, the words that carry the fact, behind. It never leaves the paragraph.
function quoteParts(fact) {
  const doc = factDoc(fact);
  const [start, end] = factSpan(fact);
  const part = TEXTS()[doc].find((one) => one.from <= start && start < one.to);
  if (!part) return {before: "", exact: "", behind: ""};
  const lines = linesOf(part, new Set(DOCS[doc].seams || []));
  const [first] = lines.find((line) => line[0] <= start && start < line[1]) || [part.from];
  const [, last] = lines.find((line) => line[0] < end && end <= line[1]) || [0, end];
  let before = passageSlice(part, Math.max(first, start - BEFORE), start);
  let behind = passageSlice(part, end, Math.min(last, end + BEHIND));
  const cut = lastEnd(before);
  const stop = behind.search(SENTENCE_END);
  const open = cut < 0 && start - first > BEFORE ? "…" : "";
  const rest = stop < 0 && last - end > BEHIND ? "…" : "";
  if (cut >= 0) before = before.slice(cut);
  if (stop >= 0) behind = behind.slice(0, stop + 1);
  return {before: open + cleanPiece(before, !open && cut < 0), exact: passageSlice(part, start, end), behind: cleanPiece(behind, false) + rest};
}

function lastEnd(text) {
  for (let n = text.length - 1; n >= 0; n -= 1) if (SENTENCE_END.test(text[n])) return n + 1;
  return -1;
}

// A quote with the number inside it marked: pieces for the page.
function quoteNode(fact) {
  const {before, exact, behind} = quoteParts(fact);
  const number = factNumber(fact);
  const marked = el("mark." + factStatus(fact));
  if (!exact) return el("span", null, say("excerpt_only"));
  if (number) {
    const [start, end] = factSpan(fact);
    const doc = factDoc(fact);
    if (number[0] > start) marked.append(shown(slice(doc, start, number[0])));
    marked.append(el("strong", null, shown(slice(doc, number[0], number[1]))));
    if (number[1] < end) marked.append(shown(slice(doc, number[1], end)));
  } else marked.append(shown(exact));
  return el("span", {dir: "auto"}, before, marked, behind);
}

function quoteText(fact) {
  const [start, end] = factSpan(fact);
  return shown(slice(factDoc(fact), start, end));
}
