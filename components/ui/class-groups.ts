const sides = ["t", "b", "s", "e", "l", "r", "x", "y"];

/**
 * Which of the classes that we use set the same property: whole names, `[]` for a length between brackets.
 * A test holds them and what follows to the library's own table.
 */
const namesOf: Record<string, string> = {
  display: "block inline-block inline flex inline-flex grid inline-grid hidden contents table",
  position: "static fixed absolute relative sticky",
  sr: "sr-only not-sr-only",
  rounded: "rounded",
  "text-align": "text-start text-center text-end text-left text-right",
  "font-size": "text-xs text-sm text-base text-lg text-xl text-2xl text-3xl text-[]",
  "font-family": "font-sans font-mono font-display",
  flex: "flex-1 flex-auto flex-none flex-initial",
  "flex-direction": "flex-row flex-col flex-row-reverse flex-col-reverse",
  "flex-wrap": "flex-wrap flex-nowrap flex-wrap-reverse",
  shrink: "shrink",
  grow: "grow",
  transition: "transition",
  "text-decoration": "underline line-through no-underline",
  "border-style": "border-solid border-dashed border-dotted border-none",
  "border-w": widths("border"),
  ...Object.fromEntries(sides.map((side) => [`border-w-${side}`, widths(`border-${side}`)])),
  "outline-w": "outline outline-0 outline-2 outline-3",
  break: "break-words break-all",
  resize: "resize",
};

function widths(name: string): string {
  return `${name} ${name}-0 ${name}-2 ${name}-4 ${name}-[]`;
}

/** Every class with the prefix is of one group: `p-4` and `p-6`. */
const prefixes =
  "p px py ps pe pt pb m mx my ms me mt mb gap gap-x gap-y size w h min-w max-w min-h max-h inset " +
  "inset-x inset-y start end top bottom left right z bg opacity shadow leading tracking cursor " +
  "animate aspect order overflow overflow-x overflow-y items self place-items place-content " +
  "justify justify-items justify-self content grid-cols grid-rows col-span col-start row-start " +
  "duration delay scale scale-x rotate translate translate-x translate-y pointer-events select " +
  "whitespace line-clamp fill stroke basis shrink grow transition resize rounded rounded-t " +
  "rounded-b rounded-s rounded-e scroll-mt outline-offset";

/** The group of what begins so and is none of the names. */
const groupOfPrefix = new Map([
  ...prefixes.split(" ").map((prefix) => [prefix, prefix] as const),
  ["text", "text-color"],
  ["font", "font-weight"],
  ["border", "border-color"],
]);

const groupOfName = new Map(
  Object.entries(namesOf).flatMap(([group, names]) =>
    names.split(" ").map((name) => [name, group]),
  ),
);

/** The property that a class sets, without variants; none: it fights with no other. */
export function groupOf(name: string): string | undefined {
  // Less than nothing is of the same property, and so is a share: `-mt-1`, `text-ink/60`.
  const plain = name.replace(/^-/, "").replace(/\/[^\]]*$/, "");
  const known = groupOfName.get(plain.replace(/\[[\d.]+(rem|px|em)\]$/, "[]"));
  if (known) return known;
  for (let end = plain.lastIndexOf("-"); end > 0; end = plain.lastIndexOf("-", end - 1)) {
    const group = groupOfPrefix.get(plain.slice(0, end));
    if (group) return group;
  }
}

/** What a wider class takes with it: after `p-4`, `px-2` before it says nothing. */
export const takenWith: Record<string, string> = {
  p: "px py ps pe pt pb",
  px: "ps pe",
  py: "pt pb",
  m: "mx my ms me mt mb",
  mx: "ms me",
  my: "mt mb",
  gap: "gap-x gap-y",
  size: "w h",
  inset: "inset-x inset-y start end top bottom left right",
  "inset-x": "start end left right",
  "inset-y": "top bottom",
  overflow: "overflow-x overflow-y",
  translate: "translate-x translate-y",
  flex: "basis grow shrink",
  "font-size": "leading",
  "line-clamp": "display overflow",
  rounded: "rounded-t rounded-b rounded-s rounded-e",
  "border-w": sides.map((side) => `border-w-${side}`).join(" "),
  "border-w-x": "border-w-s border-w-e border-w-l border-w-r",
  "border-w-y": "border-w-t border-w-b",
};
