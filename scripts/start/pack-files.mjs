import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

// One step below the best: that takes three times as long for a sixtieth less.
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };
const packers = {
  br: (/** @type {Buffer} */ content) => promisify(brotliCompress)(content, brotli),
  gz: (/** @type {Buffer} */ content) => promisify(gzip)(content, { level: 9 }),
};
const PACKED = /\.(js|css|svg|json|txt)$/;
/** Below this the headers weigh more than what is saved. */
const LEAST_BYTES = 300;

/**
 * Lays a Brotli and a gzip version beside each file of text below a folder.
 * @param {string} folder
 */
export async function packFiles(folder) {
  const names = await readdir(folder, { recursive: true });
  await Promise.all(
    names.filter((name) => PACKED.test(name)).map((name) => pack(join(folder, name))),
  );
}

/** @param {string} file */
async function pack(file) {
  const content = await readFile(file);
  if (content.length < LEAST_BYTES) return;
  const write = Object.entries(packers).map(async ([ending, packer]) =>
    writeFile(`${file}.${ending}`, await packer(content)),
  );
  await Promise.all(write);
}
