/**
 * One instance a process. Next keeps several module graphs (pages, route handlers,
 * instrumentation), each with its own copy of this module; the registry is theirs in common.
 */
export function shared<T>(name: string, make: () => T): T {
  const key = Symbol.for(`tiffin.${name}`);
  const registry = globalThis as unknown as Record<symbol, T | undefined>;
  const found = registry[key];
  if (found !== undefined) return found;
  const made = make();
  registry[key] = made;
  return made;
}
