import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Fault } from "./fault.mjs";
import { isRunning, killGroup, startTimeOf, stopProcess } from "./processes.mjs";

/** @typedef {import("./processes.mjs").ProcessRecord} ProcessRecord */

/**
 * What runs from one data directory, kept in `run.json`: a second start finds the first there, and
 * a start after a killed run finds what that run left behind.
 */
export class RunRecord {
  /** @type {ProcessRecord[]} */
  #processes = [];
  #isOurs = false;
  #file;

  /** @param {string} dataDirectory */
  constructor(dataDirectory) {
    this.dataDirectory = dataDirectory;
    this.#file = join(dataDirectory, "run.json");
  }

  /** @returns {boolean} whether somebody else's run is alive here */
  isTaken() {
    const owner = this.#read().find(({ name }) => name === "tiffin");
    return owner !== undefined && owner.pid !== process.pid && isRunning(owner);
  }

  /** Makes the directory ours; stops what a killed run left; refuses when another run is alive. */
  async take() {
    mkdirSync(this.dataDirectory, { recursive: true });
    const left = this.#read().filter(({ pid }) => pid !== process.pid);
    const owner = left.find(({ name }) => name === "tiffin");
    if (owner && isRunning(owner)) {
      const place = relative(process.cwd(), this.dataDirectory) || this.dataDirectory;
      throw new Fault(
        `Tiffin already runs from ${place} (process ${owner.pid}): stop it, or set PORT and TIFFIN_DATA for a second one.`,
      );
    }
    for (const record of left.reverse()) await stopProcess(record);
    this.#isOurs = true;
    this.add("tiffin", process.pid, "SIGTERM");
    process.once("exit", this.#abandon);
    exitOnSignals();
    return this;
  }

  /**
   * Notes a process that was just started, so that it stops with us; once we have stopped it goes
   * at once.
   * @param {string} name
   * @param {number} pid
   * @param {NodeJS.Signals} signal the one that stops it in good order
   * @returns {ProcessRecord}
   */
  add(name, pid, signal) {
    const record = { name, pid, startedAt: startTimeOf(pid) ?? "", signal };
    if (!this.#isOurs) {
      killGroup(pid);
      throw new Fault("Stopped.");
    }
    this.#processes.push(record);
    this.#write();
    return record;
  }

  /** @param {number} pid a process that has ended by itself */
  remove(pid) {
    this.#processes = this.#processes.filter((record) => record.pid !== pid);
    this.#write();
  }

  /** Stops what was started, the last one first, and gives the directory back. */
  async release() {
    if (!this.#isOurs) return;
    this.#isOurs = false;
    for (const record of this.#processes.splice(0).reverse()) {
      if (record.pid !== process.pid) await stopProcess(record);
    }
    rmSync(this.#file, { force: true });
    process.off("exit", this.#abandon);
  }

  /** The last resort, when a process ends without having stopped what it started. */
  #abandon = () => {
    for (const { pid, signal } of this.#processes.splice(0).reverse()) {
      if (pid !== process.pid) killGroup(pid, signal);
    }
  };

  #write() {
    if (!this.#isOurs) return;
    // Moved into its place whole: a kill in the middle must not lose the list.
    const draft = `${this.#file}.new`;
    writeFileSync(draft, JSON.stringify(this.#processes, null, 2));
    renameSync(draft, this.#file);
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

/** Where nobody listens, a signal would end the process without telling those it started. */
function exitOnSignals() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(130));
  }
}
