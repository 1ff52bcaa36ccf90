// The words of the interface, from the one dictionary that travels with the page.
const WORDS = JSON.parse(byId("kg-words").textContent);
let tongue = 0;

function setTongue(number) {
  tongue = number;
  document.documentElement.lang = number ? "en" : "zh-Hans";
}

// The words of a key, its braces filled: say("left", {n: 3}).
function say(key, values) {
  return put((WORDS.ui[key] || [key, key])[tongue], values);
}

// The words of a member of an enumeration: call("kind", "District").
function call(group, key) {
  const pair = (WORDS[group] || {})[key];
  return pair ? pair[tongue] : key;
}

function put(text, values) {
  if (!values) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

// Names come from documents and may carry marks that turn the direction of writing; isolate and disarm them.
function plain(name) {
  return String(name).replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\u0000-\u001f]/g, " ");
}

function shorten(name, most) {
  const letters = Array.from(plain(name));
  return letters.length > most ? letters.slice(0, most - 1).join("") + "…" : letters.join("");
}
