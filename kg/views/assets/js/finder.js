// A search field with a list of what fits (the combobox pattern of WAI-ARIA): arrows move, Enter takes, Esc closes.
let finders = 0;

// `find` gives the options for a text, `draw` the content of one, `take` is told which was chosen.
function finder({label, placeholder, find, draw, take, value = "", big = false}) {
  finders += 1;
  const listId = `finder-${finders}`;
  let options = [];
  let active = -1;
  const input = el("input", {
    type: "text",
    role: "combobox",
    "aria-label": label,
    "aria-expanded": "false",
    "aria-controls": listId,
    "aria-autocomplete": "list",
    placeholder,
    value,
    autocomplete: "off",
    spellcheck: "false",
    enterkeyhint: "search",
  });
  const list = el("ul.options", {id: listId, role: "listbox", "aria-label": label, hidden: true});
  const status = el("span.unseen", {role: "status"});

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function show() {
    const query = input.value;
    if (!query.trim()) return close();
    options = find(query);
    active = options.length ? 0 : -1;
    refill(list, options.map((option, n) => el("li", {
      role: "option",
      id: `${listId}-${n}`,
      "aria-selected": String(n === active),
      onmousedown: (event) => event.preventDefault(),
      onclick: () => choose(n),
    }, draw(option))));
    if (!options.length) list.append(el("li.empty", {role: "option", "aria-disabled": "true"}, say("no_results", {q: shorten(query, 20)})));
    status.textContent = say("results", {n: options.length});
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark();
    return undefined;
  }

  function mark() {
    [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === active)));
    if (active < 0) return;
    input.setAttribute("aria-activedescendant", `${listId}-${active}`);
    list.children[active].scrollIntoView({block: "nearest"});
  }

  function choose(n) {
    const option = options[n];
    if (option === undefined) return;
    close();
    take(option, input);
  }

  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value && input.value !== value && show());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return show();
      const step = event.key === "ArrowDown" ? 1 : -1;
      active = options.length ? (active + step + options.length) % options.length : -1;
      mark();
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      choose(active);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
    return undefined;
  });
  return el("div.finder", {class: big ? "big" : ""}, icon("search"), input, list, status);
}

// One option of the page's own search.
function drawOption(option) {
  if (option.thing !== undefined) {
    return [glyph(THINGS.kind[option.thing]), el("span.name", {dir: "auto"}, shorten(thingName(option.thing), 40)), el("small", null, `${call("kind", thingKind(option.thing))}${homeName(option.thing)}`)];
  }
  if (option.plans !== undefined) {
    return [icon("flag"), el("span.name", {dir: "auto"}, [thingName(option.plans), option.year ? say("planned_for", {y: option.year}) : say("targets"), option.verdict ? call("verdict", option.verdict) : ""].filter(Boolean).join(" ")), el("small", null, say("targets"))];
  }
  if (option.indicator !== undefined) {
    return [icon("chart"), el("span.name", {dir: "auto"}, shorten(indicatorName(option.indicator), 40)), el("small", null, say("indicator"))];
  }
  if (option.fact !== undefined) {
    const row = factRow(option.fact);
    return [icon(factStatus(option.fact) === "target" ? "flag" : "figure"), el("span.name", {dir: "auto"}, `${measuredValue(row)} ${shorten(figureLabel(row), tongue ? 44 : 24)}`), el("small", null, `${thingName(FIGURES.about[row])} ${periodText(FIGURES.period[row])}`), factStatus(option.fact) === "actual" ? null : statusBadge(factStatus(option.fact))];
  }
  return [icon("page"), el("span.name", {dir: "auto"}, `…${shown(option.text)}…`), el("small", null, docLabel(option.doc))];
}

// The district that a thing belongs to, for telling namesakes apart.
function homeName(thing) {
  const mention = (mentionsOf()[thing] || [])[0];
  const place = mention === undefined ? -1 : DOCS[MENTIONS.doc[mention]].place;
  return place >= 0 && place !== thing ? ` · ${thingName(place)}` : "";
}

function takeOption(option, input) {
  input.value = "";
  input.blur();
  if (option.plans !== undefined) go({v: "targets", p: thingKey(option.plans), y: option.year, k: option.verdict, q: "", sel: ""});
  else if (option.thing !== undefined) go({sel: thingKey(option.thing), ...(here.v === "graph" && here.f ? {f: thingKey(option.thing)} : {})});
  else if (option.indicator !== undefined) go({v: "compare", i: INDICATORS.zh[option.indicator], y: "", sel: ""});
  else if (option.fact !== undefined) go({sel: factKey(option.fact)});
  else go({v: "document", d: DOCS[option.doc].key, at: option.at, sel: ""});
}

// Names of things only, for choosing a start and an end.
function thingFinder(label, thing, take) {
  return finder({
    label,
    placeholder: label,
    value: thing === undefined ? "" : thingName(thing),
    find: (query) => findThings(query).slice(0, 8).map(([found]) => ({thing: found})),
    draw: drawOption,
    take: (option) => take(option.thing),
  });
}
