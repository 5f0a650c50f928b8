import { setTimeout as pause } from "node:timers/promises";
import { pool } from "@/db/client";
import { logger, reasonOf } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";
import { MOST_COUNTED } from "./notices";

/** How a bell stands: it is told again whenever this has changed. */
export interface BellState {
  unread: number;
  /** The newest notification of all. */
  latestId: string | null;
}

type Listener = (state: BellState) => void;
interface Bells {
  listeners: Map<string, Set<Listener>>;
  known: Map<string, string>;
  stop: AbortController | undefined;
}

const LOOK_MS = 1_000;
const bells = shared<Bells>("notifications.bells", () => ({
  listeners: new Map(),
  known: new Map(),
  stop: undefined,
}));

async function readStates(userIds: string[]): Promise<Map<string, BellState>> {
  const { rows } = await pool.query<{ id: string; unread: number; latest: string | null }>({
    name: "bells",
    text: `select u.id,
              (select count(*)::int from (select from notifications n
                where n.user_id = u.id and n.read_at is null limit ${MOST_COUNTED}) c) as unread,
              (select n.id from notifications n where n.user_id = u.id
                order by n.id desc limit 1) as latest
         from unnest($1::uuid[]) as u(id)`,
    values: [userIds],
  });
  return new Map(rows.map(({ id, unread, latest }) => [id, { unread, latestId: latest }]));
}

async function look(): Promise<void> {
  for (const [userId, state] of await readStates([...bells.listeners.keys()])) {
    const mark = `${state.unread} ${state.latestId}`;
    if (bells.known.get(userId) === mark) continue;
    bells.known.set(userId, mark);
    for (const listener of bells.listeners.get(userId) ?? []) listener(state);
  }
}

async function keepLooking(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    await look().catch((error) =>
      logger.debug({ reason: reasonOf(error) }, "bells wait for the database"),
    );
  }
}

/**
 * Tells how a user's bell stands, now and whenever that changes. One query a second for all bells of
 * this process: what matters is the state, so nothing can be missed.
 */
export async function followBell(userId: string, listener: Listener): Promise<() => void> {
  const state = (await readStates([userId])).get(userId);
  const listeners = bells.listeners.get(userId) ?? new Set();
  bells.listeners.set(userId, listeners.add(listener));
  if (state) {
    bells.known.set(userId, `${state.unread} ${state.latestId}`);
    for (const each of listeners) each(state);
  }
  if (!bells.stop) {
    bells.stop = new AbortController();
    void keepLooking(bells.stop.signal);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    bells.listeners.delete(userId);
    bells.known.delete(userId);
    if (bells.listeners.size > 0) return;
    bells.stop?.abort();
    bells.stop = undefined;
  };
}
