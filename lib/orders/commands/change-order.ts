import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { bills, orders, tickets } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { getMenuSnapshot } from "@/lib/menu/queries";
import type { MenuSnapshot } from "@/lib/menu/types";
import type { Ctx } from "@/lib/platform/ctx";
import { decideAgain } from "@/lib/platform/decide-again";
import { AppError } from "@/lib/platform/errors";
import { seal } from "@/lib/platform/secrets";
import { deliveryFeeMinor, prepMinutesAt } from "@/lib/restaurants/rules";
import { requireItsCustomer } from "../policy";
import { type FullOrder, getFullOrder, getOrder, type OrderRow } from "../queries";
import { byOf, isChangeable, promise } from "../rules";
import type { Address, TicketChange } from "../types";
import { factOf } from "./change-status";
import { checkDelivery, checkTime } from "./compose-order";
import { changesFor } from "./ticket-changes";

export interface OrderChange {
  address?: Address | undefined;
  /** null: as soon as possible again. */
  scheduledFor?: Date | null | undefined;
  note?: string | null | undefined;
}

/** What a new address or time does to the order; a new address must be in reach and may cost more or less. */
function apply(
  ctx: Ctx,
  { order, bill }: FullOrder,
  change: OrderChange,
  { profile }: MenuSnapshot,
) {
  const scheduledFor = change.scheduledFor === undefined ? order.scheduledFor : change.scheduledFor;
  if (change.scheduledFor) checkTime(ctx.now, { scheduledFor: change.scheduledFor }, profile);
  const note = change.note === undefined ? order.note : change.note;
  const base = { scheduledFor, note };
  if (change.address && order.orderType !== "delivery") {
    throw new AppError("change_not_allowed", { detail: "Only a delivery has an address" });
  }
  const distance = change.address
    ? checkDelivery({ orderType: order.orderType, address: change.address }, profile)
    : (order.distanceM ?? undefined);
  const promisedAt = promise(
    order.placedAt,
    prepMinutesAt(profile, ctx.now),
    distance,
    scheduledFor ?? undefined,
  );
  if (!change.address || distance === undefined) return { ...base, promisedAt };
  const fee = deliveryFeeMinor(profile.deliveryFee, distance, bill.subtotalMinor);
  return {
    ...base,
    promisedAt,
    distanceM: distance,
    addressSealed: seal(JSON.stringify(change.address)),
    totalMinor: order.totalMinor - bill.deliveryFeeMinor + fee,
  };
}

async function tellCook(tx: Tx, order: OrderRow, changes: TicketChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx
    .update(tickets)
    .set({
      changes: sql`coalesce(${tickets.changes}, '[]') || ${JSON.stringify(changes)}::jsonb`,
      version: sql`${tickets.version} + 1`,
    })
    .where(eq(tickets.orderId, order.id));
}

const changesOf = ({ address, scheduledFor, note }: OrderChange) => [
  ...(address === undefined ? [] : (["address"] as const)),
  ...(scheduledFor === undefined ? [] : (["time"] as const)),
  ...(note === undefined ? [] : (["note"] as const)),
];

/** Changes address, time or note of a customer's own order while the kitchen has not begun. */
export const changeOrder = (
  ctx: Ctx,
  orderId: string,
  change: OrderChange,
  version?: number,
): Promise<OrderRow> => decideAgain(() => changeNow(ctx, orderId, change, version));

async function changeNow(
  ctx: Ctx,
  orderId: string,
  change: OrderChange,
  version?: number,
): Promise<OrderRow> {
  const full = await getFullOrder(ctx, orderId);
  const { order } = full;
  requireItsCustomer(ctx.actor, order, ctx.now);
  if (version !== undefined && version !== order.version) throw new AppError("precondition_failed");
  if (!isChangeable(order.status)) {
    throw new AppError("change_not_allowed", { detail: "The kitchen has begun to cook" });
  }
  const snapshot = await getMenuSnapshot(order.restaurantId);
  const next = apply(ctx, full, change, snapshot);
  await ctx.db.transaction(async (tx) => {
    const [moved] = await tx
      .update(orders)
      .set({ ...next, version: sql`${orders.version} + 1`, updatedAt: ctx.now })
      .where(and(eq(orders.id, order.id), eq(orders.version, order.version)))
      .returning();
    if (!moved)
      throw new AppError("version_conflict", {
        detail: "The order changed just now: read it again",
      });
    const difference = moved.totalMinor - order.totalMinor;
    await tx
      .update(bills)
      .set({
        totalMinor: moved.totalMinor,
        deliveryFeeMinor: sql`${bills.deliveryFeeMinor} + ${difference}`,
      })
      .where(eq(bills.orderId, order.id));
    await tellCook(tx, order, changesFor(order, next, ctx.now));
    await appendEvent(tx, "order.updated", {
      key: moved.id,
      restaurantId: moved.restaurantId,
      at: ctx.now,
      data: {
        ...factOf(moved),
        total_change_minor: difference,
        changed: changesOf(change),
        by: byOf(ctx.actor),
      },
    });
  });
  announce();
  return getOrder(ctx, order.id);
}
