// Files that the page makes itself: tables, pictures, the graph. Nothing is sent anywhere.
function save(name, type, ...parts) {
  const address = URL.createObjectURL(new Blob(parts, {type}));
  const link = el("a", {href: address, download: name});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// RFC 4180 with a byte order mark, so that Excel shows Chinese; a cell that a spreadsheet would run gets a quote before it.
function csvText(rows) {
  const cell = (value) => {
    const text = String(value === undefined || value === null ? "" : value);
    const safe = /^[=+@\t\r]|^-(?![\d.]+$)/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function saveCsv(name, rows) {
  save(`${name}.csv`, "text/csv;charset=utf-8", csvText(rows));
}

function savePng(name, canvas) {
  canvas.toBlob((blob) => blob && save(`${name}.png`, "image/png", blob), "image/png");
}

// A drawing of the page as a file of its own: what the style sheet gives is written into it.
const DRAWN = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-family", "font-weight", "text-anchor", "opacity"];

function styledCopy(drawing) {
  const copy = drawing.cloneNode(true);
  const from = drawing.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((node, n) => {
    const style = getComputedStyle(from[n]);
    for (const name of DRAWN) if (style.getPropertyValue(name)) node.setAttribute(name, style.getPropertyValue(name));
    node.removeAttribute("tabindex");
  });
  return copy;
}

// One drawing as it is; several below each other in two columns, each under its name.
function svgText(drawings) {
  const boxes = drawings.map((drawing) => drawing.getBoundingClientRect());
  const [wide, high] = [Math.max(...boxes.map((box) => Math.ceil(box.width))), Math.max(...boxes.map((box) => Math.ceil(box.height)))];
  const columns = drawings.length > 1 ? 2 : 1;
  const head = drawings.length > 1 ? 34 : 0;
  const sheet = svg("svg", {width: columns * (wide + 24), height: Math.ceil(drawings.length / columns) * (high + head + 12), xmlns: SVG},
    svg("rect", {width: "100%", height: "100%", fill: colour("--sheet")}));
  drawings.forEach((drawing, n) => {
    const copy = styledCopy(drawing);
    const [x, y] = [12 + (n % columns) * (wide + 24), 6 + Math.floor(n / columns) * (high + head + 12)];
    if (head) sheet.append(svg("text", {x, y: y + 20, fill: colour("--ink"), "font-size": 14, "font-family": "sans-serif"}, drawing.getAttribute("aria-label").split("。")[0]));
    for (const [name, value] of Object.entries({x, y: y + head, width: Math.ceil(boxes[n].width), height: Math.ceil(boxes[n].height)})) copy.setAttribute(name, value);
    sheet.append(copy);
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(sheet)}`;
}

function saveSvg(name, text) {
  save(`${name}.svg`, "image/svg+xml", text);
}

// Drawings as a picture of twice their size.
function saveDrawingPng(name, drawings) {
  const text = svgText(drawings);
  const address = URL.createObjectURL(new Blob([text], {type: "image/svg+xml"}));
  const picture = new Image();
  picture.onload = () => {
    const canvas = el("canvas", {width: picture.width * 2, height: picture.height * 2});
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(address);
    savePng(name, canvas);
  };
  picture.src = address;
}

// A colour of the style sheet in the present theme.
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
