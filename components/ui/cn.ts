import { type ClassValue, clsx } from "clsx";
import { createTailwindMerge } from "tailwind-merge";
import { classGroups, conflicts } from "./class-groups";

// The library's own table knows all of Tailwind and weighs more than most pages; ours knows what we use.
const merge = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups,
  conflictingClassGroups: conflicts,
  conflictingClassGroupModifiers: {},
  postfixLookupClassGroups: [],
  orderSensitiveModifiers: ["before", "after", "*", "**"],
}));

/** Joins class names; of two that fight over one property the later wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
