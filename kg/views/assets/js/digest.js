// SHA-256 (FIPS 180-4), because a page opened from a disk has no other that answers at once. It makes the same keys as
// the graph: the first 16 hexadecimal digits over parts joined by bars.
const ROUND_KEYS = primes(64).map((p) => fraction(Math.cbrt(p)));
const FIRST_STATE = primes(8).map((p) => fraction(Math.sqrt(p)));

function primes(count) {
  const found = [];
  for (let n = 2; found.length < count; n += 1) if (found.every((p) => n % p)) found.push(n);
  return found;
}

function fraction(x) {
  return Math.floor((x - Math.floor(x)) * 2 ** 32) | 0;
}

function sha256(text) {
  const bytes = new TextEncoder().encode(text);
  const blocks = (bytes.length + 72) >> 6;
  const words = new DataView(new ArrayBuffer(blocks * 64));
  bytes.forEach((byte, n) => words.setUint8(n, byte));
  words.setUint8(bytes.length, 0x80);
  words.setUint32(blocks * 64 - 4, bytes.length * 8);
  const state = FIRST_STATE.slice();
  const w = new Int32Array(64);
  const turn = (x, n) => (x >>> n) | (x << (32 - n));
  for (let block = 0; block < blocks; block += 1) {
    for (let t = 0; t < 64; t += 1) {
      if (t < 16) w[t] = words.getInt32(block * 64 + t * 4);
      else {
        const a = w[t - 15];
        const b = w[t - 2];
        w[t] = w[t - 16] + w[t - 7] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
      }
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let t = 0; t < 64; t += 1) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUND_KEYS[t] + w[t]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((x, n) => (state[n] = (state[n] + x) | 0));
  }
  return state.map((x) => (x >>> 0).toString(16).padStart(8, "0")).join("");
}

function digest(...parts) {
  return sha256(parts.join("|")).slice(0, 16);
}
