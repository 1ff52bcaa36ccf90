// The graph as a picture: what the canvas shows, or all of the scene as a drawing with real texts.
function graphPng() {
  const {canvas} = board;
  const copy = el("canvas", {width: canvas.width, height: canvas.height});
  const context = copy.getContext("2d");
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  savePng("graph", copy);
}

function graphSvg() {
  const scene = board.scene();
  const [left, top, right, foot] = scene.box;
  const [width, height] = [right - left, foot - top];
  const parts = [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[left, top, width, height].map(Math.round).join(" ")}" width="${Math.round(width)}" height="${Math.round(height)}">`, `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${palette.paper}"/>`];
  for (const island of scene.islands) {
    parts.push(`<circle cx="${island.x}" cy="${island.y}" r="${island.radius}" fill="${palette.sheet}" stroke="${palette.rule}"/>`);
    parts.push(svgLabel(island.x, island.y - island.radius - 8, island.name, "middle", 20, palette.ink));
  }
  for (const [a, b] of scene.lines) parts.push(`<path d="M${a.x} ${a.y}L${b.x} ${b.y}" stroke="${palette.line}" fill="none"/>`);
  for (const edge of scene.edges) {
    const middle = (edge.x1 + edge.x2) / 2;
    const curve = edge.curve ? `C${middle} ${edge.y1} ${middle} ${edge.y2} ${edge.x2} ${edge.y2}` : edge.elbow ? `V${edge.y2}H${edge.x2}` : `L${edge.x2} ${edge.y2}`;
    parts.push(`<path d="M${edge.x1} ${edge.y1}${curve}" stroke="${edge.strong ? palette.accent : palette.line}" fill="none"${edge.dashed ? ' stroke-dasharray="4 4"' : ""}/>`);
    if (edge.text) parts.push(svgLabel(edge.lx ?? middle, (edge.ly ?? (edge.y1 + edge.y2) / 2) - 6, edge.text, "middle", 12, palette.soft));
  }
  for (const node of scene.nodes) {
    const look = node.kind >= 0 ? palette.family[FAMILY[node.kind]] : {fill: palette.paper, edge: palette.soft};
    parts.push(`<path d="${glyphPath(node.kind >= 0 ? SHAPES[node.kind] : "dot", node.x, node.y, node.r)}" fill="${look.fill}" stroke="${look.edge}"/>`);
  }
  for (const label of labelsOf(scene, 1, new Set())) {
    if (label.style === "island" || label.style === "edge") continue;
    const [x, anchor] = label.side === "right" ? [label.x + label.r + 6, "start"] : label.side === "left" ? [label.x - label.r - 6, "end"] : [label.x, "middle"];
    const y = label.side === "below" ? label.y + label.r + 13 : label.side === "above" ? label.y - label.r - 5 : label.y + 4;
    parts.push(svgLabel(x, y, label.text, anchor, label.style === "hub" ? 15 : 11, palette.ink));
  }
  parts.push("</svg>");
  saveSvg("graph", parts.join("\n"));
}

function svgLabel(x, y, text, anchor, size, ink) {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" font-size="${size}" font-family="sans-serif" fill="${ink}">${escapeXml(text)}</text>`;
}

function escapeXml(text) {
  const names = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"};
  return plain(text).replace(/[&<>"]/g, (mark) => names[mark]).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "");
}
