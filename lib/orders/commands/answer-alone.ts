import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { orders } from "@/db/schema";
import { announce } from "@/lib/events/wake";
import { decideAgain } from "@/lib/platform/decide-again";
import { AppError } from "@/lib/platform/errors";
import type { OrderRow } from "../queries";
import { AUTO } from "../types";
import { stepOrder } from "./change-status";

/**
 * The restaurant's settings answer an order that waits; whoever answered it first has the last word. One
 * that was changed and still waits is answered all the same.
 */
export async function answerAlone(
  order: OrderRow,
  to: "ACCEPTED" | "REJECTED",
  now: Date,
  reason?: string,
): Promise<void> {
  let known: OrderRow | undefined = order;
  try {
    await decideAgain(async () => {
      const current = known ?? (await readAgain(order));
      known = undefined;
      await db.transaction((tx) => stepOrder(tx, current, now, { to, by: AUTO, reason }));
    });
    announce();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

async function readAgain({ id }: OrderRow): Promise<OrderRow> {
  const [found] = await db.select().from(orders).where(eq(orders.id, id));
  if (!found) throw new AppError("not_found");
  return found;
}
