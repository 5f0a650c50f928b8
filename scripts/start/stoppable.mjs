import { Fault } from "./fault.mjs";
import { shellParent } from "./processes.mjs";

const LOOK_FOR_PARENT_MS = 1000;

/**
 * Runs a program that tidies up however it ends: done, failed, Ctrl-C, a signal, or npm gone. Ends
 * the process.
 * @param {(whenDone: (tidy: () => Promise<void>) => void) => Promise<void>} work
 * @param {number} [codeWhenStopped] the exit code after Ctrl-C
 */
export async function stoppable(work, codeWhenStopped = 0) {
  /** @type {(() => Promise<void>)[]} */
  const tidies = [];
  let isStopping = false;
  /** @param {number} code */
  const end = async (code) => {
    if (isStopping) return;
    isStopping = true;
    for (const tidy of tidies.reverse()) await tidy();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => end(codeWhenStopped));
  }
  whenNpmIsGone(() => end(codeWhenStopped));
  // Nobody reads any more (a closed terminal, `| head`): no reason to fall over.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  process.on("uncaughtException", (error) => {
    console.error(error);
    end(1);
  });
  try {
    await work((tidy) => tidies.push(tidy));
    await end(Number(process.exitCode ?? 0));
  } catch (error) {
    if (!isStopping) console.error(`✗ ${lineOf(error)}`);
    await end(1);
  }
}

/** @param {unknown} error */
function lineOf(error) {
  if (error instanceof Fault) return error.message;
  return error instanceof Error ? error.stack : String(error);
}

/**
 * A killed `npm start` tells its child nothing.
 * @param {() => void} stop
 */
function whenNpmIsGone(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  // npm may have put a shell between itself and us.
  const npm = shellParent(parent);
  const isAlone = () => process.ppid !== parent || shellParent(parent) !== npm;
  setInterval(() => isAlone() && stop(), LOOK_FOR_PARENT_MS).unref();
}
