import { begin, end } from "./live-line.mjs";

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
  begin(name);
  try {
    const result = await work();
    end(name, (time) => `✓ ${name.padEnd(NAME_WIDTH)} ${time}`);
    return result;
  } catch (error) {
    end(name, (time) => `✗ ${name.padEnd(NAME_WIDTH)} ${time}`);
    throw error;
  }
}
