import { type ClassValue, clsx } from "clsx";
import { groupOf, takenWith } from "./class-groups";

/** Joins class names; of two that fight over one property the later wins. */
export function cn(...classes: ClassValue[]): string {
  const joined = clsx(classes);
  const known = merged.get(joined);
  if (known !== undefined) return known;
  const made = merge(joined);
  merged.set(joined, made);
  return made;
}

// The same few hundred come again and again.
const merged = new Map<string, string>();

/** `hover:` and `[&>*]:before:` before a class. */
const VARIANTS = /^(?:[^[\]()]|\[[^\]]*\]|\([^)]*\))*:/;

// The library for it, `tailwind-merge`, knows all of Tailwind and weighs thrice as much.
function merge(joined: string): string {
  const taken = new Set<string>();
  const kept: string[] = [];
  for (const name of joined.trim().split(/\s+/).reverse()) {
    const [variants = ""] = VARIANTS.exec(name) ?? [];
    const group = groupOf(name.slice(variants.length));
    if (group) {
      if (taken.has(variants + group)) continue;
      for (const one of [group, ...(takenWith[group]?.split(" ") ?? [])]) taken.add(variants + one);
    }
    kept.unshift(name);
  }
  return kept.join(" ");
}
