// What the canvas can show of the whole map: places from the build, relations between things, what the filters leave.
const NODES = table(JSON.parse(byId("kg-nodes").textContent));
const ISLANDS = (NODES.islands || []).map(([hub, x, y, radius, sectors]) => ({hub, x, y, radius, sectors}));

// For each thing its relations with others: [other thing, row of the relation, whether it is the subject].
const neighbours = once(() => {
  const found = Array.from({length: THINGS.n}, () => []);
  for (let row = 0; row < RELATIONS.n; row += 1) {
    const [a, b] = [RELATIONS.subject[row], RELATIONS.object[row]];
    if (b < 0) continue;
    found[a].push([b, row, true]);
    found[b].push([a, row, false]);
  }
  return found;
});

// The lines of the map: one for each two things that a relation joins. Lines to the district in the middle of an island
// are left out, because standing on the island says as much.
const mapLines = once(() => {
  const hubs = new Set(ISLANDS.map((island) => island.hub));
  const seen = new Set();
  const found = [];
  for (let row = 0; row < RELATIONS.n; row += 1) {
    const [a, b] = [RELATIONS.subject[row], RELATIONS.object[row]];
    if (b < 0 || hubs.has(a) || hubs.has(b)) continue;
    const key = a < b ? a * THINGS.n + b : b * THINGS.n + a;
    if (seen.has(key)) continue;
    seen.add(key);
    found.push([a, b]);
  }
  return found;
});

function islandName(number) {
  const {hub} = ISLANDS[number];
  return hub >= 0 ? thingName(hub) : say("shared");
}

// How large a thing is drawn: the more is known of it, the larger.
function thingRadius(thing) {
  if (isHub(thing)) return 26;
  return Math.min(16, 7.5 + 1.5 * Math.log2(weights()[thing] || 1));
}

const hubSet = once(() => new Set(ISLANDS.map((island) => island.hub).filter((hub) => hub >= 0)));

function isHub(thing) {
  return hubSet().has(thing);
}

// The filters of the address: hidden classes and years.
function sceneFilter(state) {
  const hidden = new Set((state.k || "").split(",").filter(Boolean));
  const range = yearRange(state.y);
  const kinds = KINDS.map((kind) => !hidden.has(kind));
  return (thing) => kinds[THINGS.kind[thing]] && (!range || isHub(thing) || inYears(thingYears()[thing], range));
}

function inYears(set, range) {
  for (const year of set) if (year >= range[0] && year <= range[1]) return true;
  return false;
}

// The whole map as a scene. A collapsed island shows its name and counts instead of its things. On an upright screen a
// wide map is turned over its diagonal.
function mapScene(state, collapsed, upright) {
  const box = mapBox();
  const turned = upright && box[2] - box[0] > box[3] - box[1];
  const passes = sceneFilter(state);
  const shown = new Uint8Array(THINGS.n);
  const things = [];
  for (let thing = 0; thing < THINGS.n; thing += 1) {
    if (!passes(thing) || collapsed.has(NODES.island[thing])) continue;
    shown[thing] = 1;
    things.push(thing);
  }
  things.sort((a, b) => (isHub(b) ? 1 : 0) - (isHub(a) ? 1 : 0) || weights()[b] - weights()[a] || a - b);
  const nodes = things.map((thing) => ({id: thing, thing, kind: THINGS.kind[thing], x: (turned ? NODES.y : NODES.x)[thing], y: (turned ? NODES.x : NODES.y)[thing], r: thingRadius(thing), text: thingName(thing), side: "below"}));
  const byThing = new Map(nodes.map((node) => [node.thing, node]));
  const lines = mapLines().filter(([a, b]) => shown[a] && shown[b]).map(([a, b]) => [byThing.get(a), byThing.get(b)]);
  return {name: "map", nodes, byThing, lines, edges: [], islands: ISLANDS.map((island, n) => ({...(turned ? turnedIsland(island) : island), name: islandName(n), collapsed: collapsed.has(n), counts: collapsed.has(n) ? islandCounts(n, passes) : null})), box: turned ? [box[1], box[0], box[3], box[2]] : box};
}

function turnedIsland(island) {
  const sectors = island.sectors.map(([family, start, end, reach]) => [family, Math.PI / 2 - end, Math.PI / 2 - start, reach]);
  return {...island, x: island.y, y: island.x, sectors};
}

function islandCounts(number, passes) {
  const counts = FAMILIES.map(() => 0);
  for (let thing = 0; thing < THINGS.n; thing += 1) {
    if (NODES.island[thing] === number && passes(thing)) counts[FAMILIES.indexOf(thingFamily(thing))] += 1;
  }
  return counts;
}

const mapBox = once(() => {
  if (!ISLANDS.length) return [-100, -100, 100, 100];
  return [
    Math.min(...ISLANDS.map((one) => one.x - one.radius)),
    Math.min(...ISLANDS.map((one) => one.y - one.radius)),
    Math.max(...ISLANDS.map((one) => one.x + one.radius)),
    Math.max(...ISLANDS.map((one) => one.y + one.radius)),
  ];
});

// The nodes of a scene by squares, for finding what lies under a finger.
function gridOf(nodes, size = 90) {
  const squares = new Map();
  const key = (x, y) => Math.floor(x / size) * 100003 + Math.floor(y / size);
  for (const node of nodes) {
    const at = key(node.x, node.y);
    if (!squares.has(at)) squares.set(at, []);
    squares.get(at).push(node);
  }
  return (x, y, reach) => {
    let best = null;
    let nearest = Infinity;
    for (let i = Math.floor((x - reach - 30) / size); i <= Math.floor((x + reach + 30) / size); i += 1) {
      for (let j = Math.floor((y - reach - 30) / size); j <= Math.floor((y + reach + 30) / size); j += 1) {
        for (const node of squares.get(i * 100003 + j) || []) {
          const far = Math.hypot(node.x - x, node.y - y) - node.r;
          if (far < reach && far < nearest) [best, nearest] = [node, far];
        }
      }
    }
    return best;
  };
}
