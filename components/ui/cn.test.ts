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

test("variants fight only among their own", () => {
  const both = (classes: string) => [cn(classes), whole(classes)];
  for (const classes of [
    "p-4 hover:p-2 p-1",
    "hover:p-4 hover:px-2 hover:p-1 md:p-3",
    "hover:px-2 px-1 hover:p-1",
    "[&>*+*]:before:mx-2 [&>*+*]:before:m-1 before:mx-3",
    "data-[state=open]:bg-sunk bg-card/50 data-[state=open]:bg-[color:red] bg-card",
    "w-[calc(100%-2rem)] w-1/2 -mt-2 mt-4 text-[12px] text-ink/60 text-sm border-t-[3px] border-t",
    "  flex   our-own grid our-own ",
    "",
  ])
    expect(both(classes)[0]).toBe(both(classes)[1]);
});
