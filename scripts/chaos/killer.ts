import type { Child } from "../stand/child";

/** Kills its victims in turn while the work goes on: a given number of times, spread over the work. */
export class Killer {
  kills = 0;
  #striking: Promise<void> | undefined;
  #fault: unknown;
  readonly #began = performance.now();

  constructor(
    private readonly victims: readonly Child[],
    private readonly wanted: number,
  ) {}

  /** Tells how much of the work is done, 0 to 1. */
  progressed(share: number): void {
    const isDue = share >= (this.kills + 1) / (this.wanted + 1);
    if (this.#striking || !isDue || this.kills >= this.wanted) return;
    const victim = this.victims[this.kills % this.victims.length];
    this.kills += 1;
    this.#striking = (victim?.killAndStart() ?? Promise.resolve())
      .catch((error) => {
        this.#fault = error;
      })
      .finally(() => {
        this.#striking = undefined;
      });
  }

  get secondsBetween(): number {
    return (performance.now() - this.#began) / 1000 / Math.max(1, this.kills);
  }

  /** Waits until everybody is on their feet again. */
  async over(): Promise<void> {
    await this.#striking;
    if (this.#fault) throw this.#fault;
  }
}

/** Does things in some lanes, one after the other in each. */
export async function inLanes<T>(
  things: readonly T[],
  lanes: number,
  work: (thing: T, done: number) => Promise<void>,
): Promise<void> {
  const waiting = things.values();
  let done = 0;
  const lane = async () => {
    for (const thing of waiting) {
      await work(thing, done);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
