import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { typescript } from "../start/commands.mjs";
import type { RunRecord } from "../start/run-record.mjs";

const READY_MS = 60_000;

interface Program {
  file: string;
  variables?: NodeJS.Dict<string>;
  /** Whether it is ready to work; asked until it is. */
  isReady: () => Promise<boolean>;
}

export interface Ended {
  /** null: it was killed. */
  code: number | null;
  ms: number;
}

/** One of our programs as a process of its own, that can be killed and started again. */
export class Child {
  #process: ChildProcess | undefined;
  readonly log: string;

  constructor(
    private readonly runRecord: RunRecord,
    private readonly program: Program,
  ) {
    this.log = join(runRecord.dataDirectory, "server.log");
  }

  get pid(): number {
    if (!this.#process?.pid) throw new Error(`${this.program.file} does not run`);
    return this.#process.pid;
  }

  /** Starts it, and waits until it is ready. */
  async start(): Promise<void> {
    const [command = "", ...args] = typescript(this.program.file);
    const output = openSync(this.log, "a");
    const child = spawn(command, args, {
      env: { ...process.env, LOG_LEVEL: "warn", ...this.program.variables },
      stdio: ["ignore", output, output],
      detached: true,
    });
    this.#process = child;
    this.runRecord.add(this.program.file, this.pid, "SIGTERM");
    const until = Date.now() + READY_MS;
    while (!(await this.program.isReady())) {
      const isOver = child.exitCode !== null || Date.now() > until;
      if (isOver) throw new Error(`${this.program.file} did not get ready, see ${this.log}`);
      await wait(50);
    }
  }

  /** Sends a signal and waits for the end. */
  async end(signal: NodeJS.Signals): Promise<Ended> {
    const child = this.#process;
    if (!child?.pid) throw new Error(`${this.program.file} does not run`);
    const began = performance.now();
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, "exit");
      child.kill(signal);
      await exited;
    }
    this.runRecord.remove(child.pid);
    return { code: child.exitCode, ms: performance.now() - began };
  }

  /** Killed without a word, and started again. */
  async killAndStart(): Promise<void> {
    await this.end("SIGKILL");
    await this.start();
  }
}

/** The server, with what it says of its readiness. */
export function serverProcess(
  runRecord: RunRecord,
  port: number,
  variables: NodeJS.Dict<string> = {},
): Child {
  const address = `http://127.0.0.1:${port}/api/health/ready`;
  return new Child(runRecord, {
    file: "server.ts",
    variables: { PORT: String(port), ...variables },
    isReady: () =>
      fetch(address, { signal: AbortSignal.timeout(2_000) }).then(
        (answer) => answer.ok,
        () => false,
      ),
  });
}
