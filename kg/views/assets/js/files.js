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

function svgText(drawing) {
  const copy = drawing.cloneNode(true);
  const from = drawing.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((node, n) => {
    const style = getComputedStyle(from[n]);
    for (const name of DRAWN) if (style.getPropertyValue(name)) node.setAttribute(name, style.getPropertyValue(name));
    node.removeAttribute("tabindex");
  });
  const box = drawing.getBoundingClientRect();
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("width", Math.ceil(box.width));
  copy.setAttribute("height", Math.ceil(box.height));
  const back = svg("rect", {width: "100%", height: "100%", fill: colour("--paper")});
  copy.insertBefore(back, copy.firstChild);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}`;
}

function saveSvg(name, text) {
  save(`${name}.svg`, "image/svg+xml", text);
}

// A drawing as a picture of twice its size.
function saveDrawingPng(name, drawing) {
  const text = svgText(drawing);
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
