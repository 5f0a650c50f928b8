import { findMenuSnapshot } from "@/lib/menu/queries";
import type { MenuSnapshot } from "@/lib/menu/types";
import { minutesAfter } from "@/lib/platform/clock";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { MOST_MINOR } from "@/lib/platform/money";
import { seal } from "@/lib/platform/secrets";
import { deliveryFeeMinor, prepMinutesAt } from "@/lib/restaurants/rules";
import type { FullOrder, OrderRow } from "../queries";
import { promise, rideFor } from "../rules";
import type { Address } from "../types";
import { checkDelivery, checkTime } from "./compose-order";

export interface OrderChange {
  address?: Address | undefined;
  /** null: as soon as possible again. */
  scheduledFor?: Date | null | undefined;
  note?: string | null | undefined;
}

/** What a change writes to the order's row. */
export interface Next {
  scheduledFor: Date | null;
  note: string | null;
  promisedAt: Date;
  distanceM?: number;
  addressSealed?: Buffer;
  totalMinor?: number;
}

/** What is changed without a look at the menu or the hours: the note. */
const onlyNote = ({ order }: Pick<FullOrder, "order">, change: OrderChange): Next => ({
  scheduledFor: order.scheduledFor,
  note: change.note === undefined ? order.note : change.note,
  promisedAt: order.promisedAt,
});

/** What a change does to the order. @throws AppError `change_not_allowed` where the restaurant is gone */
export async function weighChange(
  ctx: Pick<Ctx, "now">,
  full: Pick<FullOrder, "order" | "bill">,
  asked: OrderChange,
): Promise<Next> {
  // As soon as possible, asked for again, is no change.
  const isNoWish = asked.scheduledFor === null && full.order.scheduledFor === null;
  const change = isNoWish ? { ...asked, scheduledFor: undefined } : asked;
  if (change.address === undefined && change.scheduledFor === undefined)
    return onlyNote(full, change);
  const snapshot = await findMenuSnapshot(full.order.restaurantId);
  if (!snapshot)
    throw new AppError("change_not_allowed", { detail: "The restaurant takes no more orders" });
  return applyChange(ctx, full, change, snapshot);
}

/** What a new address or time does to the order; a new address must be in reach and may cost more or less. */
function applyChange(
  ctx: Pick<Ctx, "now">,
  { order, bill }: Pick<FullOrder, "order" | "bill">,
  change: OrderChange,
  { profile }: MenuSnapshot,
): Next {
  const scheduledFor = change.scheduledFor === undefined ? order.scheduledFor : change.scheduledFor;
  if (change.scheduledFor !== undefined)
    checkTime(ctx.now, { scheduledFor: change.scheduledFor ?? undefined }, profile);
  const note = change.note === undefined ? order.note : change.note;
  const base = { scheduledFor, note };
  if (change.address && order.orderType !== "delivery") {
    throw new AppError("change_not_allowed", { detail: "Only a delivery has an address" });
  }
  const distance = change.address
    ? checkDelivery({ orderType: order.orderType, address: change.address }, profile)
    : (order.distanceM ?? undefined);
  const promisedAt = promiseAfter(ctx.now, { order, change, distance, scheduledFor }, profile);
  if (!change.address || distance === undefined) return { ...base, promisedAt };
  const fee = deliveryFeeMinor(profile.deliveryFee, distance, bill.subtotalMinor);
  const totalMinor = order.totalMinor - bill.deliveryFeeMinor + fee;
  if (totalMinor > MOST_MINOR)
    throw new AppError("invalid_request", {
      errors: [{ path: "delivery_address", message: "more than one order can come to" }],
    });
  return {
    ...base,
    promisedAt,
    distanceM: distance,
    addressSealed: seal(JSON.stringify(change.address)),
    totalMinor,
  };
}

interface Changed {
  order: OrderRow;
  change: OrderChange;
  distance: number | undefined;
  scheduledFor: Date | null;
}

/** When a changed order is promised. What is wanted at once after all is begun now, not when it was placed. */
function promiseAfter(
  now: Date,
  { order, change, distance, scheduledFor }: Changed,
  profile: MenuSnapshot["profile"],
): Date {
  if (change.scheduledFor === undefined && !change.address) return order.promisedAt;
  if (change.scheduledFor === undefined && !scheduledFor)
    return minutesAfter(order.promisedAt, rideFor(distance) - rideFor(order.distanceM));
  const begun = scheduledFor ? order.placedAt : now;
  return promise(begun, prepMinutesAt(profile, now), distance, scheduledFor ?? undefined);
}
