import { setTimeout as wait } from "node:timers/promises";
import { type Call, type HttpClient, isSuccess } from "./client";

export interface Sample {
  /** From the moment the request was due, so that a stalled server is not spared. */
  ms: number;
  fault?: string;
}

const TICK_MS = 5;

/** Requests at a steady pace, whatever becomes of those before. */
export class SteadyLoad {
  #samples: Sample[] = [];
  #open = new Set<Promise<void>>();
  #timer: NodeJS.Timeout;

  constructor(
    client: HttpClient,
    private readonly perSecond: number,
    next: () => Call,
  ) {
    const began = performance.now();
    let sent = 0;
    this.#timer = setInterval(() => {
      const due = ((performance.now() - began) * perSecond) / 1_000;
      for (; sent < due; sent += 1) {
        this.#send(client, next(), began + (sent * 1_000) / perSecond);
      }
    }, TICK_MS);
  }

  #send(client: HttpClient, call: Call, dueAt: number): void {
    const sending = client
      .sendAgainIfGone(call)
      .then(
        (reply) => (isSuccess(reply) ? undefined : `${reply.status} ${reply.text.slice(0, 200)}`),
        (error: Error) => error.message,
      )
      .then((fault) => {
        this.#open.delete(sending);
        this.#samples.push({ ms: performance.now() - dueAt, ...(fault ? { fault } : {}) });
      });
    this.#open.add(sending);
  }

  /** What was answered since the last time this was asked. */
  takeSamples(): Sample[] {
    const taken = this.#samples;
    this.#samples = [];
    return taken;
  }

  /** Lets it run for a while. @returns what was answered meanwhile */
  async runFor(ms: number): Promise<Sample[]> {
    this.takeSamples();
    await wait(ms);
    return this.takeSamples();
  }

  /** Waits until answers come as fast as requests are sent: nobody replaces a server before that. */
  async flows(): Promise<void> {
    while (this.#open.size > this.perSecond / 4) await wait(TICK_MS);
  }

  /** Sends no more, and waits for the last answers. */
  async stop(): Promise<Sample[]> {
    clearInterval(this.#timer);
    await Promise.all(this.#open);
    return this.takeSamples();
  }
}

export const faultsIn = (samples: readonly Sample[]): string[] =>
  samples.flatMap(({ fault }) => fault ?? []);
