import { getCoupon, requireLeft } from "@/lib/coupons/queries";
import type { Coupon } from "@/lib/coupons/types";
import { announce } from "@/lib/events/wake";
import { findMenuSnapshot, recallMenuSnapshot } from "@/lib/menu/queries";
import type { MenuSnapshot } from "@/lib/menu/types";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { isTransient } from "@/lib/platform/http/problem";
import { findAnswer, type StoredAnswer } from "@/lib/platform/idempotency";
import { newId } from "@/lib/platform/ids";
import { metrics } from "@/lib/platform/metrics";
import { findFirstPayment, findOrderByClientId, listItems } from "../queries";
import type { OrderRequest, Placer } from "../types";
import { type ComposedOrder, composeOrder } from "./compose-order";
import { insertOrder, type SentOrder } from "./insert-order";

const MOST_ATTEMPTS = 4;

/** An order as its placing left it. */
export interface PlacedOrder {
  id: string;
  totalMinor: number;
  currency: string;
  placedAt: Date;
  /** What has to be paid first. */
  payment?: { id: string } | undefined;
}

export interface PlaceOptions {
  placer: Placer;
  request: OrderRequest;
  /** The idempotency record this order is kept under. */
  key: { id: string; requestHash: Buffer };
  /** What the client is answered, and again whenever it repeats the request. */
  toAnswer: (order: PlacedOrder) => unknown;
}

/**
 * Places an order: priced from the menu as this process knows it, written in one statement that only
 * goes through if that menu is still the current one. A stale menu is read again and priced again,
 * unless the client named the version it saw. Repeating a request returns the first answer.
 */
export async function placeOrder(
  ctx: Ctx,
  options: PlaceOptions,
): Promise<{ answer: StoredAnswer; replayed: boolean }> {
  let mustBeFresh = false;
  let ownId = options.request.clientOrderId === undefined;
  for (let attempt = 1; ; attempt += 1) {
    const id = ownId ? newId() : options.request.clientOrderId;
    const order = await compose(ctx, options, mustBeFresh, id);
    if (!order) {
      mustBeFresh = true;
      continue;
    }
    const answer = { status: 201, body: options.toAnswer(order) };
    const outcome = await insertOrReadBack({ order, key: options.key, answer });
    if (outcome === "placed") {
      announce();
      metrics.orders.inc();
      return { answer, replayed: false };
    }
    if (outcome === "known") return { answer: await readAnswer(options.key), replayed: true };
    if (outcome === "client_id_taken") {
      const known = await findAnswerForClientId(options);
      if (!known) throw new AppError("request_in_progress", { retryAfterS: 1 });
      return { answer: known, replayed: true };
    }
    if (outcome === "coupon_exhausted") throw new AppError("coupon_exhausted");
    if (attempt === MOST_ATTEMPTS) throw new AppError("service_unavailable", { retryAfterS: 1 });
    if (outcome === "menu_changed") mustBeFresh = true;
    if (outcome === "id_taken") ownId = true;
  }
}

/** The order as the menu has it; undefined when a remembered menu refuses it and a fresh one may not. */
async function compose(
  ctx: Ctx,
  options: PlaceOptions,
  mustBeFresh: boolean,
  id: string | undefined,
): Promise<ComposedOrder | undefined> {
  try {
    const menu = await menuFor(options, mustBeFresh);
    return composeOrder(ctx, { ...options, coupon: await couponOf(ctx, options) }, menu, id);
  } catch (error) {
    if (mustBeFresh || !(error instanceof AppError)) throw error;
    return undefined;
  }
}

/** Asked of the database each time: a coupon that is withdrawn or used up ends at once. */
async function couponOf(ctx: Ctx, { placer, request }: PlaceOptions): Promise<Coupon | undefined> {
  if (request.couponCode === undefined || placer.kind !== "customer") return undefined;
  const coupon = await getCoupon(ctx.db, request.restaurantId, request.couponCode);
  await requireLeft(ctx.db, coupon, placer.userId);
  return coupon;
}

async function menuFor(
  { placer, request }: PlaceOptions,
  mustBeFresh: boolean,
): Promise<MenuSnapshot> {
  const load = mustBeFresh ? findMenuSnapshot : recallMenuSnapshot;
  const snapshot = await load(request.restaurantId);
  if (!snapshot) throw new AppError("not_found", { detail: "There is no such restaurant" });
  if (request.menuVersion === undefined || request.menuVersion === snapshot.version)
    return snapshot;
  throw new AppError(placer.kind === "table" ? "version_conflict" : "price_changed", {
    extra: { menu_version: snapshot.version },
  });
}

/** When the connection breaks the order may or may not be in: its idempotency record tells. */
async function insertOrReadBack(sent: SentOrder) {
  try {
    return await insertOrder(sent);
  } catch (error) {
    if (!isTransient(error)) throw error;
    return insertOrder(sent);
  }
}

async function readAnswer(key: PlaceOptions["key"]): Promise<StoredAnswer> {
  const answer = await findAnswer(key.id, key.requestHash);
  if (!answer) throw new AppError("request_in_progress", { retryAfterS: 1 });
  return answer;
}

/**
 * The same client order id under another key: the order that is there already is the answer.
 * @throws AppError `idempotency_key_reused` when it was for something else
 */
export async function findAnswerForClientId({
  placer,
  request,
  toAnswer,
}: Omit<PlaceOptions, "key">): Promise<StoredAnswer | undefined> {
  if (request.clientOrderId === undefined) return undefined;
  const order = await findOrderByClientId(placer, request.clientOrderId);
  if (!order) return undefined;
  const isSame =
    order.restaurantId === request.restaurantId &&
    order.orderType === request.orderType &&
    dishesOf(await listItems(order.id)) === dishesOf(request.items);
  if (!isSame) throw new AppError("idempotency_key_reused");
  const payment = await findFirstPayment(order);
  return { status: 201, body: toAnswer({ ...order, payment }) };
}

const dishesOf = (items: readonly { foodId: string; quantity: number }[]): string =>
  items
    .map(({ foodId, quantity }) => `${foodId} ${quantity}`)
    .sort()
    .join();
