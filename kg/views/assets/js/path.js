// The shortest way between two things along stated relations.

// The steps from one thing to another: [[from, row, to, whether `from` is the subject]], or null.
function shortestPath(start, end, passes) {
  const came = new Map([[start, null]]);
  let edge = [start];
  while (edge.length && !came.has(end)) {
    const next = [];
    for (const thing of edge) {
      for (const [other, row, out] of neighbours()[thing]) {
        if (came.has(other) || !(passes(other) || other === end)) continue;
        came.set(other, [thing, row, other, out]);
        next.push(other);
      }
    }
    edge = next;
  }
  if (!came.has(end)) return null;
  const steps = [];
  for (let at = end; came.get(at); at = came.get(at)[0]) steps.unshift(came.get(at));
  return steps;
}

function pathScene(start, end, steps, narrow) {
  const things = steps ? [start, ...steps.map((step) => step[2])] : [start, end];
  const gap = narrow ? 110 : 230;
  const nodes = things.map((thing, n) => ({id: `t${thing}`, thing, kind: THINGS.kind[thing], x: narrow ? 0 : n * gap, y: narrow ? n * gap : (n % 2) * 34, r: 16, text: thingName(thing), side: narrow ? "right" : "below", style: "strong"}));
  const edges = (steps || []).map(([, row, , out], n) => {
    const [a, b] = [nodes[n], nodes[n + 1]];
    const angle = Math.atan2(b.y - a.y, b.x - a.x);
    const [dx, dy] = [Math.cos(angle) * 20, Math.sin(angle) * 20];
    return {x1: a.x + dx, y1: a.y + dy, x2: b.x - dx, y2: b.y - dy, strong: true, arrow: out ? 1 : -1, row, text: call("out", predicateOf(row)), lx: (a.x + b.x) / 2 + (narrow ? -46 : 0), ly: (a.y + b.y) / 2 - (narrow ? 0 : 4)};
  });
  const long = (things.length - 1) * gap;
  const box = narrow ? [-110, -50, 240, long + 50] : [-110, -90, long + 110, 130];
  return {name: "path", nodes, edges, lines: [], islands: [], box, least: 0.75, most: 1.25, byThing: new Map(nodes.map((node) => [node.thing, node])), anchor: {x: (w) => box[0] + w / 2, y: (h) => box[1] + h / 2}};
}

// The same in words, each step with its source.
function pathWords(steps) {
  return el("ol.steps", null, steps.map(([, row]) => factLine(`r${row}`, -1)).map((line) => line));
}
