/** What guests filter by; the words for each are in the catalogue. */
export const diets = [
  "vegetarian",
  "vegan",
  "jain",
  "halal",
  "kosher",
  "gluten-free",
  "dairy-free",
  "spicy",
] as const;

/** The fourteen that have to be told of. */
export const allergens = [
  "gluten",
  "crustaceans",
  "egg",
  "fish",
  "peanuts",
  "soy",
  "milk",
  "nuts",
  "celery",
  "mustard",
  "sesame",
  "sulphites",
  "lupin",
  "molluscs",
] as const;

/** The known tags, and those that a dish has beside them. */
export const offered = (known: readonly string[], own: readonly string[]): string[] => [
  ...known,
  ...own.filter((tag) => !known.includes(tag)),
];

export const toggled = (tags: readonly string[], tag: string): string[] =>
  tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag];
