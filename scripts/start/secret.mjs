import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The secret of this data directory, made once and readable by its owner alone.
 * @param {string} dataDirectory
 * @returns {string}
 */
export function keptSecret(dataDirectory) {
  const file = join(dataDirectory, "secret");
  if (!existsSync(file))
    writeFileSync(file, randomBytes(48).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}
