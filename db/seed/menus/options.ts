interface GroupIdea {
  name: string;
  min: number;
  max: number;
  /** Name and rupees on top; a share below 1 is one of the dish's price. */
  options: readonly (readonly [name: string, extra: number])[];
}

const one = (name: string, ...options: GroupIdea["options"]): GroupIdea => ({
  name,
  min: 1,
  max: 1,
  options,
});
const upTo = (max: number, name: string, ...options: GroupIdea["options"]): GroupIdea => ({
  name,
  min: 0,
  max,
  options,
});

/** Choices that come with dishes, by the key that menus name them by. */
export const optionIdeas: Record<string, GroupIdea> = {
  spice: one("Spice level", ["Mild", 0], ["Medium", 0], ["Hot", 0]),
  portion: one("Portion", ["Regular", 0], ["Large, for two", 0.6]),
  half: one("Size", ["Half", 0], ["Full", 0.8]),
  sugar: one("Sweetness", ["As it comes", 0], ["Less sweet", 0], ["No sugar", 0]),
  milk: one("Milk", ["Whole", 0], ["Skimmed", 0], ["Oat", 60], ["Almond", 70]),
  shot: upTo(2, "Extra", ["Another shot", 50], ["Vanilla", 40], ["Hazelnut", 40]),
  pizza: one("Size", ["Regular, 9 inch", 0], ["Medium, 12 inch", 150], ["Large, 14 inch", 290]),
  toppings: upTo(
    4,
    "Toppings",
    ["Extra cheese", 80],
    ["Mushrooms", 50],
    ["Olives", 50],
    ["Jalapeños", 40],
    ["Rocket", 60],
  ),
  biryani: upTo(3, "With it", ["Burani raita", 50], ["Salan", 40], ["Boiled egg", 30]),
  breadsouth: one("With", ["Two phulkas", 0], ["Two pooris", 0], ["Rice only", 0]),
  butter: upTo(1, "Butter", ["Extra butter", 25], ["No butter", 0]),
  protein: one("With", ["Vegetables", 0], ["Tofu", 50], ["Chicken", 80], ["Prawns", 160]),
  gravy: one("Style", ["Dry", 0], ["With gravy", 20]),
  cheese: upTo(1, "On top", ["Cheese", 60]),
  bread: one("Bread", ["Sourdough", 0], ["Multigrain", 0], ["Gluten-free", 60]),
  egg: upTo(2, "Add", ["Poached egg", 50], ["Feta", 70]),
  scoop: one("Scoops", ["One", 0], ["Two", 110]),
  weight: one("Weight", ["250 g", 0], ["500 g", 0.95]),
  burger: upTo(
    4,
    "Add",
    ["Cheese slice", 40],
    ["Fried egg", 40],
    ["Jalapeños", 30],
    ["Caramelised onion", 30],
  ),
  patty: upTo(1, "Make it double", ["Second patty", 120]),
  dip: upTo(2, "Dips", ["Garlic mayo", 30], ["Peri peri", 30], ["Barbecue", 30]),
  large: one("Size", ["Regular", 0], ["Large", 50]),
  base: one("Base", ["Brown rice", 0], ["Quinoa", 50], ["Greens", 0]),
  ramen: upTo(3, "Add", ["Ajitama egg", 70], ["Bamboo shoots", 60], ["Nori", 40]),
  rice: one("With", ["Jasmine rice", 0], ["Brown rice", 30], ["No rice", 0]),
};
