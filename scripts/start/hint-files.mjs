import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

// Told so, V8 compiles a file whole while it arrives, beside what the page does, and not function by
// function when each is first called: https://v8.dev/blog/explicit-compile-hints
const HINT = "//# allFunctionsCalledOnLoad\n";

/**
 * Marks what every page begins with, React and the router, for browsers to compile at once.
 * @param {string} folder the build's
 */
export async function hintFiles(folder) {
  const { rootMainFiles } = JSON.parse(await readFile(join(folder, "build-manifest.json"), "utf8"));
  await Promise.all(
    rootMainFiles.map(async (/** @type {string} */ name) => {
      const file = join(folder, name);
      await writeFile(file, HINT + (await readFile(file, "utf8")));
    }),
  );
}
