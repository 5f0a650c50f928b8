import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileStore } from "./file-store";

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";

/** Files below a directory of this machine. */
export function diskStore(root: string): FileStore {
  return {
    put: async (key, bytes) => {
      const path = join(root, key);
      const draft = `${path}.${randomUUID()}`;
      await mkdir(dirname(path), { recursive: true });
      await writeFile(draft, bytes);
      // Readers find the whole file or none.
      await rename(draft, path);
    },
    find: async (key) => {
      try {
        return new Uint8Array(await readFile(join(root, key)));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    remove: async (key) => {
      const path = join(root, key);
      await rm(path, { force: true });
      // The last one of a folder takes the folder along.
      await rmdir(dirname(path)).catch(() => undefined);
    },
  };
}
