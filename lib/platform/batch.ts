interface Waiting<V> {
  resolve: (value: V | undefined) => void;
  reject: (reason: unknown) => void;
}

/**
 * Answers many look-ups of single keys with few queries: while one query runs, the keys asked for
 * meanwhile gather for the next. An answer always comes from a query that began after it was asked
 * for, so nobody reads what was true before a write they know of.
 */
export function batched<V>(loadMany: (keys: string[]) => Promise<Map<string, V>>) {
  let waiting = new Map<string, Waiting<V>[]>();
  let running = false;

  async function run(): Promise<void> {
    running = true;
    // The turn's other requests join before the first query leaves.
    await Promise.resolve();
    while (waiting.size > 0) {
      const batch = waiting;
      waiting = new Map();
      await answer(batch);
    }
    running = false;
  }

  async function answer(batch: Map<string, Waiting<V>[]>): Promise<void> {
    try {
      const found = await loadMany([...batch.keys()]);
      for (const [key, callers] of batch)
        for (const caller of callers) caller.resolve(found.get(key));
    } catch (error) {
      for (const callers of batch.values()) for (const caller of callers) caller.reject(error);
    }
  }

  return (key: string): Promise<V | undefined> =>
    new Promise((resolve, reject) => {
      const callers = waiting.get(key);
      if (callers) callers.push({ resolve, reject });
      else waiting.set(key, [{ resolve, reject }]);
      if (!running) void run();
    });
}
