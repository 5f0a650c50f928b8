import { posix } from "node:path";

/** One import of a file: a path from the root for our own code, a package name for others'. */
export interface Import {
  readonly target: string;
  readonly isOurs: boolean;
  /** Gone when the code runs. */
  readonly isType: boolean;
}

const STATIC = /^[ \t]*(?:import|export)\s+(type\s+)?([\w*\s{},$]+?)\s+from\s+["']([^"']+)["']/gm;
const BARE = /^[ \t]*import\s+["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

/** The imports in a source text, those of types marked as such. */
export function importsOf(file: string, source: string): Import[] {
  const fixed = [...source.matchAll(STATIC)].map(([, type, names = "", target = ""]) =>
    resolveImport(file, target, Boolean(type) || onlyTypes(names)),
  );
  const others = [...source.matchAll(BARE), ...source.matchAll(DYNAMIC)].map(([, target = ""]) =>
    resolveImport(file, target, false),
  );
  return [...fixed, ...others];
}

/** `{ type A, type B }` brings nothing that runs. */
function onlyTypes(names: string): boolean {
  const inner = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
  if (inner === undefined) return false;
  const parts = inner.split(",").map((part) => part.trim());
  return parts.filter(Boolean).every((part) => part.startsWith("type "));
}

function resolveImport(file: string, target: string, isType: boolean): Import {
  if (target.startsWith("@/")) return { target: target.slice(2), isOurs: true, isType };
  if (target.startsWith(".")) {
    return { target: posix.join(posix.dirname(file), target), isOurs: true, isType };
  }
  return { target, isOurs: false, isType };
}
