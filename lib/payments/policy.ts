import { requireItsStaff } from "@/lib/orders/policy";
import type { OrderRow } from "@/lib/orders/queries";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";

/** Owners and administrators give money back; cooks do not. */
export function requireRefunder({ actor, now }: Pick<Ctx, "actor" | "now">, order: OrderRow): void {
  requireItsStaff(actor, order, now);
  if (actor.kind !== "user") throw new AppError("forbidden");
  const membership = actor.memberships.find((one) => one.restaurantId === order.restaurantId);
  if (actor.role !== "admin" && membership?.role !== "owner") throw new AppError("forbidden");
}
