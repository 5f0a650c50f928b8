import { createServer } from "node:net";
import { Fault } from "./fault.mjs";

/**
 * Tells before anything is started when the server could not listen.
 * @param {number} port
 * @param {string} host
 */
export async function checkPort(port, host) {
  for (const place of [host, "127.0.0.1"]) {
    const { trouble } = await tryPort(port, place);
    if (trouble === "EADDRINUSE") {
      throw new Fault(`Port ${port} is taken: set another one, as in PORT=${port + 1} npm start.`);
    }
    if (trouble === "EACCES") {
      throw new Fault(`PORT: ${port} is not for ordinary users, expected 1024 or more.`);
    }
    if (trouble) throw new Fault(`HOST: expected an address of this machine, found "${host}".`);
  }
}

/**
 * A free loopback port: the one used before when it still is free.
 * @param {number} [before]
 * @returns {Promise<number>}
 */
export async function freePort(before = 0) {
  const port = (await tryPort(before)).port ?? (await tryPort(0)).port;
  if (port === undefined) throw new Error("no free port on 127.0.0.1");
  return port;
}

/**
 * @param {number} port 0 lets the system choose
 * @param {string} [host]
 * @returns {Promise<{ port?: number, trouble?: string }>} the port, or why not in the system's words
 */
function tryPort(port, host = "127.0.0.1") {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => {
      resolve({ trouble: "code" in error ? String(error.code) : error.message });
    });
    probe.listen({ port, host, exclusive: true }, () => {
      const address = probe.address();
      const given = typeof address === "object" && address ? { port: address.port } : {};
      probe.close(() => resolve(given));
    });
  });
}
