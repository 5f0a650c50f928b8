import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleAll } from "cockatiel";

/** One who delivers messages for us, or refuses one for good. */
export interface Provider<M> {
  name: string;
  /** @throws NotTaken when it surely did not take it; anything else: nobody knows whether it did. */
  send: (message: M, signal: AbortSignal) => Promise<"sent" | "refused">;
}

/** The message was surely not taken: another provider may be asked for the same. */
export class NotTaken extends Error {}

export interface Taken {
  provider: string;
  result: "sent" | "refused";
}

const AFTER_FAILURES = 3;
const REST_MS = 30_000;

/**
 * Providers in the order of our liking. Who fails three times in a row is left alone for half a
 * minute. The next one is asked only when the one before surely did not take the message, so that
 * nobody is told twice. @throws the last one's error when nobody took it
 */
export function providerPool<M>(providers: readonly Provider<M>[]) {
  const pool = providers.map((provider) => ({
    provider,
    breaker: circuitBreaker(handleAll, {
      halfOpenAfter: REST_MS,
      breaker: new ConsecutiveBreaker(AFTER_FAILURES),
    }),
  }));
  return async (message: M, signal: AbortSignal): Promise<Taken> => {
    let last: unknown;
    for (const { provider, breaker } of pool) {
      try {
        const result = await breaker.execute(() => provider.send(message, signal));
        return { provider: provider.name, result };
      } catch (error) {
        if (error instanceof BrokenCircuitError) continue;
        last = error;
        if (!(error instanceof NotTaken)) throw error;
      }
    }
    if (last) throw last;
    // Nobody was asked: better one who failed before than none.
    const [first] = providers;
    if (!first) throw new NotTaken("no provider is configured");
    return { provider: first.name, result: await first.send(message, signal) };
  };
}
