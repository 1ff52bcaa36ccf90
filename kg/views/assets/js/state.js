// Where the reader is, kept in the address so that every place has a link: #/compare?y=2020&sel=area-410102.
// `sel`, `lang` and `theme` go along everywhere; all other keys belong to one view.
const VIEWS = ["overview", "compare", "targets", "graph", "list", "document"];
const LASTING = ["sel", "lang", "theme"];
let here = readAddress();
const listeners = [];

function readAddress() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const found = {};
  for (const part of (query || "").split("&")) {
    const at = part.indexOf("=");
    if (at > 0) found[part.slice(0, at)] = decode(part.slice(at + 1));
  }
  found.v = VIEWS.includes(path) ? path : "overview";
  return found;
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    return text;
  }
}

// The address of another place: given keys replace those of here; another view forgets the keys of this one.
function linkTo(changes) {
  const next = {};
  const leaves = changes.v && changes.v !== here.v;
  for (const [key, value] of Object.entries(here)) if (!leaves || LASTING.includes(key)) next[key] = value;
  Object.assign(next, changes);
  const query = Object.keys(next)
    .filter((key) => key !== "v" && next[key] !== undefined && next[key] !== null && next[key] !== "")
    .sort()
    .map((key) => `${key}=${encodeURIComponent(next[key]).replace(/%2C/g, ",").replace(/%3A/g, ":")}`);
  return `#/${next.v || "overview"}${query.length ? `?${query.join("&")}` : ""}`;
}

function go(changes) {
  location.hash = linkTo(changes);
}

// The same without a step in the history: for filters that change with every letter. `quiet` draws nothing anew.
function adjust(changes, quiet = false) {
  history.replaceState(null, "", linkTo(changes));
  if (quiet) here = readAddress();
  else arrive();
}

function arrive() {
  const before = here;
  here = readAddress();
  listeners.forEach((listener) => listener(here, before));
}

function onMove(listener) {
  listeners.push(listener);
}

window.addEventListener("hashchange", arrive);

// What is selected: {thing} or {fact}, or nothing.
function selected() {
  if (!here.sel) return null;
  const thing = thingByKey().get(here.sel);
  if (thing !== undefined) return {thing};
  const fact = /^(obs|target|stmt|objective)-/.test(here.sel) ? factByKey(here.sel) : null;
  return fact ? {fact} : null;
}

function factLink(fact) {
  return linkTo({sel: factKey(fact)});
}

// Years as the address has them: "2020" or "2020-2024".
function yearRange(text) {
  const found = /^(\d{4})(?:-(\d{4}))?$/.exec(text || "");
  return found ? [Number(found[1]), Number(found[2] || found[1])] : null;
}
