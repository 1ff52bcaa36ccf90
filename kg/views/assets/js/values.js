// Numbers, units and times as people write them.
function valueText(value) {
  return typeof value === "number" ? String(value) : value;
}

// With commas between thousands and at most four decimals; written here because Intl takes its time at the first call.
function grouped(number) {
  const text = String(Math.abs(number) < 1e11 ? Math.round(number * 1e4) / 1e4 : number);
  const [whole, part] = text.split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part ? `.${part}` : "");
}

// The value of a figure: ≥ 75 %, 约 5 %, 709.3 亿元, 10 余处.
function figureValue(row) {
  const comparator = ENUMS.comparator[FIGURES.comparator[row]];
  const falling = isFalling(row);
  const first = magnitude(valueText(FIGURES.value[row]), falling);
  const upper = FIGURES.upper[row] === "" ? "" : magnitude(valueText(FIGURES.upper[row]), falling);
  const [unit, normalUnit, kind, factor] = UNITS[FIGURES.unit[row]];
  if (tongue) return put(call("comparator", comparator), {v: english(first, upper, unit, normalUnit, kind, Number(factor))});
  const number = upper === "" ? first : `${first}–${upper}`;
  if (kind === "rank") return `第 ${number} ${unit === "1" ? "" : unit}`.trim();
  const shownUnit = unit === "1" ? "" : unit;
  const big = /^[十百千万亿]*/.exec(shownUnit)[0];
  if (comparator === "slightlyMoreThan" && shownUnit !== "%") return `${number}\u202f${big}${"余"}${shownUnit.slice(big.length)}`;
  return put(call("comparator", comparator), {v: `${number}${shownUnit ? "\u202f" : ""}${shownUnit}`});
}

// The value with what it measures, for places where no sentence says so: 增长 1.2 %, 目标的 101.25 %.
function measuredValue(row) {
  const measure = ENUMS.measure[FIGURES.measure[row]];
  if (measure === "growthRate" || measure === "change") return growthWords(row);
  return measure === "completionRate" ? say("of_target", {v: figureValue(row)}) : figureValue(row);
}

function english(first, upper, unit, normalUnit, kind, factor) {
  if (kind === "rank") return `no. ${first}`;
  if (kind === "percent" || kind === "permille") return `${first}${upper === "" ? "" : `–${upper}`}\u202f${unit}`;
  const scaled = (text) => {
    const number = Number(text) * (factor || 1);
    if (kind === "money" && Math.abs(number) >= 1e9) return `${grouped(number / 1e9)} bn`;
    if (kind === "money" && Math.abs(number) >= 1e6) return `${grouped(number / 1e6)} m`;
    return grouped(number);
  };
  const word = call("unit", WORDS.unit[normalUnit] ? normalUnit : unit === "1" ? "one" : unit);
  return `${scaled(first)}${upper === "" ? "" : `–${scaled(upper)}`}${word ? `\u00a0${word}` : ""}`;
}

function magnitude(text, falling) {
  return falling ? text.replace(/^-/, "") : text.replace(/^-/, "−");
}

// A decrease is said in words and written without its sign.
function isFalling(row) {
  const measure = ENUMS.measure[FIGURES.measure[row]];
  return (measure === "growthRate" || measure === "change") && Number(FIGURES.value[row]) < 0;
}

// The value in the normal unit, for bars: a number, good enough to draw.
function normalValue(row) {
  if (FIGURES.normal[row] !== "") return Number(FIGURES.normal[row]);
  return Number(FIGURES.value[row]) * Number(UNITS[FIGURES.unit[row]][3]);
}

// The value in the normal unit without any rounding, for the graph: decimal digits multiplied as whole numbers.
function exactNormal(row) {
  if (FIGURES.normal[row] !== "") return canonical(valueText(FIGURES.normal[row]));
  return multiply(valueText(FIGURES.value[row]), valueText(UNITS[FIGURES.unit[row]][3]));
}

function multiply(a, b) {
  const [x, xs] = digitsOf(a);
  const [y, ys] = digitsOf(b);
  return fromDigits(x * y, xs + ys);
}

function canonical(text) {
  return fromDigits(...digitsOf(text));
}

function digitsOf(text) {
  const [, sign, whole, part, power] = /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text);
  return [BigInt(sign + (whole || "0") + part), part.length - Number(power || 0)];
}

function fromDigits(number, scale) {
  if (scale < 0) return fromDigits(number * 10n ** BigInt(-scale), 0);
  const sign = number < 0n ? "-" : "";
  const digits = String(number).replace("-", "").padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const part = digits.slice(digits.length - scale).replace(/0+$/, "");
  const text = part ? `${whole}.${part}` : whole;
  return text === "0" ? "0" : sign + text;
}

// 2020 年, 2024 年 1–11 月, 2016–2020 年, 2021 年 2 月 2 日.
function periodText(period) {
  if (period < 0) return "";
  const [start, end, key] = PERIODS[period];
  const [y1, m1, d1] = start.split("-").map(Number);
  const [y2, m2, d2] = end.split("-").map(Number);
  if (/^\d{4}$/.test(key)) return tongue ? key : `${key} 年`;
  if (/^\d{4}--\d{4}$/.test(key)) return tongue ? `${y1}–${y2}` : `${y1}–${y2} 年`;
  if (start === end) return tongue ? start : `${y1} 年 ${m1} 月 ${d1} 日`;
  if (/^\d{4}-\d\d$/.test(key)) return tongue ? key : `${y1} 年 ${m1} 月`;
  if (y1 === y2 && d1 === 1 && /^\d{4}-\d\d--\d{4}-\d\d$/.test(key)) {
    return tongue ? `${y1}, ${monthName(m1)}–${monthName(m2)}` : `${y1} 年 ${m1}–${m2} 月`;
  }
  return tongue ? `${start} to ${end}` : `${y1} 年 ${m1} 月 ${d1} 日至 ${y2} 年 ${m2} 月 ${d2} 日`;
}

function monthName(month) {
  return ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1];
}

// What tells a part of a year from the whole: 1–11 月.
function periodPart(period) {
  if (period < 0 || isWholeYear(period)) return "";
  const text = periodText(period);
  const year = String(periodYear(period));
  return text.startsWith(year) ? text.slice(year.length).replace(/^( 年 |, |-)/, "") : text;
}

function confidenceText(value) {
  const word = value >= 0.85 ? "sure" : value >= 0.65 ? "likely" : "unsure";
  return `${say(word)} (${Math.round(value * 100)}\u202f%)`;
}
