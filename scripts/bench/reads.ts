import { fork } from "node:child_process";
import { once } from "node:events";
import { load, type Measured } from "./load";

const PLAIN_PORT = 3_901;
/** Enough that the server always has somebody to answer while others wait for its stores. */
const connections = 64;

/** What an HTTP server reaches that answers the same body and does nothing else. */
export async function readPlain(body: string): Promise<Measured> {
  const server = fork("scripts/bench/plain-server.ts", {
    env: { ...process.env, PLAIN_BODY: body, PLAIN_PORT: String(PLAIN_PORT) },
  });
  try {
    await once(server, "message");
    return await load({ url: `http://127.0.0.1:${PLAIN_PORT}`, path: "/", connections });
  } finally {
    server.kill();
  }
}

export const readOverHttp = (url: string, path: string, token?: string): Promise<Measured> =>
  load({ url, path, connections, headers: token ? { authorization: `Bearer ${token}` } : {} });

/** The body of one answer, for the plain server to repeat. */
export async function bodyOf(url: string, path: string, token?: string): Promise<string> {
  const answer = await fetch(url + path, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
}
