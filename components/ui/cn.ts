import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: {
    theme: {
      radius: ["mark", "control", "card", "sheet"],
      shadow: ["soft", "lift", "float"],
    },
  },
});

/** Joins class names; of two that fight over one property the later wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
