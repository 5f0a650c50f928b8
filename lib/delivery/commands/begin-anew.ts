import type { Tx } from "@/db/client";
import { deliveries } from "@/db/schema";
import type { OrderRow } from "@/lib/orders/queries";
import type { OrderStatus } from "@/lib/orders/types";
import { newId } from "@/lib/platform/ids";
import type { DeliveryRow } from "../queries/assignments";

const needsRider = new Set<OrderStatus>(["ACCEPTED", "IN_PROGRESS", "READY"]);

/** The food is still at the restaurant: somebody else is looked for. Undefined when the order needs nobody. */
export async function beginAnew(
  tx: Tx,
  failed: DeliveryRow,
  order: Pick<OrderRow, "status">,
  at: Date,
): Promise<DeliveryRow | undefined> {
  if (!needsRider.has(order.status)) return undefined;
  const [begun] = await tx
    .insert(deliveries)
    .values({
      ...failed,
      id: newId(),
      status: "UNASSIGNED",
      riderId: null,
      tripId: null,
      pinTries: 0,
      pinLockedUntil: null,
      searchingSince: at,
      toldUnassignedAt: null,
      assignedAt: null,
      arrivedAt: null,
      failedAt: null,
      failReason: null,
      explanation: null,
      createdAt: at,
      updatedAt: at,
    })
    .returning();
  return begun;
}
