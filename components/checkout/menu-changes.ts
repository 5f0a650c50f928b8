import type { CartLine } from "@/components/cart/cart";
import { type Menu, unitPrice, unmetGroup } from "@/components/menu/menu";

export type LineChange = { index: number; says: string };

/** The cart as today's menu has it, and what is different from when it was filled. */
export function freshen(
  lines: readonly CartLine[],
  menu: Menu,
  money: (amount: number) => string,
): { lines: CartLine[]; changes: LineChange[] } {
  const foods = new Map(menu.categories.flatMap((c) => c.foods).map((food) => [food.id, food]));
  const changes: LineChange[] = [];
  const fresh = lines.map((line, index) => {
    const food = foods.get(line.foodId);
    const chosen = new Set(line.optionIds);
    const known = new Set(food?.option_groups.flatMap((g) => g.options.map((o) => o.id)));
    if (!food?.is_available) {
      changes.push({ index, says: "Sold out. Take it out to order the rest." });
      return line;
    }
    if (line.optionIds.some((id) => !known.has(id)) || unmetGroup(food, chosen)) {
      changes.push({ index, says: "Its options have changed. Take it out and choose again." });
      return line;
    }
    const price = unitPrice(food, chosen);
    if (price === line.unitPrice) return line;
    changes.push({ index, says: `Was ${money(line.unitPrice)}, is now ${money(price)}.` });
    return { ...line, unitPrice: price };
  });
  return { lines: fresh, changes };
}
