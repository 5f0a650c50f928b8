import type { CartLine } from "@/components/cart/cart";
import { type Menu, unitPrice, unmetGroup } from "@/components/menu/menu";

/** What is different about a line since it was put into the cart. */
export type LineChange =
  | { index: number; kind: "soldOut" | "optionsChanged" }
  | { index: number; kind: "repriced"; was: number; now: number };

export type Today = {
  lines: CartLine[];
  changes: LineChange[];
  /** What of it can be ordered. */
  sellable: CartLine[];
};

/** The cart as today's menu has it, and what is different from when it was filled. */
export function freshen(lines: readonly CartLine[], menu: Menu): Today {
  const foods = new Map(menu.categories.flatMap((c) => c.foods).map((food) => [food.id, food]));
  const changes: LineChange[] = [];
  const fresh = lines.map((line, index) => {
    const food = foods.get(line.foodId);
    const chosen = new Set(line.optionIds);
    const known = new Set(food?.option_groups.flatMap((g) => g.options.map((o) => o.id)));
    if (!food?.is_available) {
      changes.push({ index, kind: "soldOut" });
      return line;
    }
    if (line.optionIds.some((id) => !known.has(id)) || unmetGroup(food, chosen)) {
      changes.push({ index, kind: "optionsChanged" });
      return line;
    }
    const price = unitPrice(food, chosen);
    if (price === line.unitPrice) return line;
    changes.push({ index, kind: "repriced", was: line.unitPrice, now: price });
    return { ...line, unitPrice: price };
  });
  const unsold = new Set(changes.flatMap((one) => (one.kind === "repriced" ? [] : [one.index])));
  return { lines: fresh, changes, sellable: fresh.filter((_, index) => !unsold.has(index)) };
}
