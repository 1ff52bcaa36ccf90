// The data of the page: tables as they came, and the indices that views need, each made when first asked for.
const DATA = JSON.parse(byId("kg-data").textContent);
const KINDS = DATA.kinds;
const SHAPES = DATA.shapes;
const FAMILIES = Object.keys(DATA.families);
const FAMILY = KINDS.map((kind) => FAMILIES.find((name) => DATA.families[name].includes(kind)));
const ENUMS = DATA.enums;
const DOCS = DATA.documents;
const PERIODS = DATA.periods;
const UNITS = DATA.units;
const THINGS = table(DATA.entities);
const INDICATORS = table(DATA.indicators);
const FIGURES = table(DATA.figures);
const RELATIONS = table(DATA.relations);
const AIMS = table(DATA.aims);
const MENTIONS = table(DATA.mentions);
const REJECTIONS = table(DATA.rejections);
const ODDS = table(DATA.odds);
const VERDICTS = table(DATA.verdicts);

// A value that is worked out once.
function once(make) {
  let made;
  return () => (made === undefined ? (made = make()) : made);
}

const memo = (make) => {
  const held = new Map();
  return (key) => {
    if (!held.has(key)) held.set(key, make(key));
    return held.get(key);
  };
};

// For each of `count` places the rows whose column names it.
function rowsBy(columnOf, rows, count) {
  const found = new Array(count);
  for (let row = 0; row < rows; row += 1) {
    const at = columnOf[row];
    if (at >= 0) (found[at] || (found[at] = [])).push(row);
  }
  return found;
}

function thingKey(thing) {
  return `${THINGS.prefixes[THINGS.prefix[thing]]}-${THINGS.tail[thing]}`;
}

const thingByKey = once(() => new Map(Array.from({length: THINGS.n}, (_, n) => [thingKey(n), n])));

function thingKind(thing) {
  return KINDS[THINGS.kind[thing]];
}

function thingFamily(thing) {
  return FAMILY[THINGS.kind[thing]];
}

function thingName(thing) {
  return thing < 0 ? say("unknown_place") : plain(THINGS.name[thing]);
}

function thingAliases(thing) {
  const text = THINGS.aliases[thing];
  return text ? text.split("\t") : [];
}

// The places that documents are about, in the order of their keys.
const districts = once(() => [...new Set(DOCS.map((doc) => doc.place).filter((place) => place >= 0))].sort((a, b) => a - b));
const docsOf = memo((place) => DOCS.map((_, n) => n).filter((n) => DOCS[n].place === place));

const figuresOf = once(() => rowsBy(FIGURES.about, FIGURES.n, THINGS.n));
const relationsFrom = once(() => rowsBy(RELATIONS.subject, RELATIONS.n, THINGS.n));
const relationsTo = once(() => rowsBy(RELATIONS.object, RELATIONS.n, THINGS.n));
const aimsOf = once(() => rowsBy(AIMS.about, AIMS.n, THINGS.n));
const aimsAbout = once(() => rowsBy(AIMS.concerns, AIMS.n, THINGS.n));
const mentionsOf = once(() => rowsBy(MENTIONS.entity, MENTIONS.n, THINGS.n));

// How much is known of each thing: decides sizes and the order of search results.
const weights = once(() => {
  const found = new Uint32Array(THINGS.n);
  for (const list of [FIGURES.about, RELATIONS.subject, RELATIONS.object, MENTIONS.entity]) {
    for (const thing of list) if (thing >= 0) found[thing] += 1;
  }
  return found;
});

function periodYear(period) {
  return period < 0 ? 0 : Number(PERIODS[period][1].slice(0, 4));
}

function periodFirstYear(period) {
  return period < 0 ? 0 : Number(PERIODS[period][0].slice(0, 4));
}

function isWholeYear(period) {
  return period >= 0 && /^\d{4}$/.test(PERIODS[period][2]);
}

// The years that anything is of, latest first.
const years = once(() => {
  const found = new Set(FIGURES.period ? FIGURES.period.map(periodYear) : []);
  DOCS.forEach((doc) => found.add(doc.year || 0).add(doc.plan || 0));
  return [...found].filter((year) => year > 0).sort((a, b) => b - a);
});

// The years in which each thing is spoken of, as a set for each.
const thingYears = once(() => {
  const found = Array.from({length: THINGS.n}, () => new Set());
  const add = (thing, year) => thing >= 0 && year && found[thing].add(year);
  for (let n = 0; n < MENTIONS.n; n += 1) {
    const doc = DOCS[MENTIONS.doc[n]];
    add(MENTIONS.entity[n], doc.year);
    add(MENTIONS.entity[n], doc.plan);
  }
  for (let n = 0; n < FIGURES.n; n += 1) add(FIGURES.about[n], periodYear(FIGURES.period[n]));
  for (let n = 0; n < RELATIONS.n; n += 1) {
    add(RELATIONS.subject[n], periodYear(RELATIONS.period[n]));
    add(RELATIONS.object[n], periodYear(RELATIONS.period[n]));
  }
  return found;
});

function indicatorName(indicator) {
  return (tongue && INDICATORS.en[indicator]) || plain(INDICATORS.zh[indicator]);
}

function indicatorKey(indicator) {
  return INDICATORS.key[indicator] || sha256(`indicator|${INDICATORS.zh[indicator]}`).slice(0, 16);
}

function themeName(theme) {
  return theme && DATA.themes[theme] ? DATA.themes[theme][tongue] : say("own_wording");
}

function docTitle(doc) {
  return plain(DOCS[doc].title);
}

// A document in few words: 二七区 2020 党委工作报告.
function docLabel(doc) {
  const row = DOCS[doc];
  return [thingName(row.place), row.year || "", call("genre", row.genre)].filter(Boolean).join(" ");
}
