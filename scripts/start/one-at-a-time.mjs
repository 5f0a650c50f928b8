import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { isRunning, startTimeOf } from "./processes.mjs";

const LOCK = ".data/clone.lock";

/**
 * Does work on the clone itself (its packages, its build) while no other Tiffin of this clone does.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function oneAtATime(work) {
  mkdirSync(".data", { recursive: true });
  while (!tryLock()) await wait(100);
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function tryLock() {
  const us = { pid: process.pid, startedAt: startTimeOf(process.pid) };
  try {
    writeFileSync(LOCK, JSON.stringify(us), { flag: "wx" });
    return true;
  } catch {
    // Left by a run that was killed.
    if (!isHeld()) rmSync(LOCK, { force: true });
    return false;
  }
}

function isHeld() {
  try {
    return isRunning(JSON.parse(readFileSync(LOCK, "utf8")));
  } catch {
    return false;
  }
}
