export const dishKinds = [
  "curry",
  "rice",
  "pizza",
  "burger",
  "cup",
  "glass",
  "dessert",
  "bread",
  "noodles",
  "dumplings",
  "salad",
  "skewer",
  "empty",
] as const;

export type DishKind = (typeof dishKinds)[number];

const hints: readonly (readonly [RegExp, DishKind])[] = [
  [/pizza|margherita|calzone/, "pizza"],
  [/burger|sandwich|slider|vada pav|pav bhaji|hot dog|sub\b/, "burger"],
  [/chai|\btea\b|coffee|espresso|latte|cappuccino|soup|shorba|rasam/, "cup"],
  [
    /lassi|juice|shake|soda|cola|water|lemonade|mojito|cooler|smoothie|beer|drink|beverage|wine/,
    "glass",
  ],
  [/momo|dim ?sum|dumpling|bao\b|gyoza|idli|pani puri|kachori|samosa|pakora|fritter/, "dumplings"],
  [/noodle|ramen|pasta|spaghetti|chow|udon|pho|laksa|linguine|penne/, "noodles"],
  [
    /gulab|jamun|kheer|kulfi|ice cream|cake|halwa|rasmalai|dessert|sweet|brownie|tiramisu|gelato|pudding/,
    "dessert",
  ],
  [
    /naan|roti|paratha|kulcha|dosa|bread|chapat|uttapam|puri|poori|wrap|roll|taco|quesadilla|pap(p)?ad/,
    "bread",
  ],
  [/salad|raita|poke|healthy|greens/, "salad"],
  [
    /kebab|kabab|tikka$|tikka\b(?!.*masala)|seekh|skewer|satay|tandoori|wings|grill|bbq|barbecue/,
    "skewer",
  ],
  [/biryani|pulao|pilau|rice|thali|pulav|risotto|paella/, "rice"],
];

/** Which picture a dish or a kitchen gets, from the words people use for it. */
export function kindOf(words: string): DishKind {
  const text = words.toLowerCase();
  return hints.find(([pattern]) => pattern.test(text))?.[1] ?? "curry";
}
