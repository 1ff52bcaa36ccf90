// One thing and what is related to it, laid out like an outline with branches to both sides: every name has a line of
// its own, so that nothing overlaps. A branch is a kind of relation; a thing's own branches unfold where asked.
const ROW = 27;
const BRANCH_MOST = 10;

// Relations of a thing by what they say: [{heading, out, items: [[other, row]]}], only what the filters leave.
function branchesOf(thing, passes, without) {
  const found = new Map();
  for (const [other, row, out] of neighbours()[thing]) {
    if (!passes(other) || without.has(other)) continue;
    const heading = call(out ? "out" : "in", predicateOf(row));
    if (!found.has(heading)) found.set(heading, {heading, out, items: new Map()});
    if (!found.get(heading).items.has(other)) found.get(heading).items.set(other, row);
  }
  return [...found.values()].map((one) => ({...one, items: [...one.items].sort((a, b) => weights()[b[0]] - weights()[a[0]] || a[0] - b[0])})).sort((a, b) => a.items.length - b.items.length || (a.heading < b.heading ? -1 : 1));
}

// What hangs under a thing: branches with items, each item with its own branches where it is unfolded.
function unfold(thing, depth, options, shown, path) {
  const {passes, folds, wide} = options;
  if (depth <= 0 && folds.get(thing) !== true) return [];
  if (folds.get(thing) === false) return [];
  const branches = branchesOf(thing, passes, shown);
  branches.forEach((branch) => branch.items.forEach(([other]) => shown.add(other)));
  return branches.map((branch) => {
    const key = `${path}/${branch.heading}`;
    const most = wide.has(key) ? Infinity : path.includes("/") ? 5 : BRANCH_MOST;
    const items = branch.items.slice(0, most).map(([other, row]) => ({thing: other, row, branches: unfold(other, depth - 1, options, shown, `${key}/${other}`)}));
    const rest = branch.items.length - items.length;
    return {...branch, key, items, rest, total: branch.items.length};
  });
}

// The lines that branches need.
function linesOfBranches(branches) {
  return branches.reduce((sum, branch) => sum + 0.5 + branch.items.reduce((lines, item) => lines + Math.max(1, linesOfBranches(item.branches)), 0) + (branch.rest ? 1 : 0), 0);
}

function focusScene(thing, state, options, narrow) {
  const nodes = [];
  const edges = [];
  const shown = new Set([thing]);
  const branches = unfold(thing, Number(state.n) === 2 ? 2 : 1, options, shown, "");
  const centre = {id: `t${thing}`, thing, kind: THINGS.kind[thing], x: 0, y: 0, r: 22, text: thingName(thing), side: narrow ? "right" : "below", style: "hub"};
  const sides = narrow ? [branches, []] : splitSides(branches);
  sides.forEach((side, n) => {
    const direction = n ? -1 : 1;
    const top = (-linesOfBranches(side) * ROW) / 2 + ROW / 2;
    placeBranches(side, {x: 0, y: 0, r: 22}, narrow ? ROW * 2 : top, direction, narrow, nodes, edges, 0);
  });
  nodes.unshift(centre);
  nodes.forEach((node, n) => n && (node.id = `${node.id}#${n}`));
  const xs = nodes.flatMap((node) => [node.x, node.side === "left" ? node.x - labelWidth(node) : node.side === "right" ? node.x + labelWidth(node) : node.x]);
  const ys = nodes.map((node) => node.y);
  const box = [Math.min(...xs) - 40, Math.min(...ys, -20) - 40, Math.max(...xs) + 40, Math.max(...ys, 20) + 50];
  const least = narrow ? 1 : 0.93;
  return {name: "focus", nodes, edges, lines: [], islands: [], box, least, most: 1.25, byThing: new Map([...nodes].reverse().filter((node) => node.thing !== undefined).map((node) => [node.thing, node])),
    anchor: {x: (w) => (narrow ? box[0] + w / 2 : 0), y: (h) => (narrow ? box[1] + h / 2 : 0)}};
}

function labelWidth(node) {
  return 20 + 12.5 * Math.min(22, Array.from(node.text).length);
}

// Branches to the right and to the left so that both sides are about as high.
function splitSides(branches) {
  const right = [];
  const left = [];
  let balance = 0;
  for (const branch of [...branches].reverse()) {
    const size = linesOfBranches([branch]);
    if (balance <= 0) {
      right.push(branch);
      balance += size;
    } else {
      left.push(branch);
      balance -= size;
    }
  }
  return [right, left];
}

// Places branches below each other from `top` on and returns where the next line may be.
function placeBranches(branches, from, top, direction, narrow, nodes, edges, level) {
  const side = direction > 0 ? "right" : "left";
  const stem = narrow ? 16 : level ? 40 : 96;
  const twig = narrow ? 24 : 92;
  let y = top;
  for (const branch of branches) {
    const begin = y;
    const x = from.x + direction * (stem + (level && !narrow ? itemReach(from) : 0));
    const at = {x, y: 0};
    const own = [];
    for (const item of branch.items) {
      const high = Math.max(1, linesOfBranches(item.branches));
      const node = {id: `t${item.thing}`, thing: item.thing, kind: THINGS.kind[item.thing], x: x + direction * twig, y: narrow ? y + ROW : y + ((high - 1) * ROW) / 2, r: 7, text: thingName(item.thing), side, row: item.row, opened: item.branches.length > 0};
      nodes.push(node);
      own.push([node, item.row]);
      if (item.branches.length) y = placeBranches(item.branches, node, narrow ? y + ROW * 1.9 : y, direction, narrow, nodes, edges, level + 1);
      else y += ROW;
    }
    if (branch.rest) {
      const node = {id: `m${branch.key}`, more: branch.key, kind: -1, x: x + direction * twig, y: narrow ? y + ROW : y, r: 4, text: say("hidden_more", {n: branch.rest}), side};
      nodes.push(node);
      own.push([node, undefined]);
      y += ROW;
    }
    at.y = narrow ? begin + ROW * 0.1 : (own[0][0].y + own[own.length - 1][0].y) / 2;
    for (const [node, row] of own) edges.push({x1: at.x, y1: at.y, x2: node.x - direction * (node.r + 1), y2: node.y, curve: !narrow, elbow: narrow, row});
    edges.push({x1: narrow ? from.x : from.x + direction * (level ? itemReach(from) - 4 : from.r), y1: narrow ? from.y + from.r : from.y, x2: at.x, y2: at.y, curve: !narrow, elbow: narrow, side: narrow ? "right" : "above", text: `${branch.heading} ${branch.total > 1 ? branch.total : ""}`.trim(), lx: at.x, ly: at.y + 2});
    y += ROW * (narrow ? 0.9 : 0.5);
  }
  return y;
}

// How far a name reaches beside its point.
function itemReach(node) {
  return node.text ? labelWidth(node) + 6 : 0;
}
