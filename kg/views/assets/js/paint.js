// Painting on the canvas: islands, lines, glyphs. Colours come from the style sheet, so that light and dark agree with
// the rest of the page.
let palette = null;

function loadPalette() {
  const names = ["paper", "sheet", "ink", "soft", "rule", "line", "accent", "halo"];
  palette = Object.fromEntries(names.map((name) => [name, colour(`--${name}`)]));
  palette.family = Object.fromEntries(FAMILIES.map((name) => [name, {fill: colour(`--${name}`), edge: colour(`--${name}-edge`), tint: colour(`--${name}-tint`)}]));
}

function tracePath(context, shape, x, y, r) {
  if (shape === "dot") {
    context.moveTo(x + r, y);
    context.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  shapePoints(shape, x, y, r).forEach(([a, b], n) => (n ? context.lineTo(a, b) : context.moveTo(a, b)));
  context.closePath();
}

function paintGlyph(context, kind, x, y, r, scale, ring) {
  const {fill: inside, edge} = palette.family[FAMILY[kind]];
  if (ring) {
    context.beginPath();
    context.arc(x, y, r + 6 / Math.max(0.5, scale), 0, 2 * Math.PI);
    context.lineWidth = 3 / scale;
    context.strokeStyle = palette.accent;
    context.stroke();
  }
  context.beginPath();
  tracePath(context, SHAPES[kind], x, y, r);
  context.fillStyle = inside;
  context.fill();
  context.lineWidth = 1.5 / Math.max(0.6, scale);
  context.strokeStyle = edge;
  context.stroke();
}

function paintIslands(context, scene, scale) {
  for (const island of scene.islands) {
    context.beginPath();
    context.arc(island.x, island.y, island.radius, 0, 2 * Math.PI);
    context.fillStyle = palette.sheet;
    context.fill();
    if (!island.collapsed) {
      for (const [family, start, end, reach] of island.sectors) {
        context.beginPath();
        context.moveTo(island.x, island.y);
        context.arc(island.x, island.y, Math.min(island.radius, reach), start + 0.006, end - 0.006);
        context.closePath();
        context.fillStyle = palette.family[family].tint;
        context.fill();
      }
    }
    context.beginPath();
    context.arc(island.x, island.y, island.radius, 0, 2 * Math.PI);
    context.lineWidth = 1 / scale;
    context.strokeStyle = palette.rule;
    context.stroke();
    if (island.collapsed) paintDonut(context, island);
  }
}

function paintRing(context, island, scale) {
  context.beginPath();
  context.arc(island.x, island.y, island.radius + 5 / scale, 0, 2 * Math.PI);
  context.lineWidth = 3 / scale;
  context.strokeStyle = palette.accent;
  context.stroke();
}

function donutOuter(radius) {
  return radius * 0.92;
}

function donutInner(radius) {
  return donutOuter(radius) * 0.74;
}

// A collapsed island: a ring whose parts are its families.
function paintDonut(context, island) {
  const total = island.counts.reduce((sum, count) => sum + count, 0);
  const outer = donutOuter(island.radius);
  let angle = -Math.PI / 2;
  island.counts.forEach((count, n) => {
    if (!count) return;
    const end = angle + (2 * Math.PI * count) / total;
    context.beginPath();
    context.arc(island.x, island.y, outer, angle, end);
    context.arc(island.x, island.y, donutInner(island.radius), end, angle, true);
    context.closePath();
    context.fillStyle = palette.family[FAMILIES[n]].fill;
    context.fill();
    context.lineWidth = outer * 0.015;
    context.strokeStyle = palette.sheet;
    context.stroke();
    angle = end;
  });
}

function paintLines(context, lines, scale, box) {
  context.beginPath();
  for (const [a, b] of lines) {
    if (Math.max(a.x, b.x) < box[0] || Math.min(a.x, b.x) > box[2] || Math.max(a.y, b.y) < box[1] || Math.min(a.y, b.y) > box[3]) continue;
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
  }
  context.lineWidth = 1 / Math.max(scale, 0.35);
  context.strokeStyle = palette.line;
  context.stroke();
}

// Things that are too many to be nodes, as plain dots of their families, one path for each.
function paintDots(context, nodes, live, scale, box) {
  const least = 1.6 / scale;
  for (const family of FAMILIES) {
    context.beginPath();
    for (const node of nodes) {
      if (live.has(node.id) || FAMILY[node.kind] !== family) continue;
      if (node.x < box[0] || node.x > box[2] || node.y < box[1] || node.y > box[3]) continue;
      const r = Math.max(least, node.r * 0.8);
      if (scale < 0.25) context.rect(node.x - r, node.y - r, 2 * r, 2 * r);
      else {
        context.moveTo(node.x + r, node.y);
        context.arc(node.x, node.y, r, 0, 2 * Math.PI);
      }
    }
    context.fillStyle = palette.family[family].fill;
    context.fill();
  }
}

// Lines of a focus or a path: curved, with an arrow where the relation points.
function paintEdges(context, edges, scale) {
  for (const edge of edges) {
    context.beginPath();
    const {x1, y1, x2, y2} = edge;
    context.moveTo(x1, y1);
    if (edge.curve) {
      const middle = (x1 + x2) / 2;
      context.bezierCurveTo(middle, y1, middle, y2, x2, y2);
    } else if (edge.elbow) {
      context.lineTo(x1, y2);
      context.lineTo(x2, y2);
    } else context.lineTo(x2, y2);
    context.lineWidth = (edge.strong && !edge.thin ? 2.2 : 1.2) / Math.max(scale, 0.5);
    context.strokeStyle = edge.strong ? palette.accent : palette.line;
    context.globalAlpha = edge.thin ? 0.4 : 1;
    context.setLineDash(edge.dashed ? [4, 4] : []);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
    if (edge.arrow) paintArrow(context, edge);
  }
}

function paintArrow(context, edge) {
  const back = edge.arrow < 0;
  const [tx, ty, fx, fy] = back ? [edge.x1, edge.y1, edge.x2, edge.y2] : [edge.x2, edge.y2, edge.x1, edge.y1];
  const angle = edge.curve ? (tx > fx ? 0 : Math.PI) : Math.atan2(ty - fy, tx - fx);
  const gap = edge.gap || 0;
  const [x, y] = [tx - gap * Math.cos(angle), ty - gap * Math.sin(angle)];
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - 9 * Math.cos(angle - 0.42), y - 9 * Math.sin(angle - 0.42));
  context.lineTo(x - 9 * Math.cos(angle + 0.42), y - 9 * Math.sin(angle + 0.42));
  context.closePath();
  context.fillStyle = edge.strong ? palette.accent : palette.soft;
  context.fill();
}

// A picture of what stands still (islands, lines, dots) around the window. Moving the map moves the picture; it is
// painted anew when the scale or the scene changes or the window leaves it.
function layerCache() {
  const canvas = el("canvas");
  let held = null;
  return {
    forget() {
      held = null;
    },
    paint(context, key, draw) {
      const now = context.getTransform();
      const {width, height} = context.canvas;
      const [dx, dy] = held ? [now.e - held.e, now.f - held.f] : [0, 0];
      const fits = held && held.key === key && Math.abs(held.a - now.a) < 1e-9 && Math.abs(dx) <= held.x && Math.abs(dy) <= held.y && held.width === width && held.height === height;
      if (!fits) {
        held = {key, a: now.a, e: now.e, f: now.f, width, height, x: Math.round(width * 0.3), y: Math.round(height * 0.3)};
        canvas.width = width + 2 * held.x;
        canvas.height = height + 2 * held.y;
        const own = canvas.getContext("2d");
        own.setTransform(now.a, 0, 0, now.d, now.e + held.x, now.f + held.y);
        const box = [(-held.x - now.e) / now.a, (-held.y - now.f) / now.d, (width + held.x - now.e) / now.a, (height + held.y - now.f) / now.d];
        draw(own, box);
      }
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(canvas, now.e - held.e - held.x, now.f - held.f - held.y);
      context.restore();
    },
  };
}
