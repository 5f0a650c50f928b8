import { z } from "@hono/zod-openapi";
import { uuid } from "@/lib/platform/http/schema";
import { toMajor } from "@/lib/platform/money";
import { orderTypes } from "@/lib/restaurants/types";
import type { Reordered } from "../commands/reorder";

export const reorderSchema = z
  .object({
    restaurant_id: uuid,
    restaurant_slug: z.string(),
    restaurant_name: z.string(),
    order_type: z.enum(orderTypes),
    currency: z.string(),
    menu_version: z.int(),
    items: z.array(
      z.object({
        food_id: uuid,
        name: z.string(),
        quantity: z.int(),
        options: z.array(z.object({ id: uuid, name: z.string() })),
        note: z.string().nullable(),
        unit_price: z.number(),
        previous_unit_price: z.number(),
      }),
    ),
    /** What cannot be had as it was. */
    gone: z.array(
      z.object({
        food_id: uuid,
        name: z.string(),
        quantity: z.int(),
        reason: z.enum(["removed", "sold_out", "options_changed"]),
      }),
    ),
    subtotal: z.number(),
  })
  .openapi("Reorder");
export type ReorderJson = z.infer<typeof reorderSchema>;

/** An old order at today's prices, ready to be placed with `POST /orders`. */
export function toReorderJson({ order, snapshot, lines, gone }: Reordered): ReorderJson {
  const { profile, currency: today, version } = snapshot;
  const major = (minor: number) => toMajor(minor, today);
  return {
    restaurant_id: profile.id,
    restaurant_slug: profile.slug,
    restaurant_name: profile.name,
    order_type: order.orderType,
    currency: today,
    menu_version: version,
    items: lines.map((line) => ({
      food_id: line.foodId,
      name: line.name,
      quantity: line.quantity,
      options: line.options.map(({ id, name }) => ({ id, name })),
      note: line.note,
      unit_price: major(line.unitMinor),
      previous_unit_price: major(line.wasUnitMinor),
    })),
    gone: gone.map(({ foodId, ...rest }) => ({ food_id: foodId, ...rest })),
    subtotal: major(lines.reduce((sum, line) => sum + line.lineMinor, 0)),
  };
}
