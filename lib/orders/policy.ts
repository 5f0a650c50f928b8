import type { Actor } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";

const HISTORY_MONTHS = 6;

interface Owned {
  restaurantId: string;
  customerId: string | null;
  tableId: string | null;
  placedAt: Date;
}

/** How far back customers see their own orders. */
export function historyStart(now: Date): Date {
  const start = new Date(now);
  start.setUTCMonth(start.getUTCMonth() - HISTORY_MONTHS);
  return start;
}

/** Whether the caller works in the order's restaurant (or keeps the platform). */
export const isStaff = (actor: Actor, order: Pick<Owned, "restaurantId">): boolean =>
  actor.kind === "user" &&
  (actor.role === "admin" ||
    actor.memberships.some((one) => one.restaurantId === order.restaurantId));

export const isCustomer = (actor: Actor, order: Owned, now: Date): boolean =>
  actor.kind === "user" && actor.userId === order.customerId && order.placedAt >= historyStart(now);

/** Its customer for six months, its table, its restaurant's staff and administrators. */
export const canSeeOrder = (actor: Actor, order: Owned, now: Date): boolean =>
  isCustomer(actor, order, now) ||
  isStaff(actor, order) ||
  (actor.kind === "table" && actor.tableId === order.tableId);

/** 404 for whoever may not see the order, 403 for whoever may but is not its customer. */
export function requireItsCustomer(actor: Actor, order: Owned, now: Date): void {
  if (!canSeeOrder(actor, order, now)) throw new AppError("not_found");
  if (!isCustomer(actor, order, now)) throw new AppError("forbidden");
}

/** 404 for whoever may not see the order, 403 for whoever may but does not work there. */
export function requireItsStaff(actor: Actor, order: Owned, now: Date): void {
  if (!canSeeOrder(actor, order, now)) throw new AppError("not_found");
  if (!isStaff(actor, order)) throw new AppError("forbidden");
}
