import { z } from "@hono/zod-openapi";
import { money, noteText, picture, shortText, timestamp, uuid } from "@/lib/platform/http/schema";

const tag = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9_ -]{0,39}$/, "expected a tag like vegetarian")
  .openapi({ example: "vegetarian" });
const tags = z
  .array(tag)
  .max(20)
  .transform((names) => [...new Set(names)]);
const position = z.int().min(0).max(10_000);

const optionBody = z.strictObject({ id: uuid.optional(), name: shortText(80), price: money });
const optionGroupBody = z
  .strictObject({
    id: uuid.optional(),
    name: shortText(80),
    min: z.int().min(0).max(30),
    max: z.int().min(1).max(30),
    options: z.array(optionBody).min(1).max(30),
  })
  .refine((group) => group.min <= group.max, { path: ["min"], error: "is above max" })
  .refine((group) => group.max <= group.options.length, {
    path: ["max"],
    error: "is above the number of options",
  });
export type OptionGroupBody = z.infer<typeof optionGroupBody>;

export const foodBody = z
  .strictObject({
    category_id: uuid,
    name: shortText(160),
    description: noteText(2_000).optional(),
    price: money,
    /** Stays as it is when not sent. */
    is_available: z.boolean().optional(),
    dietary: tags.optional(),
    allergens: tags.optional(),
    /** The station that makes it; stays as it is when not sent, null: none. */
    station_id: uuid.nullable().optional(),
    /** Ids are given by the server; sent back with PUT they are kept. */
    option_groups: z.array(optionGroupBody).max(20).optional(),
    position: position.optional(),
  })
  .openapi("FoodBody");
export type FoodBody = z.infer<typeof foodBody>;

export const categoryBody = z
  .strictObject({ name: shortText(120), position: position.optional() })
  .openapi("CategoryBody");
export type CategoryBody = z.infer<typeof categoryBody>;

export const menuOrder = z
  .strictObject({
    categories: z.array(z.strictObject({ id: uuid, foods: z.array(uuid).max(2_000) })).max(200),
  })
  .refine((order) => isWithoutRepeats(idsOf(order)), { error: "an id is there twice" })
  .openapi("MenuOrder");
export type MenuOrder = z.infer<typeof menuOrder>;
const idsOf = (order: { categories: { id: string; foods: string[] }[] }): string[] =>
  order.categories.flatMap((category) => [category.id, ...category.foods]);
const isWithoutRepeats = (ids: string[]): boolean => new Set(ids).size === ids.length;

export const availabilityBody = z
  .strictObject({ is_available: z.boolean(), until: timestamp.nullish() })
  .refine((body) => !(body.is_available && body.until), {
    path: ["until"],
    error: "goes with is_available false",
  })
  .openapi("Availability");
export type AvailabilityBody = z.infer<typeof availabilityBody>;

const option = z.object({ id: uuid, name: z.string(), price: z.number() });
export const foodSchema = z
  .object({
    id: uuid,
    name: z.string(),
    description: z.string(),
    price: z.number(),
    is_available: z.boolean(),
    unavailable_until: timestamp.optional(),
    dietary: z.array(z.string()),
    allergens: z.array(z.string()),
    station_id: uuid.optional(),
    picture: picture.optional(),
    option_groups: z.array(
      z.object({
        id: uuid,
        name: z.string(),
        min: z.int(),
        max: z.int(),
        options: z.array(option),
      }),
    ),
  })
  .openapi("Food");
const categorySchema = z.object({ id: uuid, name: z.string(), foods: z.array(foodSchema) });
export const menuSchema = z
  .object({
    restaurant_id: uuid,
    version: z.int(),
    currency: z.string(),
    categories: z.array(categorySchema),
  })
  .openapi("Menu");

export const changedFood = foodSchema
  .extend({ category_id: uuid, currency: z.string(), menu_version: z.int() })
  .openapi("ChangedFood");
export const changedCategory = z
  .object({ id: uuid, name: z.string(), position: z.int(), menu_version: z.int() })
  .openapi("Category");
export const foundFoods = z.object({
  items: z.array(
    foodSchema.extend({ restaurant_id: uuid, category_id: uuid, currency: z.string() }),
  ),
});
export const menuItems = z.array(
  z.object({ id: uuid, name: z.string(), price: z.number(), version: z.int() }),
);

const importedFood = z.object({
  line: z.int(),
  category: z.string(),
  name: z.string(),
  description: z.string(),
  price: z.number(),
});
/** What an import does to the menu, dish by dish. */
const importPreview = z.object({
  added: z.array(importedFood),
  changed: z.array(
    importedFood.extend({ before: z.object({ description: z.string(), price: z.number() }) }),
  ),
});
export type ImportPreviewJson = z.infer<typeof importPreview>;
export const importQuery = z.object({
  /** Shows what would happen; nothing lands. */
  dry_run: z.enum(["true", "false"]).optional(),
});
export const importBody = z.strictObject({ csv: z.string().max(1_000_000) }).openapi("MenuImport");
export const importResult = z
  .object({
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    rejected: z.array(z.object({ line: z.int(), reason: z.string() })),
    /** With `dry_run`. */
    preview: importPreview.optional(),
    menu_version: z.int(),
  })
  .openapi("MenuImportResult");
