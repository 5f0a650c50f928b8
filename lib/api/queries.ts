import { db, pool } from "@/db/client";
import { listAddresses, listFavourites } from "@/lib/account/queries";
import { type FavouriteJson, toFavouriteJson } from "@/lib/account/schema";
import type { SavedAddress } from "@/lib/account/types";
import { getLiveSales } from "@/lib/analytics/queries/live-sales";
import { toLiveJson } from "@/lib/analytics/schema";
import { requireMember, requireOwner, requireUser } from "@/lib/auth/policy";
import { findActorByToken, listLostInvitations, listMembers } from "@/lib/auth/queries";
import { type MemberJson, toMemberJson } from "@/lib/auth/schema";
import type { LostInvitation } from "@/lib/auth/types";
import { getBoard, listStations } from "@/lib/kitchen/queries";
import { type BoardJson, toBoardJson } from "@/lib/kitchen/schema";
import { getMenuSnapshot } from "@/lib/menu/queries";
import { listWebhooks } from "@/lib/notifications/queries";
import { toWebhookJson, type WebhookJson } from "@/lib/notifications/schema";
import { countWaitingOrders } from "@/lib/orders/queries";
import { listOrders, newestFirst } from "@/lib/orders/queries/list-orders";
import { getTab } from "@/lib/orders/queries/sitting";
import { type OrderSummaryJson, toOrderSummaryJson } from "@/lib/orders/schema/listing";
import { type TabJson, toTabJson } from "@/lib/orders/schema/tab";
import * as paymentQueries from "@/lib/payments/queries";
import {
  type PayableJson,
  type SandboxJson,
  toPayableJson,
  toSandboxJson,
} from "@/lib/payments/schema";
import type { Actor, Ctx, UserActor } from "@/lib/platform/ctx";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { toPage } from "@/lib/platform/http/page";
import { isId } from "@/lib/platform/ids";
import {
  type DiningTable,
  findRestaurant,
  getRestaurant,
  listApiKeys,
  listTables,
} from "@/lib/restaurants/queries";
import {
  type ApiKeyJson,
  type RestaurantJson,
  toApiKeyJson,
  toRestaurantJson,
} from "@/lib/restaurants/schema";
import { listNeighbourhoods, listRestaurants } from "@/lib/search/queries";
import { type SearchItem, searchQuery, toSearch, toSearchItem } from "@/lib/search/schema";
import type { NamedPlace } from "@/lib/search/types";
import { getTracked } from "@/lib/tracking/queries";
import { type TrackedJson, toTrackedJson } from "@/lib/tracking/schema";

// What pages show on their first render: read in process, in the shapes the API answers with, so
// that a page and the client that takes over from it speak of the same thing.

const OWN_ORDERS = 20;
const TABLE_ORDERS = 100;
const hidden = new Set(["not_found", "forbidden", "unauthenticated"]);

const ctxOf = (actor: Actor): Ctx => ({ db, now: new Date(), actor, requestId: "page" });

/** The result, or undefined where the caller may not see it or it does not exist. */
async function orNothing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && hidden.has(error.code)) return undefined;
    throw error;
  }
}

/** Whether outgoing mail is shown at /dev/mailbox. */
export const isMailboxShown = (): boolean => env.DEV_MAILBOX;

/** The styles of maps for light and dark pages, as this server was told. */
export const mapStyles = { light: env.MAP_STYLE_URL, dark: env.MAP_STYLE_DARK_URL };

export interface RestaurantPage {
  restaurant: RestaurantJson;
  /** The menu as `GET /restaurants/{id}/menu` answers it. */
  menu: unknown;
}

async function getRestaurantPage(actor: Actor, idOrSlug: string): Promise<RestaurantPage> {
  const ctx = ctxOf(actor);
  const profile = await getRestaurant(ctx, idOrSlug);
  const menu = await getMenuSnapshot(profile.id);
  return {
    restaurant: toRestaurantJson(profile, ctx.now),
    menu: JSON.parse(new TextDecoder().decode(menu.body)),
  };
}

/** A restaurant with its menu, for anybody. */
export const findRestaurantPage = (idOrSlug: string): Promise<RestaurantPage | undefined> =>
  orNothing(() => getRestaurantPage({ kind: "anonymous" }, idOrSlug));

/** An order as far as the user may see it, with its restaurant. */
export function findOrderPage(
  viewer: UserActor,
  id: string,
): Promise<{ order: TrackedJson; restaurant: RestaurantJson } | undefined> {
  return orNothing(async () => {
    if (!isId(id)) throw new AppError("not_found");
    const ctx = ctxOf(viewer);
    const order = toTrackedJson(ctx, await getTracked(ctx, id));
    const profile = await getRestaurant(ctx, order.restaurant_id);
    return { order, restaurant: toRestaurantJson(profile, ctx.now) };
  });
}

/** Whether orders can be paid by card. */
export const areCardsTaken = paymentQueries.areCardsTaken;

/** A payment, for whoever was given its address. */
export const findPaymentPage = (id: string): Promise<PayableJson | undefined> =>
  orNothing(async () => {
    if (!isId(id)) throw new AppError("not_found");
    return toPayableJson(await paymentQueries.getPayment(id));
  });

/** A checkout with play money, where the sandbox is in use. */
export const findSandboxPage = (ref: string): Promise<SandboxJson | undefined> =>
  orNothing(async () => toSandboxJson(await paymentQueries.getSandboxCheckout(ref)));

/** The first page of the user's own orders, latest first, as `GET /orders?mine=true` answers it. */
export async function listOwnOrders(viewer: UserActor) {
  const rows = await listOrders(ctxOf(viewer), { mine: true, limit: OWN_ORDERS });
  return toPage(rows, OWN_ORDERS, toOrderSummaryJson, newestFirst.cursorOf);
}

const MOST_FAVOURITES = 100;

/** The restaurants a user likes, latest first. */
export async function listOwnFavourites(viewer: UserActor): Promise<FavouriteJson[]> {
  const ctx = ctxOf(viewer);
  const found = await listFavourites(ctx, { limit: MOST_FAVOURITES });
  return found.slice(0, MOST_FAVOURITES).map((one) => toFavouriteJson(one, ctx.now));
}

/** The addresses a user keeps. */
export const listOwnAddresses = (viewer: UserActor): Promise<SavedAddress[]> =>
  listAddresses(ctxOf(viewer));

/** A restaurant's board for those who work there. */
export function findBoard(
  viewer: UserActor,
  restaurantId: string,
): Promise<{ restaurant: RestaurantJson; board: BoardJson; isOwner: boolean } | undefined> {
  return orNothing(async () => {
    const ctx = ctxOf(viewer);
    const scope = requireMember(viewer, restaurantId);
    const [profile, board] = await Promise.all([
      getRestaurant(ctx, restaurantId),
      getBoard(scope, ctx.now),
    ]);
    return {
      restaurant: toRestaurantJson(profile, ctx.now),
      board: toBoardJson(board),
      isOwner: scope.role !== "kitchen",
    };
  });
}

/** A restaurant for its owner. */
export function findOwned(
  viewer: UserActor,
  restaurantId: string,
): Promise<RestaurantJson | undefined> {
  return orNothing(async () => {
    if (!isId(restaurantId)) throw new AppError("not_found");
    requireOwner(requireUser(viewer), restaurantId);
    const ctx = ctxOf(viewer);
    return toRestaurantJson(await getRestaurant(ctx, restaurantId), ctx.now);
  });
}

/** The menu of a restaurant, for its owner. */
export async function getOwnersMenu(viewer: UserActor, restaurantId: string): Promise<unknown> {
  return (await getRestaurantPage(viewer, requireOwner(viewer, restaurantId).restaurantId)).menu;
}

/** The stations of a restaurant's kitchen, for its owner. */
export const listOwnersStations = async (
  viewer: UserActor,
  restaurantId: string,
): Promise<{ id: string; name: string }[]> =>
  (await listStations(requireOwner(viewer, restaurantId))).map(({ id, name }) => ({ id, name }));

/** The tables of a restaurant, for its owner. */
export const listOwnersTables = (viewer: UserActor, restaurantId: string): Promise<DiningTable[]> =>
  listTables(db, requireOwner(viewer, restaurantId));

const MOST_MEMBERS = 100;

/** Who works in a restaurant or is asked to, for its owner. */
export async function listOwnersMembers(
  viewer: UserActor,
  restaurantId: string,
): Promise<MemberJson[]> {
  const scope = requireOwner(viewer, restaurantId);
  return (await listMembers(db, scope, { limit: MOST_MEMBERS, after: "" })).map(toMemberJson);
}

/** The viewer's own invitations that ran out, to where they do not work. */
export const listOwnLostInvitations = (viewer: UserActor): Promise<LostInvitation[]> =>
  listLostInvitations(db, viewer, new Date());

/** The API keys of a restaurant, for its owner. */
export const listOwnersKeys = async (
  viewer: UserActor,
  restaurantId: string,
): Promise<ApiKeyJson[]> =>
  (await listApiKeys(db, requireOwner(viewer, restaurantId))).map(toApiKeyJson);

/** The webhooks of a restaurant, for its owner. */
export const listOwnersWebhooks = async (
  viewer: UserActor,
  restaurantId: string,
): Promise<WebhookJson[]> =>
  (await listWebhooks(db, requireOwner(viewer, restaurantId))).map((one) => toWebhookJson(one));

export interface TablePage extends RestaurantPage {
  /** What was ordered to the table in this sitting, latest first. */
  orders: OrderSummaryJson[];
  tab: TabJson;
}

/** The page that a table's QR code opens. */
export async function findTablePage(token: string): Promise<TablePage | undefined> {
  const actor = await findActorByToken(token);
  if (actor?.kind !== "table") return undefined;
  const profile = await findRestaurant(ctxOf(actor), actor.restaurantId);
  if (!profile) return undefined;
  const [page, rows, tab] = await Promise.all([
    getRestaurantPage(actor, actor.restaurantId),
    listOrders(ctxOf(actor), { limit: TABLE_ORDERS }),
    getTab(ctxOf(actor)),
  ]);
  return {
    ...page,
    orders: rows.slice(0, TABLE_ORDERS).map(toOrderSummaryJson),
    tab: toTabJson(tab),
  };
}

/** The neighbourhoods where most restaurants are. */
export const listPlaces = (): Promise<NamedPlace[]> => listNeighbourhoods();

/** How many orders wait for an answer of the restaurant. */
export async function countWaiting(viewer: UserActor, restaurantId: string): Promise<number> {
  return countWaitingOrders(requireOwner(viewer, restaurantId));
}

/** The first pages of `GET /restaurants` for a query, in one answer. */
export async function discover(
  query: Record<string, string>,
  pages: number,
): Promise<{ items: SearchItem[]; nextCursor: string | null }> {
  const now = new Date();
  const asked = searchQuery.parse(query);
  const options = { limit: asked.limit * pages, now };
  const { items, nextCursor } = await listRestaurants(toSearch(asked), options);
  return { items: items.map((one) => toSearchItem(one, now)), nextCursor };
}

/** Which restaurants the user likes. */
export async function listFavouriteIds(viewer: UserActor | null): Promise<string[]> {
  if (!viewer) return [];
  const liked = await listFavourites(ctxOf(viewer), { limit: MOST_FAVOURITES });
  return liked.map(({ profile }) => profile.id);
}

/** The cuisines that most restaurants cook. */
export async function listCuisines(): Promise<string[]> {
  const { rows } = await pool.query<{ cuisine: string }>({
    name: "known-cuisines",
    text: `select cuisine from restaurants, unnest(cuisines) as cuisine where banned_at is null
            group by cuisine order by count(*) desc, cuisine limit 14`,
  });
  return rows.map((row) => row.cuisine);
}

/** What an owner watches, in the shape of `GET /analytics/live`. */
export const getLiveFigures = async (viewer: UserActor, restaurantId: string) =>
  toLiveJson(await getLiveSales(requireOwner(viewer, restaurantId)));
