import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Fault } from "./fault.mjs";
import { isRunning, startTimeOf, stopProcess } from "./processes.mjs";

/** @typedef {import("./processes.mjs").ProcessRecord} ProcessRecord */

/**
 * What runs from one data directory, kept in `run.json`: a second start finds the first there, and
 * a start after a killed run finds what that run left behind.
 */
export class RunRecord {
  /** @type {ProcessRecord[]} */
  #processes = [];
  #file;

  /** @param {string} dataDirectory */
  constructor(dataDirectory) {
    this.dataDirectory = dataDirectory;
    this.#file = join(dataDirectory, "run.json");
  }

  /** Makes the directory ours; stops what a killed run left; refuses when another run is alive. */
  async take() {
    mkdirSync(this.dataDirectory, { recursive: true });
    const left = this.#read();
    const owner = left.find(({ name }) => name === "tiffin");
    if (owner && owner.pid !== process.pid && isRunning(owner)) {
      const place = relative(process.cwd(), this.dataDirectory) || this.dataDirectory;
      throw new Fault(
        `Tiffin already runs from ${place} (process ${owner.pid}): stop it, or set PORT and TIFFIN_DATA for a second one.`,
      );
    }
    for (const record of left.reverse()) await stopProcess(record);
    this.#processes = [];
    this.add("tiffin", process.pid, "SIGTERM");
    return this;
  }

  /**
   * @param {string} name
   * @param {number} pid
   * @param {NodeJS.Signals} signal the one that stops it in good order
   * @returns {ProcessRecord}
   */
  add(name, pid, signal) {
    const record = { name, pid, startedAt: startTimeOf(pid) ?? "", signal };
    this.#processes.push(record);
    writeFileSync(this.#file, JSON.stringify(this.#processes, null, 2));
    return record;
  }

  /** Stops what was started, the last one first, and gives the directory back. */
  async release() {
    for (const record of this.#processes.splice(0).reverse()) {
      if (record.pid !== process.pid) await stopProcess(record);
    }
    rmSync(this.#file, { force: true });
  }

  /** @returns {ProcessRecord[]} */
  #read() {
    try {
      return JSON.parse(readFileSync(this.#file, "utf8"));
    } catch {
      return [];
    }
  }
}
