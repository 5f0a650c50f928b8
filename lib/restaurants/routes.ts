import { createRoute, z } from "@hono/zod-openapi";
import { requireMember, requireOwner } from "@/lib/auth/policy";
import { etagOf, ifMatch } from "@/lib/platform/http/etag";
import { cutPage, idOf } from "@/lib/platform/http/page";
import { newRouter } from "@/lib/platform/http/router";
import {
  bodyOf,
  idParam,
  jsonOf,
  page,
  pageQuery,
  pictureBody,
  uuid,
} from "@/lib/platform/http/schema";
import { createApiKey, revokeApiKey } from "./commands/api-keys";
import { changeService } from "./commands/change-service";
import { createRestaurant } from "./commands/create-restaurant";
import { dropRestaurantPicture, setRestaurantPicture } from "./commands/picture";
import { addTable, revokeTable } from "./commands/tables";
import { updateRestaurant } from "./commands/update-restaurant";
import {
  type DiningTable,
  getOwnRestaurant,
  getRestaurant,
  getTableQr,
  listApiKeys,
  listTables,
} from "./queries";
import {
  apiKeySchema,
  newApiKey,
  newRestaurant,
  newTable,
  restaurantChange,
  restaurantSchema,
  serviceChange,
  serviceSchema,
  tableNumber,
  tableSchema,
  toApiKeyJson,
  toRestaurantJson,
  toServiceJson,
} from "./schema";

const toTableJson = (table: DiningTable) => ({
  table_number: table.tableNumber,
  token: table.token,
  url: table.url,
  created_at: table.createdAt.toISOString(),
});

const idOrSlugParam = z.object({ id: z.string().min(1).max(120) });
const tableParam = z.object({ id: uuid, table: tableNumber });
const keyParam = z.object({ id: uuid, key: uuid });

const createRestaurantRoute = createRoute({
  method: "post",
  path: "/restaurants",
  request: { body: bodyOf(newRestaurant) },
  responses: { 201: jsonOf(restaurantSchema, "The new restaurant") },
});
const getRestaurantRoute = createRoute({
  method: "get",
  path: "/restaurants/{id}",
  description: "By id or by slug.",
  request: { params: idOrSlugParam },
  responses: { 200: jsonOf(restaurantSchema, "The restaurant") },
});
const updateRestaurantRoute = createRoute({
  method: "patch",
  path: "/restaurants/{id}",
  request: { params: idParam, body: bodyOf(restaurantChange) },
  responses: { 200: jsonOf(restaurantSchema, "The changed restaurant") },
});
const getServiceRoute = createRoute({
  method: "get",
  path: "/restaurants/{id}/service",
  description: "How orders are taken right now, for those who work there.",
  request: { params: idParam },
  responses: { 200: jsonOf(serviceSchema, "How orders are taken") },
});
const changeServiceRoute = createRoute({
  method: "patch",
  path: "/restaurants/{id}/service",
  description:
    "Pauses orders, says that the kitchen is busy (owners and kitchen), sets how orders are answered (owners).",
  request: { params: idParam, body: bodyOf(serviceChange) },
  responses: { 200: jsonOf(serviceSchema, "How orders are taken from now on") },
});
const setPictureRoute = createRoute({
  method: "put",
  path: "/restaurants/{id}/picture",
  description: "The file itself, as JPEG, PNG, WebP or AVIF, up to 8 MB.",
  request: { params: idParam, body: pictureBody },
  responses: { 200: jsonOf(restaurantSchema, "The restaurant with its picture") },
});
const dropPictureRoute = createRoute({
  method: "delete",
  path: "/restaurants/{id}/picture",
  request: { params: idParam },
  responses: { 200: jsonOf(restaurantSchema, "The restaurant without a picture") },
});
const addTableRoute = createRoute({
  method: "post",
  path: "/restaurants/{id}/tables",
  request: { params: idParam, body: bodyOf(newTable) },
  responses: { 201: jsonOf(tableSchema, "The new table") },
});
const listTablesRoute = createRoute({
  method: "get",
  path: "/restaurants/{id}/tables",
  request: { params: idParam, query: pageQuery },
  responses: { 200: jsonOf(page(tableSchema), "The tables in use, in the order of their numbers") },
});
const revokeTableRoute = createRoute({
  method: "delete",
  path: "/restaurants/{id}/tables/{table}",
  request: { params: tableParam },
  responses: { 204: { description: "The table's token no longer works" } },
});
const tableQrRoute = createRoute({
  method: "get",
  path: "/restaurants/{id}/tables/{table}/qr.svg",
  request: { params: tableParam },
  responses: {
    200: { description: "The QR code", content: { "image/svg+xml": { schema: z.string() } } },
  },
});
const createApiKeyRoute = createRoute({
  method: "post",
  path: "/restaurants/{id}/api-keys",
  request: { params: idParam, body: { ...bodyOf(newApiKey), required: false } },
  responses: { 201: jsonOf(apiKeySchema, "The key, shown this once") },
});
const listApiKeysRoute = createRoute({
  method: "get",
  path: "/restaurants/{id}/api-keys",
  request: { params: idParam, query: pageQuery },
  responses: { 200: jsonOf(page(apiKeySchema), "The keys that work, newest first") },
});
const revokeApiKeyRoute = createRoute({
  method: "delete",
  path: "/restaurants/{id}/api-keys/{key}",
  request: { params: keyParam },
  responses: { 204: { description: "The key no longer works" } },
});

/** Restaurants, their tables and their keys. */
export const restaurantsRouter = newRouter()
  .openapi(createRestaurantRoute, async (c) => {
    const profile = await createRestaurant(c.get("ctx"), c.req.valid("json"));
    c.header("etag", etagOf(profile.version));
    return c.json(toRestaurantJson(profile, c.get("ctx").now), 201);
  })
  .openapi(getRestaurantRoute, async (c) => {
    const profile = await getRestaurant(c.get("ctx"), c.req.valid("param").id);
    const shown = toRestaurantJson(profile, c.get("ctx").now);
    c.header("etag", etagOf(profile.version));
    c.header("cache-control", "no-cache");
    return c.json(shown, 200);
  })
  .openapi(updateRestaurantRoute, async (c) => {
    const { id } = c.req.valid("param");
    const profile = await updateRestaurant(c.get("ctx"), id, c.req.valid("json"), ifMatch(c));
    c.header("etag", etagOf(profile.version));
    return c.json(toRestaurantJson(profile, c.get("ctx").now), 200);
  })
  .openapi(getServiceRoute, async (c) => {
    const scope = requireMember(c.get("ctx").actor, c.req.valid("param").id);
    const profile = await getOwnRestaurant(c.get("ctx").db, scope);
    c.header("etag", etagOf(profile.version));
    return c.json(toServiceJson(profile, c.get("ctx").now), 200);
  })
  .openapi(changeServiceRoute, async (c) => {
    const { id } = c.req.valid("param");
    const profile = await changeService(c.get("ctx"), id, c.req.valid("json"), ifMatch(c));
    c.header("etag", etagOf(profile.version));
    return c.json(toServiceJson(profile, c.get("ctx").now), 200);
  })
  .openapi(setPictureRoute, async (c) => {
    const { id } = c.req.valid("param");
    requireOwner(c.get("ctx").actor, id);
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const profile = await setRestaurantPicture(c.get("ctx"), id, bytes, ifMatch(c));
    c.header("etag", etagOf(profile.version));
    return c.json(toRestaurantJson(profile, c.get("ctx").now), 200);
  })
  .openapi(dropPictureRoute, async (c) => {
    const profile = await dropRestaurantPicture(c.get("ctx"), c.req.valid("param").id, ifMatch(c));
    c.header("etag", etagOf(profile.version));
    return c.json(toRestaurantJson(profile, c.get("ctx").now), 200);
  })
  .openapi(addTableRoute, async (c) => {
    const { table_number } = c.req.valid("json");
    const table = await addTable(c.get("ctx"), c.req.valid("param").id, table_number);
    return c.json(toTableJson(table), 201);
  })
  .openapi(listTablesRoute, async (c) => {
    const scope = requireOwner(c.get("ctx").actor, c.req.valid("param").id);
    const tables = await listTables(c.get("ctx").db, scope);
    const query = c.req.valid("query");
    return c.json(
      cutPage(tables, query, toTableJson, ({ tableNumber }) => tableNumber),
      200,
    );
  })
  .openapi(revokeTableRoute, async (c) => {
    const { id, table } = c.req.valid("param");
    await revokeTable(c.get("ctx"), id, table);
    return c.body(null, 204);
  })
  .openapi(tableQrRoute, async (c) => {
    const { id, table } = c.req.valid("param");
    const svg = await getTableQr(c.get("ctx").db, requireOwner(c.get("ctx").actor, id), table);
    return c.body(svg, 200, { "content-type": "image/svg+xml", "cache-control": "no-store" });
  })
  .openapi(createApiKeyRoute, async (c) => {
    // A body that was not sent was not validated either.
    const wanted = newApiKey.parse(c.req.valid("json") ?? {});
    const made = await createApiKey(c.get("ctx"), c.req.valid("param").id, wanted);
    return c.json({ ...toApiKeyJson(made), key: made.key }, 201);
  })
  .openapi(listApiKeysRoute, async (c) => {
    const scope = requireOwner(c.get("ctx").actor, c.req.valid("param").id);
    const keys = await listApiKeys(c.get("ctx").db, scope);
    return c.json(cutPage(keys, c.req.valid("query"), toApiKeyJson, idOf), 200);
  })
  .openapi(revokeApiKeyRoute, async (c) => {
    const { id, key } = c.req.valid("param");
    await revokeApiKey(c.get("ctx"), id, key);
    return c.body(null, 204);
  });
