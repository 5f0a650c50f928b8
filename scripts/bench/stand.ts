import { serverProcess } from "../stand/child";
import { makeStand as makeEmptyStand } from "../stand/stand";

const PORT = 3_900;

export interface Stand {
  url: string;
  /** The server's process id, for its memory. */
  pid: number;
  stop: () => Promise<void>;
}

/** Durable Postgres, private Redis and one server process (API and consumers), with an empty database. */
export async function makeStand(): Promise<Stand> {
  const { runRecord, stop } = await makeEmptyStand("bench");
  const server = serverProcess(runRecord, PORT);
  await server.start();
  return { url: `http://127.0.0.1:${PORT}`, pid: server.pid, stop };
}
