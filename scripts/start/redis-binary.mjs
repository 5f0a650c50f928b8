import { Fault } from "./fault.mjs";
import { findProgram } from "./find-program.mjs";
import { installSystemPackage } from "./system-package.mjs";

/**
 * The `redis-server` on the path, or one just installed.
 * @returns {string}
 */
export function findRedis() {
  const found = findOnPath();
  if (found) return found;
  installSystemPackage({ apt: "redis-server", brew: "redis" });
  const installed = findOnPath();
  if (installed) return installed;
  throw new Fault(
    "No Redis here: install it (apt-get install redis-server, or brew install redis), or set REDIS_URL.",
  );
}

const findOnPath = () => findProgram("redis-server") ?? findProgram("valkey-server");
