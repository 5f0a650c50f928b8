"use client";

import type { CartLine } from "@/components/cart/cart";
import { anchorOf } from "./category-bar";
import { DishRow } from "./dish-row";
import type { Menu, MenuCategory, MenuFood } from "./menu";

type Props = {
  menu: Menu;
  shown: readonly MenuCategory[];
  cuisine: string;
  lines: readonly CartLine[];
  disabled: boolean;
  onOpen: (food: MenuFood) => void;
};

/** The dishes, category by category. */
export function MenuSections({ menu, shown, cuisine, lines, disabled, onOpen }: Props) {
  const inCart = (food: MenuFood) =>
    lines.filter((l) => l.foodId === food.id).reduce((sum, l) => sum + l.quantity, 0);
  return shown.map((category) => (
    <section
      key={category.id}
      id={anchorOf(category.id)}
      aria-label={category.name}
      className="grid scroll-mt-20 gap-3"
    >
      <h2 tabIndex={-1} className="text-lg">
        {category.name}
      </h2>
      <div className="grid gap-3 lg:grid-cols-2">
        {category.foods.map((food) => (
          <DishRow
            key={food.id}
            food={food}
            currency={menu.currency}
            cuisine={cuisine}
            inCart={inCart(food)}
            disabled={disabled}
            onOpen={onOpen}
          />
        ))}
      </div>
    </section>
  ));
}
