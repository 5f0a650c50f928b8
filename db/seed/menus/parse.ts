export interface DishIdea {
  name: string;
  rupees: number;
  dietary: string[];
  allergens: string[];
  /** Keys of ./options. */
  options: string[];
  description: string;
}

export interface CategoryIdea {
  name: string;
  dishes: DishIdea[];
}

const dietary: Record<string, readonly string[]> = {
  v: ["vegetarian"],
  V: ["vegetarian", "vegan"],
  j: ["jain"],
  g: ["gluten-free"],
};
const allergens: Record<string, string> = {
  G: "gluten",
  M: "milk",
  N: "nuts",
  E: "egg",
  S: "soy",
  F: "fish",
  C: "crustaceans",
  T: "sesame",
  U: "mustard",
  P: "peanuts",
};

const wordsIn = (text = "") => text.split(/[\s,]+/).filter((word) => word !== "");

/** Reads a menu in the form told in ./indian. */
export function parseMenu(text: string): CategoryIdea[] {
  const categories: CategoryIdea[] = [];
  for (const line of text.trim().split("\n")) {
    if (line.startsWith("= ")) categories.push({ name: line.slice(2), dishes: [] });
    else categories.at(-1)?.dishes.push(parseDish(line));
  }
  return categories;
}

function parseDish(line: string): DishIdea {
  const [name = "", price = "", tags, contained, options, description = ""] = line
    .split("|")
    .map((field) => field.trim());
  return {
    name,
    rupees: Number(price),
    dietary: wordsIn(tags).flatMap((tag) => dietary[tag] ?? []),
    allergens: wordsIn(contained).flatMap((letter) => allergens[letter] ?? []),
    options: wordsIn(options),
    description,
  };
}
