/** Something that was done here and that the server may not know yet. */
export type KeptAct = {
  /** Names this act for ever: the server counts it once, however often it is sent. */
  key: string;
  at: string;
};

export type KeptActs<A extends KeptAct> = {
  read: () => readonly A[];
  add: (act: Omit<A, keyof KeptAct>) => A;
  /** Writes an act anew, under its key. */
  put: (act: A) => void;
  /** Whether it was still there. */
  remove: (key: string) => boolean;
  subscribe: (listener: () => void) => () => void;
};

type Options<A extends KeptAct> = {
  /** Where in the storage they are; one place for each screen that keeps its own. */
  prefix: string;
  isAct: (value: unknown) => value is A;
  newKey: () => string;
};

/**
 * Acts kept in this browser until the server has answered. Each has a place of its own in the storage:
 * two tabs that write at once lose nothing.
 */
export function keptActs<A extends KeptAct>({ prefix, isAct, newKey }: Options<A>): KeptActs<A> {
  const listeners = new Set<() => void>();
  let acts: readonly A[] | undefined;

  const parse = (text: string | null): A[] => {
    try {
      const value: unknown = JSON.parse(text ?? "null");
      return isAct(value) ? [value] : [];
    } catch {
      return [];
    }
  };
  const load = (): readonly A[] =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => parse(localStorage.getItem(key)))
      .sort((a, b) => a.at.localeCompare(b.at) || a.key.localeCompare(b.key));
  const changed = () => {
    acts = undefined;
    for (const tell of listeners) tell();
  };
  const put = (act: A) => {
    localStorage.setItem(prefix + act.key, JSON.stringify(act));
    changed();
  };
  const read = () => {
    acts ??= load();
    return acts;
  };

  return {
    read,
    put,
    add: (given) => {
      // Two acts within one millisecond keep their order.
      const last = Date.parse(read().at(-1)?.at ?? "") || 0;
      const at = new Date(Math.max(Date.now(), last + 1)).toISOString();
      const act = { ...given, key: newKey(), at } as A;
      put(act);
      return act;
    },
    remove: (key) => {
      const wasThere = localStorage.getItem(prefix + key) !== null;
      localStorage.removeItem(prefix + key);
      changed();
      return wasThere;
    },
    subscribe: (listener) => {
      const elsewhere = (event: StorageEvent) => event.key?.startsWith(prefix) && changed();
      listeners.add(listener);
      window.addEventListener("storage", elsewhere);
      return () => {
        listeners.delete(listener);
        window.removeEventListener("storage", elsewhere);
      };
    },
  };
}
