// The panel beside every view: what is selected, in words, with the sentence it comes from and the way there.
let lastFocus = null;

function drawPanel(state, before) {
  const panel = byId("panel");
  const one = selected();
  document.body.classList.toggle("has-panel", Boolean(one));
  if (!one) {
    const had = !panel.hidden;
    panel.hidden = true;
    panel.replaceChildren();
    if (had && lastFocus && document.contains(lastFocus)) lastFocus.focus({preventScroll: true});
    return;
  }
  if (panel.hidden || (before && before.sel !== state.sel && !panel.contains(document.activeElement))) lastFocus = document.activeElement;
  const head = el("div.panel-tools", null, button(".plain", () => go({sel: ""}), {"aria-label": say("close"), id: "panel-close"}, icon("close")));
  const body = one.thing === undefined ? factPanel(one.fact) : thingPanel(one.thing);
  refill(panel, head, body);
  panel.hidden = false;
  panel.scrollTop = 0;
  if (before && before.sel !== state.sel) {
    panel.querySelector("h2").focus({preventScroll: true});
    announce(say("opened", {x: panel.querySelector("h2").textContent}));
  }
}

// Buttons under the name: other views of the same, the link, the files.
function panelActions(links, things, facts, name) {
  return el("div.actions", null,
    links.filter(Boolean).map(([sign, text, target]) => el("a.action", {href: target}, icon(sign), text)),
    button(".action", copyLink, null, icon("link"), say("copy_link")),
    button(".action", () => saveTurtle(name, things, facts), null, icon("download"), "Turtle"),
  );
}

async function copyLink(event) {
  const note = event.currentTarget;
  try {
    await navigator.clipboard.writeText(location.href);
    announce(say("copied"));
    note.lastChild.textContent = say("copied");
  } catch (error) {
    announce(say("copy_failed"));
    note.lastChild.textContent = say("copy_failed");
  }
}

// Says something to those who listen to the page.
function announce(text) {
  byId("announcer").textContent = text;
}

function definitionList(rows) {
  return el("dl", null, rows.filter((row) => row && row[1]).map(([name, ...value]) => el("div", null, el("dt", null, name), el("dd", {dir: "auto"}, value))));
}

// A list that shows its first lines and the rest when asked.
function foldedList(items, first, draw) {
  const list = el("ul.facts", null, items.slice(0, first).map(draw));
  if (items.length <= first) return list;
  const more = button(".more", () => {
    const at = list.children.length;
    fill(list, items.slice(first).map(draw));
    more.remove();
    const next = list.children[at].querySelector("a");
    if (next) next.focus();
  }, null, say("show_all", {n: items.length}));
  return [list, more];
}

// One fact as a line: its sentence, its kind, the way to its words.
function factLine(fact, without) {
  return el("li", null,
    sentenceNode(fact, without),
    el("span.line-tools", null,
      factStatus(fact) === "estimate" || factStatus(fact) === "target" ? statusBadge(factStatus(fact)) : null,
      el("a.cite", {href: factLink(fact), "aria-label": `${docLabel(factDoc(fact))}: ${sentenceText(fact)}`}, docLabel(factDoc(fact)))),
  );
}
