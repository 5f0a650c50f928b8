import { readdirSync, readFileSync } from "node:fs";
import { extendTailwindMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { cn } from "./cn";

const whole = extendTailwindMerge({
  extend: {
    theme: { radius: ["mark", "control", "card", "sheet"], shadow: ["soft", "lift", "float"] },
  },
});

/** What stands between quotes in the components and looks like classes, without variants. */
function classesInUse(): string[] {
  const found = new Set<string>();
  const files = ["app", "components"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  );
  for (const file of files.filter((name) => name.endsWith(".tsx"))) {
    for (const [, text = ""] of readFileSync(file, "utf8").matchAll(/"([^"\n]*)"/g)) {
      for (const word of text.split(" ")) {
        const plain = word.slice(word.lastIndexOf(":") + 1);
        if (/^-?[a-z][\w./%[\]()#,-]*$/.test(plain) && whole(`${plain} ${plain}`) === plain)
          found.add(plain);
      }
    }
  }
  return [...found];
}

test("of any two classes that we use the small table lets the same win as the whole", () => {
  const classes = classesInUse();
  expect(classes.length).toBeGreaterThan(300);
  const differing: string[] = [];
  for (const first of classes)
    for (const second of classes) {
      if (first === second) continue;
      const both = `${first} ${second}`;
      if (cn(both) !== whole(both)) differing.push(`${both}: ${cn(both)}, not ${whole(both)}`);
    }
  expect(differing).toEqual([]);
});
