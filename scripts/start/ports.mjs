import { createServer } from "node:net";
import { Fault } from "./fault.mjs";

/**
 * Tells before anything is started when the server could not listen.
 * @param {number} port
 * @param {string} host
 */
export async function checkPort(port, host) {
  for (const place of [host, "127.0.0.1"]) {
    if ((await tryPort(port, place)) === undefined) {
      throw new Fault(`Port ${port} is taken: set another one, as in PORT=${port + 1} npm start.`);
    }
  }
}

/**
 * @param {number} port 0 lets the system choose
 * @param {string} [host]
 * @returns {Promise<number | undefined>} the port, or undefined when it is taken
 */
function tryPort(port, host = "127.0.0.1") {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(undefined));
    probe.listen({ port, host, exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" ? address?.port : undefined));
    });
  });
}

/**
 * A free loopback port: the one used before when it still is free.
 * @param {number} [before]
 * @returns {Promise<number>}
 */
export async function freePort(before = 0) {
  const port = (await tryPort(before)) ?? (await tryPort(0));
  if (port === undefined) throw new Error("no free port on 127.0.0.1");
  return port;
}
