import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { riders } from "@/db/schema";
import { appendEvent } from "@/lib/events/append";
import type { DeliveryRow } from "../queries/assignments";
import type { DeliveryStatus } from "../types";

interface Told {
  from: DeliveryStatus;
  at: Date;
  reason?: string | undefined;
  /** Who took it, where it was not the rider. */
  by?: string | undefined;
  /** Cash that was taken at the door. */
  cashMinor?: number | undefined;
}

/** The fact of a step that a delivery has taken, and its rider's screen. */
export async function tellStep(tx: Tx, moved: DeliveryRow, told: Told): Promise<void> {
  const { from, at, reason, by, cashMinor } = told;
  await tx
    .update(riders)
    .set({ version: sql`${riders.version} + 1`, ...(by === undefined ? { updatedAt: at } : {}) })
    .where(eq(riders.userId, moved.riderId ?? ""));
  await appendEvent(tx, "delivery.status_updated", {
    key: moved.orderId,
    restaurantId: moved.restaurantId,
    at,
    data: {
      delivery_id: moved.id,
      order_id: moved.orderId,
      restaurant_id: moved.restaurantId,
      status: moved.status,
      from,
      rider_id: moved.riderId,
      reason,
      by,
      currency: moved.currency,
      pay_minor: moved.payMinor,
      tip_minor: moved.tipMinor,
      ...(cashMinor === undefined ? {} : { cash_minor: cashMinor }),
    },
  });
}
