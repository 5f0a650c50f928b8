const TICK_MS = 1000;

/** @type {Map<string, number>} what is under way, and since when */
const underWay = new Map();
if (process.stdout.isTTY) setInterval(draw, TICK_MS).unref();

/**
 * Shows, on a terminal, that something is under way and for how long.
 * @param {string} name
 */
export function begin(name) {
  underWay.set(name, performance.now());
  if (process.stdout.isTTY) draw();
}

/**
 * Puts a lasting line in the place of the live one.
 * @param {string} name
 * @param {(time: string) => string} line made with the time it took, like `31.2 s`
 */
export function end(name, line) {
  const time = seconds(underWay.get(name) ?? performance.now());
  underWay.delete(name);
  if (process.stdout.isTTY) process.stdout.write("\r\u001b[2K");
  console.log(line(time));
  if (process.stdout.isTTY) draw();
}

/**
 * @param {number} startedAt
 * @returns {string} the time since then, as wide for seconds as for minutes
 */
export const seconds = (startedAt) =>
  `${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s`;

function draw() {
  const [first] = underWay.values();
  if (first === undefined) return;
  const whole = Math.floor((performance.now() - first) / 1000);
  process.stdout.write(`\r\u001b[2K… ${[...underWay.keys()].join(", ")}  ${whole} s`);
}
