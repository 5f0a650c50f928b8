import { readFile } from "node:fs/promises";

const DIST = /([\\/]next[\\/]dist)(?=[\\/])/;

/**
 * Takes the place of a file of Next's written for CommonJS: the same file as Next brings it for ESM, of
 * which a browser gets what is used and nothing around it.
 * @this {{ resourcePath: string }}
 * @returns {Promise<string>}
 */
export default function esmOf() {
  return readFile(this.resourcePath.replace(DIST, "$1/esm"), "utf8");
}
