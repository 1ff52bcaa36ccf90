// Search over names, indicators, numbers and documents: by characters, by pinyin, by initials.
const spelling = once(() => {
  const found = new Map();
  for (const group of (THINGS.pinyin || "").split(",")) {
    const syllable = /^[a-zü]*/.exec(group)[0].replace(/ü/g, "v");
    for (const letter of group.slice(syllable.length)) found.set(letter, syllable);
  }
  return found;
});

// A name as it sounds: [erqiqu, eqq].
function spell(name, spelt) {
  const syllables = spelt ? spelt.split(" ") : Array.from(name, (letter) => spelling().get(letter) || letter);
  let whole = "";
  let first = "";
  for (const syllable of syllables) {
    whole += syllable;
    first += syllable[0];
  }
  return [whole.toLowerCase(), first.toLowerCase()];
}

// One line for each name: what it is of, its letters, its sound, its initials.
const nameIndex = once(() => {
  const found = [];
  for (let thing = 0; thing < THINGS.n; thing += 1) {
    const name = THINGS.name[thing];
    const [sound, first] = spell(name, THINGS.spelt[thing]);
    found.push({thing, text: name.toLowerCase(), sound, first, alias: ""});
    for (const alias of thingAliases(thing)) {
      const [aliasSound, aliasFirst] = spell(alias, "");
      found.push({thing, text: alias.toLowerCase(), sound: aliasSound, first: aliasFirst, alias});
    }
  }
  return found;
});

const indicatorIndex = once(() => {
  const uses = new Uint32Array(INDICATORS.n);
  for (let n = 0; n < FIGURES.n; n += 1) uses[FIGURES.indicator[n]] += 1;
  return Array.from({length: INDICATORS.n}, (_, n) => {
    const [sound, first] = spell(INDICATORS.zh[n], "");
    return {indicator: n, text: `${INDICATORS.zh[n]} ${INDICATORS.en[n]}`.toLowerCase(), sound, first, uses: uses[n]};
  });
});

function needleOf(query) {
  return query.toLowerCase().replace(/ü/g, "v").replace(/\s+/g, " ").trim();
}

// How well a line fits: 0 for not at all.
function fitness(line, needle, bare) {
  const at = line.text.indexOf(needle);
  if (at === 0) return line.text.length === needle.length ? 100 : 80;
  if (at > 0) return 60;
  if (!/^[a-z0-9]+$/.test(bare)) return 0;
  if (line.sound === bare || line.first === bare) return 70;
  if (line.sound.startsWith(bare)) return 50;
  if (bare.length > 1 && line.first.startsWith(bare)) return 45;
  if (bare.length > 2 && line.sound.includes(bare)) return 30;
  return bare.length > 1 && line.first.includes(bare) ? 25 : 0;
}

// The things whose names fit, best first: [[thing, fitness]].
function findThings(query) {
  const needle = needleOf(query);
  if (!needle) return [];
  const bare = needle.replace(/ /g, "");
  const best = new Map();
  for (const line of nameIndex()) {
    const points = fitness(line, needle, bare);
    if (points > (best.get(line.thing) || 0)) best.set(line.thing, points);
  }
  const hubs = new Set(districts());
  const rank = ([thing, points]) => points + (hubs.has(thing) ? 8 : 0) + Math.min(9, Math.log2(1 + weights()[thing]));
  return [...best].sort((a, b) => rank(b) - rank(a) || a[0] - b[0]);
}

function findIndicators(query) {
  const needle = needleOf(query);
  if (!needle) return [];
  const bare = needle.replace(/ /g, "");
  const found = [];
  for (const line of indicatorIndex()) {
    const points = fitness(line, needle, bare);
    if (points) found.push([line.indicator, points + Math.min(20, line.uses) - (INDICATORS.minted[line.indicator] ? 10 : 0)]);
  }
  return found.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

// One line for each figure: of what, what, when, how much.
const figureIndex = once(() => Array.from({length: FIGURES.n}, (_, row) => {
  const label = INDICATORS.zh[FIGURES.indicator[row]];
  const about = FIGURES.about[row] >= 0 ? THINGS.name[FIGURES.about[row]] : "";
  return `${about} ${FIGURES.wording[row]} ${label} ${INDICATORS.en[FIGURES.indicator[row]]} ${periodYear(FIGURES.period[row])} ${valueText(FIGURES.value[row])}${UNITS[FIGURES.unit[row]][0]}`.toLowerCase();
}));

// A query as words: names of districts, years and numbers stand by themselves even where no space is typed.
function wordsOf(query) {
  let text = needleOf(query);
  for (const place of districts()) {
    const name = THINGS.name[place].toLowerCase();
    if (name && text.includes(name)) text = text.replace(name, ` ${name} `);
  }
  return text.replace(/(\d{4})年?/g, " $1 ").split(/[\s，,、。的]+/).filter(Boolean);
}

// The figures whose line has all words of the query: 709.3, 709.3亿元, 二七区2020年签约.
function findFigures(query) {
  const words = /^[\d.]+\S*$/.test(query.trim()) ? [needleOf(query)] : wordsOf(query);
  if (!words.length || (words.length === 1 && words[0].length < 2)) return [];
  const rows = [];
  const lines = figureIndex();
  for (let row = 0; row < lines.length; row += 1) if (words.every((word) => lines[row].includes(word))) rows.push(row);
  const rank = (row) => (valueText(FIGURES.value[row]) === words[0] ? -1e4 : 0) + (INDICATORS.minted[FIGURES.indicator[row]] ? 1e3 : 0) - periodYear(FIGURES.period[row]) + (periodFirstYear(FIGURES.period[row]) === periodYear(FIGURES.period[row]) ? 0 : 50);
  return rows.sort((a, b) => rank(a) - rank(b) || a - b);
}

// The places of the documents' texts with these very words, the first of each document.
function findWords(query, most) {
  const found = [];
  if (query.trim().length < 2) return found;
  for (let doc = 0; doc < DOCS.length && found.length < most; doc += 1) {
    for (const part of TEXTS()[doc]) {
      const at = part.text.indexOf(query.trim());
      if (at < 0) continue;
      found.push({doc, at: part.from + (part.letters ? Array.from(part.text.slice(0, at)).length : at), text: part.text.slice(Math.max(0, at - 12), at + 24)});
      break;
    }
  }
  return found;
}

// The targets of a district, where a query names both: 中原区2020年目标, 中原区未达成.
function findPlans(query) {
  const needle = needleOf(query);
  const about = /目标|计划|达成|target|plan|missed|met/.exec(needle);
  if (!about) return [];
  const places = districts().filter((place) => [THINGS.name[place], ...thingAliases(place)].some((name) => name.length > 1 && needle.includes(name.toLowerCase())));
  const year = (/(?:19|20)\d\d/.exec(needle) || [""])[0];
  const verdict = /未达成|missed/.test(needle) ? "notMet" : /达成|met/.test(needle) ? "met" : "";
  return places.slice(0, 3).map((place) => ({plans: place, year, verdict}));
}

// Everything that fits, for the list under the search field.
function findAll(query) {
  const things = findThings(query).slice(0, 8);
  return [
    ...findPlans(query),
    ...things.map(([thing]) => ({thing})),
    ...findFigures(query).slice(0, things.length > 4 ? 4 : 8).map((row) => ({fact: `f${row}`})),
    ...findIndicators(query).slice(0, 5).map(([indicator]) => ({indicator})),
    ...findWords(query, 3),
  ];
}
