import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { Fault } from "./fault.mjs";

/** @typedef {"production" | "development"} Mode */
/** @typedef {NodeJS.ProcessEnv} Variables */

/**
 * What is known before anything runs: the environment over `.env`, and our defaults below both.
 * @param {Mode} mode
 */
export function readSettings(mode) {
  /** @type {Variables} */
  const given = { ...readEnvFile(), ...process.env };
  const port = readPort(given.PORT || "3000");
  const dataDirectory = resolve(given.TIFFIN_DATA || ".data");
  /** @type {Variables} */
  const variables = {
    ...given,
    NODE_ENV: mode,
    PORT: `${port}`,
    TIFFIN_DATA: dataDirectory,
    PAYMENT_SANDBOX: given.PAYMENT_SANDBOX || (isTrial(given) ? "1" : "0"),
    DEV_MAILBOX: given.DEV_MAILBOX || (isTrial(given) ? "1" : "0"),
    NEXT_TELEMETRY_DISABLED: "1",
  };
  return { mode, port, host: given.HOST || "0.0.0.0", dataDirectory, variables };
}

/** @typedef {ReturnType<typeof readSettings>} Settings */

/** @returns {NodeJS.Dict<string>} */
function readEnvFile() {
  return existsSync(".env") ? parseEnv(readFileSync(".env", "utf8")) : {};
}

/** @param {string} text */
function readPort(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Fault(`PORT: expected a number from 1 to 65535, found "${text}".`);
}

/**
 * On one's own machine, without a mail server, the codes are shown in the development mailbox,
 * and play money pays.
 * @param {Variables} given
 */
function isTrial({ APP_URL, SMTP_URL }) {
  return !SMTP_URL && (!APP_URL || /^https?:\/\/(localhost|127\.|\[::1\])/.test(APP_URL));
}
