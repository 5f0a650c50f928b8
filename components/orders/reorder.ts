import { type Cart, lineKey } from "@/components/cart/cart";
import type { ReorderJson } from "@/lib/orders/schema/reorder";

/** How much is not as it was. */
export const changesIn = ({ items, gone }: ReorderJson): number =>
  gone.length + items.filter((item) => item.unit_price !== item.previous_unit_price).length;

/** An old order as a cart of today. */
export function toCart(reordered: ReorderJson, now: number): Cart {
  const { restaurant_id: id, restaurant_slug: slug, restaurant_name: name, currency } = reordered;
  return {
    restaurant: { id, slug, name, currency },
    menuVersion: reordered.menu_version,
    changedAt: now,
    lines: reordered.items.map((item) => {
      const optionIds = item.options.map((option) => option.id);
      const note = item.note ?? "";
      return {
        key: lineKey(item.food_id, optionIds, note),
        foodId: item.food_id,
        name: item.name,
        quantity: item.quantity,
        optionIds,
        optionNames: item.options.map((option) => option.name),
        unitPrice: item.unit_price,
        note,
      };
    }),
  };
}
