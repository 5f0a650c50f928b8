/** What a plate is painted with. Food keeps its colours in the dark. */
export type Palette = {
  sauce: string;
  deep: string;
  chunk: string;
  second: string;
  leaf: string;
  tint: string;
};

const palettes = {
  saffron: {
    sauce: "#e9ad52",
    deep: "#d7923a",
    chunk: "#eda03a",
    second: "#b5512a",
    leaf: "#86a548",
    tint: "#f1a15f",
  },
  chilli: {
    sauce: "#d9623a",
    deep: "#bd4a27",
    chunk: "#f0b35c",
    second: "#8f2d1e",
    leaf: "#7ba347",
    tint: "#e2734a",
  },
  coconut: {
    sauce: "#f0c878",
    deep: "#dfae58",
    chunk: "#ac4331",
    second: "#c95b3c",
    leaf: "#5d9440",
    tint: "#e0a884",
  },
  soy: {
    sauce: "#dd9470",
    deep: "#c67b56",
    chunk: "#dd8559",
    second: "#83422f",
    leaf: "#b6c85b",
    tint: "#d3b48c",
  },
  garden: {
    sauce: "#a9bf6a",
    deep: "#8aa650",
    chunk: "#5f8a3f",
    second: "#d8573c",
    leaf: "#3f7a3c",
    tint: "#a8bd7a",
  },
  spinach: {
    sauce: "#71904a",
    deep: "#587638",
    chunk: "#f6ead0",
    second: "#efdcb4",
    leaf: "#a9c56a",
    tint: "#9db57f",
  },
  lentil: {
    sauce: "#a8552f",
    deep: "#8b4123",
    chunk: "#c6733f",
    second: "#f3e2c4",
    leaf: "#7ba347",
    tint: "#c98a62",
  },
  rose: {
    sauce: "#eab7b0",
    deep: "#d9968d",
    chunk: "#b4564f",
    second: "#f4e3c8",
    leaf: "#8fae57",
    tint: "#e6b0aa",
  },
} as const satisfies Record<string, Palette>;

const hints: readonly (readonly [RegExp, keyof typeof palettes])[] = [
  [/palak|saag|spinach|pesto|green curry|hariyali/, "spinach"],
  [/makhani|rajma|chole|chana masala|lentil|choc|coffee|brownie|mutton|rogan/, "lentil"],
  [/salad|healthy|vegan|garden|veg |bowl|green|avocado|mint/, "garden"],
  [/south indian|kerala|dosa|idli|coconut|breakfast|thai|sambar|malai|korma/, "coconut"],
  [/chinese|dim sum|japanese|sushi|korean|asian|noodle|ramen|soy|bao|momo/, "soy"],
  [/pizza|italian|mexican|burger|american|vindaloo|tikka|chilli|spicy|tomato|pasta/, "chilli"],
  [/dessert|sweet|ice cream|bakery|cake|kulfi|rose|berry|falooda/, "rose"],
];

/** The colours that fit a dish or a kitchen, from the words people use for it. */
export function paletteFor(words: string): Palette {
  const text = words.toLowerCase();
  const hint = hints.find(([pattern]) => pattern.test(text));
  return palettes[hint?.[1] ?? "saffron"];
}
