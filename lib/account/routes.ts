import { createRoute } from "@hono/zod-openapi";
import { setCookie } from "hono/cookie";
import { sessionCookie, sessionCookieOptions } from "@/lib/auth/types";
import { cutPage, idOf, toPage } from "@/lib/platform/http/page";
import { newRouter } from "@/lib/platform/http/router";
import { idParam, jsonOf, page, pageQuery } from "@/lib/platform/http/schema";
import { removeAddress, saveAddress } from "./commands/addresses";
import { deleteAccount } from "./commands/delete-account";
import { addFavourite, removeFavourite } from "./commands/favourites";
import { cursorOfFavourite, listAddresses, listFavourites } from "./queries";
import {
  addressBody,
  deletion,
  favouritePage,
  favouriteParam,
  savedAddressSchema,
  toFavouriteJson,
} from "./schema";

const favouriteList = createRoute({
  method: "get",
  path: "/favourites",
  request: { query: pageQuery },
  responses: { 200: jsonOf(favouritePage, "The caller's favourite restaurants, latest first") },
});
const putFavourite = createRoute({
  method: "put",
  path: "/favourites/{restaurant_id}",
  request: { params: favouriteParam },
  responses: { 204: { description: "It is a favourite" } },
});
const dropFavourite = createRoute({
  method: "delete",
  path: "/favourites/{restaurant_id}",
  request: { params: favouriteParam },
  responses: { 204: { description: "It is no favourite" } },
});
const addressList = createRoute({
  method: "get",
  path: "/addresses",
  request: { query: pageQuery },
  responses: {
    200: jsonOf(page(savedAddressSchema), "The caller's addresses, the one used last first"),
  },
});
const putAddress = createRoute({
  method: "put",
  path: "/addresses/{id}",
  description: "The client chooses the id: however often it is sent, it is one address.",
  request: { params: idParam, body: addressBody },
  responses: { 200: jsonOf(savedAddressSchema, "The address as it is kept") },
});
const dropAddress = createRoute({
  method: "delete",
  path: "/addresses/{id}",
  request: { params: idParam },
  responses: { 204: { description: "The address is forgotten" } },
});

const removeMe = createRoute({
  method: "delete",
  path: "/auth/me",
  description:
    "Deletes the caller's account and erases what tells who they are. Confirmed by a code that `POST /auth/request-otp` has just sent to them.",
  request: { body: deletion },
  responses: { 204: { description: "The account is gone, and so is every session" } },
});

const unkept = { "cache-control": "no-store" };

/** What a customer keeps with us: favourites and addresses. */
export const accountRouter = newRouter()
  .openapi(favouriteList, async (c) => {
    const query = c.req.valid("query");
    const ctx = c.get("ctx");
    const rows = await listFavourites(ctx, query);
    const toItem = (row: (typeof rows)[number]) => toFavouriteJson(row, ctx.now);
    return c.json(toPage(rows, query.limit, toItem, cursorOfFavourite), 200, unkept);
  })
  .openapi(putFavourite, async (c) => {
    await addFavourite(c.get("ctx"), c.req.valid("param").restaurant_id);
    return c.body(null, 204);
  })
  .openapi(dropFavourite, async (c) => {
    await removeFavourite(c.get("ctx"), c.req.valid("param").restaurant_id);
    return c.body(null, 204);
  })
  .openapi(addressList, async (c) => {
    const kept = await listAddresses(c.get("ctx"));
    const same = (address: (typeof kept)[number]) => address;
    return c.json(cutPage(kept, c.req.valid("query"), same, idOf), 200, unkept);
  })
  .openapi(putAddress, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await saveAddress(c.get("ctx"), id, c.req.valid("json")), 200, unkept);
  })
  .openapi(dropAddress, async (c) => {
    await removeAddress(c.get("ctx"), c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(removeMe, async (c) => {
    const { code, request_id: requestId } = c.req.valid("json");
    await deleteAccount(c.get("ctx"), { code, requestId });
    setCookie(c, sessionCookie, "", { ...sessionCookieOptions, maxAge: 0 });
    return c.body(null, 204);
  });
