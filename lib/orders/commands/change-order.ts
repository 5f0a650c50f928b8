import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { bills, orders, payments, tickets } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { minutesAfter } from "@/lib/platform/clock";
import type { Ctx } from "@/lib/platform/ctx";
import { decideAgain } from "@/lib/platform/decide-again";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { toMajor } from "@/lib/platform/money";
import { seal, unseal } from "@/lib/platform/secrets";
import { requireVersion } from "@/lib/platform/versions";
import { requireItsCustomer } from "../policy";
import {
  type FullOrder,
  type FullOrderWithMoney,
  getFullOrder,
  getMoney,
  getOrder,
  type OrderRow,
  type PaymentRow,
} from "../queries";
import { byOf, MINUTES_TO_PAY, openStatuses, refundableMinor } from "../rules";
import { isChangeable } from "../rules/change";
import { payUrl } from "../schema/payment";
import type { TicketChange } from "../types";
import { factOf } from "./change-status";
import { expirePayments, requestRefunds } from "./give-back";
import { changesFor } from "./ticket-changes";
import { type Next, type OrderChange, weighChange } from "./weigh-change";

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
  requireVersion(order.version, version);
  if (!isChangeable(order.status)) {
    const isOpen = openStatuses.includes(order.status);
    throw new AppError("change_not_allowed", {
      detail: isOpen ? "The kitchen has begun to cook" : "The order is over",
    });
  }
  const next = await weighChange(ctx, full, change);
  const difference = (next.totalMinor ?? order.totalMinor) - order.totalMinor;
  const isPaid = full.payments.some((payment) => payment.status === "CAPTURED");
  if (difference !== 0 && order.status === "PENDING_PAYMENT") {
    throw new AppError("change_not_allowed", {
      detail: "The new address has another price: pay first, or cancel and order anew",
    });
  }
  if (difference > 0 && isPaid) return askForDifference(ctx, full, { change, next });
  await ctx.db.transaction((tx) =>
    writeChange(tx, order, { change, next }, { now: ctx.now, by: byOf(ctx.actor), isPaid }),
  );
  announce();
  return getOrder(ctx, order.id);
}

interface Decided {
  change: OrderChange;
  next: Next;
}

/** Writes what was decided; of a paid order what the new address saves goes back. */
async function writeChange(
  tx: Tx,
  order: OrderRow,
  { change, next }: Decided,
  { now, by, isPaid }: { now: Date; by: string | undefined; isPaid: boolean },
): Promise<void> {
  const [moved] = await tx
    .update(orders)
    .set({ ...next, version: sql`${orders.version} + 1`, updatedAt: now })
    .where(and(eq(orders.id, order.id), eq(orders.version, order.version)))
    .returning();
  if (!moved)
    throw new AppError("version_conflict", { detail: "The order changed just now: read it again" });
  const difference = moved.totalMinor - order.totalMinor;
  await tx
    .update(bills)
    .set({
      totalMinor: moved.totalMinor,
      deliveryFeeMinor: sql`${bills.deliveryFeeMinor} + ${difference}`,
    })
    .where(eq(bills.orderId, order.id));
  await tellCook(tx, order, changesFor(order, next, now));
  await appendEvent(tx, "order.updated", {
    key: moved.id,
    restaurantId: moved.restaurantId,
    at: now,
    data: {
      ...factOf(moved),
      total_change_minor: difference,
      changed: changesOf(change),
      by,
    },
  });
  if (isPaid && difference < 0) await giveBackDifference(tx, moved, now, -difference);
}

async function giveBackDifference(tx: Tx, order: OrderRow, now: Date, savedMinor: number) {
  const { payments: paid } = await getMoney(tx, order.id);
  const amountMinor = Math.min(savedMinor, refundableMinor(paid));
  if (amountMinor === 0) return;
  const wanted = {
    amountMinor,
    kind: "address_change",
    reason: "the new address is nearer",
  } as const;
  await requestRefunds(tx, order, now, wanted);
}

/**
 * A change that costs more is made when the difference is paid, so that nobody is left with it: the
 * change waits, sealed, with its payment. @throws AppError `payment_required` with the payment
 */
async function askForDifference(
  ctx: Ctx,
  full: FullOrderWithMoney,
  decided: Decided,
): Promise<never> {
  const { order, payments: asked } = full;
  const amountMinor = (decided.next.totalMinor ?? 0) - order.totalMinor;
  const id = newId();
  const until = minutesAfter(ctx.now, MINUTES_TO_PAY);
  await ctx.db.transaction(async (tx) => {
    await expirePayments(tx, asked, ctx.now);
    await tx.insert(payments).values({
      id,
      orderId: order.id,
      restaurantId: order.restaurantId,
      purpose: "difference",
      amountMinor,
      currency: order.currency,
      changeSealed: seal(JSON.stringify(decided.change)),
      askAt: until,
      expiresAt: until,
      createdAt: ctx.now,
    });
  });
  announce();
  throw new AppError("payment_required", {
    detail: "The new address costs more: it is taken once the difference is paid",
    extra: {
      payment: {
        id,
        checkout_url: payUrl(id),
        amount: toMajor(amountMinor, order.currency),
        currency: order.currency,
      },
    },
  });
}

/**
 * Makes the change whose difference was paid just now; false when it cannot be made any more or costs
 * something else by now. The caller holds the order's row.
 */
export async function makePaidChange(
  tx: Tx,
  full: Pick<FullOrder, "order" | "bill">,
  { changeSealed, amountMinor }: Pick<PaymentRow, "changeSealed" | "amountMinor">,
  now: Date,
): Promise<boolean> {
  const { order } = full;
  if (!changeSealed || !isChangeable(order.status)) return false;
  const change = readChange(changeSealed);
  try {
    const next = await weighChange({ now }, full, change);
    if ((next.totalMinor ?? order.totalMinor) - order.totalMinor !== amountMinor) return false;
    const by = order.customerId ?? undefined;
    await writeChange(tx, order, { change, next }, { now, by, isPaid: true });
    return true;
  } catch (error) {
    // Out of reach or closed by now: the money goes back.
    if (error instanceof AppError && error.code !== "version_conflict") return false;
    throw error;
  }
}

function readChange(sealed: Buffer): OrderChange {
  const { scheduledFor, ...rest } = JSON.parse(unseal(sealed));
  return { ...rest, scheduledFor: scheduledFor ? new Date(scheduledFor) : scheduledFor };
}
