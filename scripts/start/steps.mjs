const NAME_WIDTH = 14;

/**
 * Does one step and shows it with its time: `✓ dependencies  31.2 s`. What the work returns is
 * handed on.
 * @template T
 * @param {string} name
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const startedAt = performance.now();
  if (process.stdout.isTTY) process.stdout.write(`… ${name}`);
  try {
    const result = await work();
    finishLine(`✓ ${name.padEnd(NAME_WIDTH)} ${seconds(startedAt)}`);
    return result;
  } catch (error) {
    finishLine(`✗ ${name.padEnd(NAME_WIDTH)} ${seconds(startedAt)}`);
    throw error;
  }
}

/** @param {number} startedAt */
export const seconds = (startedAt) =>
  `${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s`;

/** @param {string} line */
function finishLine(line) {
  if (process.stdout.isTTY) process.stdout.write("\r\u001b[2K");
  console.log(line);
}
