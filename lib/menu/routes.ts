import { createRoute, z } from "@hono/zod-openapi";
import { requireOwner } from "@/lib/auth/policy";
import { AppError } from "@/lib/platform/errors";
import { isJson } from "@/lib/platform/http/content-type";
import { etagOf, ifMatch, isFresh } from "@/lib/platform/http/etag";
import { newRouter } from "@/lib/platform/http/router";
import { bodyOf, idParam, jsonOf, pictureBody, uuid } from "@/lib/platform/http/schema";
import { createCategory, deleteCategory, updateCategory } from "./commands/categories";
import { dropFoodPicture, setFoodPicture } from "./commands/food-picture";
import { createFood, deleteFood, updateFood } from "./commands/foods";
import { importMenu } from "./commands/import-menu";
import { orderMenu } from "./commands/order-menu";
import { setAvailability } from "./commands/set-availability";
import { getMenuSnapshot, listFoods, listMenuItems } from "./queries";
import { asOf, toFoodJson, toMenuCsv } from "./rules";
import {
  availabilityBody,
  categoryBody,
  changedCategory,
  changedFood,
  foodBody,
  foundFoods,
  importBody,
  importQuery,
  importResult,
  menuItems,
  menuOrder,
  menuSchema,
} from "./schema";
import type { MenuFood } from "./types";

const categoryParam = z.object({ id: uuid, category: uuid });
const foodParam = z.object({ id: uuid, food: uuid });
const gone = { 204: { description: "Off the menu" } };

const getMenuRoute = createRoute({
  method: "get",
  path: "/restaurants/{id}/menu",
  request: { params: idParam },
  responses: { 200: jsonOf(menuSchema, "The menu"), 304: { description: "Unchanged" } },
});
const createCategoryRoute = createRoute({
  method: "post",
  path: "/restaurants/{id}/categories",
  request: { params: idParam, body: bodyOf(categoryBody) },
  responses: { 201: jsonOf(changedCategory, "The new category") },
});
const updateCategoryRoute = createRoute({
  method: "put",
  path: "/restaurants/{id}/categories/{category}",
  request: { params: categoryParam, body: bodyOf(categoryBody) },
  responses: { 200: jsonOf(changedCategory, "The changed category") },
});
const deleteCategoryRoute = createRoute({
  method: "delete",
  path: "/restaurants/{id}/categories/{category}",
  description: "Its dishes go with it.",
  request: { params: categoryParam },
  responses: gone,
});
const createFoodRoute = createRoute({
  method: "post",
  path: "/restaurants/{id}/foods",
  request: { params: idParam, body: bodyOf(foodBody) },
  responses: { 201: jsonOf(changedFood, "The new dish") },
});
const updateFoodRoute = createRoute({
  method: "put",
  path: "/restaurants/{id}/foods/{food}",
  request: { params: foodParam, body: bodyOf(foodBody) },
  responses: { 200: jsonOf(changedFood, "The changed dish") },
});
const deleteFoodRoute = createRoute({
  method: "delete",
  path: "/restaurants/{id}/foods/{food}",
  request: { params: foodParam },
  responses: gone,
});
const setPictureRoute = createRoute({
  method: "put",
  path: "/restaurants/{id}/foods/{food}/picture",
  description: "The file itself, as JPEG, PNG, WebP or AVIF, up to 8 MB.",
  request: { params: foodParam, body: pictureBody },
  responses: { 200: jsonOf(changedFood, "The dish with its picture") },
});
const dropPictureRoute = createRoute({
  method: "delete",
  path: "/restaurants/{id}/foods/{food}/picture",
  request: { params: foodParam },
  responses: { 200: jsonOf(changedFood, "The dish without a picture") },
});
const setAvailabilityRoute = createRoute({
  method: "patch",
  path: "/restaurants/{id}/foods/{food}/availability",
  request: { params: foodParam, body: bodyOf(availabilityBody) },
  responses: { 200: jsonOf(changedFood, "The changed dish") },
});
const orderMenuRoute = createRoute({
  method: "put",
  path: "/restaurants/{id}/menu/order",
  description: "Names every category and dish of the menu, in the order they are to have.",
  request: { params: idParam, body: bodyOf(menuOrder) },
  responses: { 200: jsonOf(z.object({ menu_version: z.int() }), "In this order from now on") },
});
const exportMenuRoute = createRoute({
  method: "get",
  path: "/restaurants/{id}/menu/export",
  description: "The menu as a CSV file that can be changed and imported again.",
  request: { params: idParam },
  responses: {
    200: { description: "The menu", content: { "text/csv": { schema: z.string() } } },
  },
});
const importMenuRoute = createRoute({
  method: "post",
  path: "/restaurants/{id}/menu/import",
  description: "The CSV file itself as text/csv, or as the `csv` of a JSON body.",
  request: {
    params: idParam,
    query: importQuery,
    body: {
      content: {
        "text/csv": { schema: z.string() },
        "application/json": { schema: importBody },
      },
    },
  },
  responses: { 200: jsonOf(importResult, "What landed, and what did not") },
});
const listFoodsRoute = createRoute({
  method: "get",
  path: "/foods",
  request: { query: z.object({ ids: z.string().min(1).max(4_000) }) },
  responses: { 200: jsonOf(foundFoods, "Those of the dishes that there are") },
});
const menuItemsRoute = createRoute({
  method: "get",
  path: "/menu_items",
  description: "For a table's token: what its restaurant serves now.",
  responses: { 200: jsonOf(menuItems, "The dishes, with the menu's version") },
});

const toChangedJson = (
  food: MenuFood,
  { currency, menuVersion, now }: { currency: string; menuVersion: number; now: Date },
) => ({
  ...toFoodJson(asOf(food, now.getTime()), currency),
  category_id: food.categoryId,
  currency,
  menu_version: menuVersion,
});

/** Menus: what is on them, and what changes them. */
export const menuRouter = newRouter()
  .openapi(getMenuRoute, async (c) => {
    const snapshot = await getMenuSnapshot(c.req.valid("param").id);
    const headers = { etag: snapshot.etag, "cache-control": "no-cache" };
    if (isFresh(c, snapshot.etag)) return c.body(null, 304, headers);
    return c.body(snapshot.body, 200, { ...headers, "content-type": "application/json" });
  })
  .openapi(createCategoryRoute, async (c) => {
    const { id } = c.req.valid("param");
    const done = await createCategory(c.get("ctx"), id, c.req.valid("json"), ifMatch(c));
    c.header("etag", etagOf(done.menuVersion));
    return c.json({ ...done.result, menu_version: done.menuVersion }, 201);
  })
  .openapi(updateCategoryRoute, async (c) => {
    const { id, category } = c.req.valid("param");
    const body = c.req.valid("json");
    const done = await updateCategory(c.get("ctx"), id, category, body, ifMatch(c));
    c.header("etag", etagOf(done.menuVersion));
    return c.json({ ...done.result, menu_version: done.menuVersion }, 200);
  })
  .openapi(deleteCategoryRoute, async (c) => {
    const { id, category } = c.req.valid("param");
    const { menuVersion } = await deleteCategory(c.get("ctx"), id, category, ifMatch(c));
    return c.body(null, 204, { etag: etagOf(menuVersion) });
  })
  .openapi(createFoodRoute, async (c) => {
    const { id } = c.req.valid("param");
    const { result, ...menu } = await createFood(c.get("ctx"), id, c.req.valid("json"), ifMatch(c));
    c.header("etag", etagOf(menu.menuVersion));
    return c.json(toChangedJson(result, { ...menu, now: c.get("ctx").now }), 201);
  })
  .openapi(updateFoodRoute, async (c) => {
    const { id, food } = c.req.valid("param");
    const body = c.req.valid("json");
    const { result, ...menu } = await updateFood(c.get("ctx"), id, food, body, ifMatch(c));
    c.header("etag", etagOf(menu.menuVersion));
    return c.json(toChangedJson(result, { ...menu, now: c.get("ctx").now }), 200);
  })
  .openapi(deleteFoodRoute, async (c) => {
    const { id, food } = c.req.valid("param");
    const { menuVersion } = await deleteFood(c.get("ctx"), id, food, ifMatch(c));
    return c.body(null, 204, { etag: etagOf(menuVersion) });
  })
  .openapi(setAvailabilityRoute, async (c) => {
    const { id, food } = c.req.valid("param");
    const body = c.req.valid("json");
    const { result, ...menu } = await setAvailability(c.get("ctx"), id, food, body, ifMatch(c));
    c.header("etag", etagOf(menu.menuVersion));
    return c.json(toChangedJson(result, { ...menu, now: c.get("ctx").now }), 200);
  })
  .openapi(setPictureRoute, async (c) => {
    const { id, food } = c.req.valid("param");
    requireOwner(c.get("ctx").actor, id);
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const { result, ...menu } = await setFoodPicture(c.get("ctx"), id, food, bytes, ifMatch(c));
    c.header("etag", etagOf(menu.menuVersion));
    return c.json(toChangedJson(result, { ...menu, now: c.get("ctx").now }), 200);
  })
  .openapi(dropPictureRoute, async (c) => {
    const { id, food } = c.req.valid("param");
    const { result, ...menu } = await dropFoodPicture(c.get("ctx"), id, food, ifMatch(c));
    c.header("etag", etagOf(menu.menuVersion));
    return c.json(toChangedJson(result, { ...menu, now: c.get("ctx").now }), 200);
  })
  .openapi(orderMenuRoute, async (c) => {
    const { id } = c.req.valid("param");
    const { menuVersion } = await orderMenu(c.get("ctx"), id, c.req.valid("json"), ifMatch(c));
    return c.json({ menu_version: menuVersion }, 200, { etag: etagOf(menuVersion) });
  })
  .openapi(exportMenuRoute, async (c) => {
    const { restaurantId } = requireOwner(c.get("ctx").actor, c.req.valid("param").id);
    return c.body(toMenuCsv(await getMenuSnapshot(restaurantId)), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="menu.csv"',
      "cache-control": "no-store",
    });
  })
  .openapi(importMenuRoute, async (c) => {
    const { id } = c.req.valid("param");
    requireOwner(c.get("ctx").actor, id);
    const given = isJson(c.req.header("content-type")) ? c.req.valid("json") : await c.req.text();
    const csv = typeof given === "string" ? given : given.csv;
    if (!csv) throw new AppError("invalid_request", { detail: "The body holds no CSV" });
    const dryRun = c.req.valid("query").dry_run === "true";
    const done = await importMenu(c.get("ctx"), id, csv, { dryRun, expected: ifMatch(c) });
    c.header("etag", etagOf(done.menuVersion));
    return c.json({ ...done.result, menu_version: done.menuVersion }, 200);
  })
  .openapi(listFoodsRoute, async (c) => {
    const found = await listFoods(c.get("ctx"), c.req.valid("query").ids.split(","));
    const items = found.map(({ food, restaurantId, currency }) => ({
      ...toFoodJson(food, currency),
      restaurant_id: restaurantId,
      category_id: food.categoryId,
      currency,
    }));
    return c.json({ items }, 200);
  })
  .openapi(menuItemsRoute, async (c) => c.json(await listMenuItems(c.get("ctx")), 200));
