// Elements are made here and nowhere else. What comes from a document is only ever set as text, so that no name or quote
// can become markup.
const SVG = "http://www.w3.org/2000/svg";

// An element: el("button.primary", {type: "button", onclick: f}, "text", child, [children]).
function el(kind, attributes, ...children) {
  const [tag, ...classes] = kind.split(".");
  return dress(document.createElement(tag), classes, attributes, children);
}

function svg(kind, attributes, ...children) {
  const [tag, ...classes] = kind.split(".");
  return dress(document.createElementNS(SVG, tag), classes, attributes, children);
}

function dress(node, classes, attributes, children) {
  if (classes.length) node.setAttribute("class", classes.join(" "));
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || (value === false && !name.startsWith("aria-"))) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name === "class") node.setAttribute("class", [node.getAttribute("class"), value].filter(Boolean).join(" "));
    else node.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : value);
  }
  fill(node, children);
  return node;
}

function fill(node, children) {
  for (const child of children) {
    if (Array.isArray(child)) fill(node, child);
    else if (child !== null && child !== undefined && child !== false) node.append(child);
  }
  return node;
}

function refill(node, ...children) {
  node.replaceChildren();
  return fill(node, children);
}

function byId(id) {
  return document.getElementById(id);
}

// A button with a text or a child; the type keeps it from sending forms.
function button(kind, action, attributes, ...children) {
  return el("button" + kind, {type: "button", onclick: action, ...attributes}, ...children);
}

function select(label, options, chosen, action) {
  const list = el("select", {onchange: (event) => action(event.target.value)});
  for (const [value, text] of options) list.append(el("option", {value, selected: String(value) === String(chosen)}, text));
  return el("label.field", null, el("span", null, label), list);
}

// A group of buttons of which one is on.
function choice(label, options, chosen, action) {
  const group = el("div.choice", {role: "group", "aria-label": label});
  for (const [value, text] of options) {
    group.append(button("", () => action(value), {"aria-pressed": String(value) === String(chosen)}, text));
  }
  return group;
}

// Small line icons, drawn here so that no font or picture is needed.
const ICONS = {
  search: "M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2zM10.8 10.8 14 14",
  close: "M3 3 13 13M13 3 3 13",
  theme: "M8 2a6 6 0 1 0 0 12zM8 2a6 6 0 0 1 0 12",
  download: "M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11",
  print: "M4 6V2h8v4M4 11H2V6h12v5h-2M4 9.5h8V14H4z",
  link: "M6.5 9.5 9.5 6.5M7 4.5 9 2.5a3 3 0 0 1 4.5 4.5L11.5 9M9 11.5 7 13.5A3 3 0 0 1 2.5 9L4.5 7",
  graph: "M3.5 3.5 8 8M8 8l5-3M8 8l-3 5M3.5 5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM13 6.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM5 14.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z",
  list: "M2.5 4h11M2.5 8h11M2.5 12h11",
  page: "M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M5.5 8h5M5.5 11h5",
  chart: "M2.5 13.5h11M4 11V7M8 11V3M12 11V5.5",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  fit: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  right: "M6 3l5 5-5 5",
  met: "M3 8.5 6.5 12 13 4.5",
  notMet: "M4 4 12 12M12 4 4 12",
  onTrack: "M3 8h9M8.5 4.5 12 8 8.5 11.5",
  notComparable: "M3 6h10M3 10h10M11 3 5 13",
  notReported: "M5.5 6a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .7-1 1.400M8 12v.5",
  unchecked: "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11zM8 5v3.5l2 1.5",
  figure: "M6 2.5 4.5 13.5M11.5 2.5 10 13.5M3 6h11M2 10h11",
  flag: "M4 14V2.5h7.5L9.5 5.5 11.5 8.5H4",
  swap: "M4 6h8.5M10 3.5 12.5 6M12 10H3.5M6 12.5 3.5 10",
  key: "M2 4.5h12v7H2zM4.5 7h.1M7 7h.1M9.5 7h.1M12 7h.1M5 9.5h6",
};

function icon(name, size = 16) {
  return svg("svg.icon", {viewBox: "0 0 16 16", width: size, height: size, "aria-hidden": "true"}, svg("path", {d: ICONS[name]}));
}
