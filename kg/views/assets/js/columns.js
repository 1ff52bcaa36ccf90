// The way back from the short forms in which columns of a table travel; see columns.py.
function column(form, count) {
  const [kind, body] = form;
  if (kind === "c") return new Array(count).fill(body);
  if (kind === "p") return body;
  if (kind === "j") return body.split("|");
  if (kind === "d") {
    const found = new Array(count);
    let sum = 0;
    for (let n = 0; n < count; n += 1) found[n] = sum += body[n];
    return found;
  }
  if (kind === "r") {
    const found = [];
    for (let n = 0; n < body.length; n += 2) for (let times = body[n + 1]; times > 0; times -= 1) found.push(body[n]);
    return found;
  }
  const found = new Array(count).fill(body);
  let at = 0;
  form[2].forEach((gap, n) => {
    at += gap;
    found[at] = form[3][n];
  });
  return found;
}

// A table whose columns are unpacked when they are first asked for.
function table(packed) {
  if (!packed.n) return new Proxy({n: 0}, {get: (bare, name) => (name === "n" ? 0 : packed[name] || [])});
  const opened = {n: packed.n};
  for (const [name, form] of Object.entries(packed)) {
    if (name === "n") continue;
    if (!isColumn(form)) {
      opened[name] = form;
      continue;
    }
    Object.defineProperty(opened, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = column(form, packed.n);
        Object.defineProperty(opened, name, {value, enumerable: true});
        return value;
      },
    });
  }
  return opened;
}

function isColumn(form) {
  return Array.isArray(form) && form.length > 1 && typeof form[0] === "string" && "cpjdrs".includes(form[0]) && form[0].length === 1;
}
