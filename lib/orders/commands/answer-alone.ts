import { db } from "@/db/client";
import { announce } from "@/lib/events/wake";
import { AppError } from "@/lib/platform/errors";
import type { OrderRow } from "../queries";
import { AUTO } from "../types";
import { stepOrder } from "./change-status";

/** The restaurant's settings answer an order that waits; whoever answered it first has the last word. */
export async function answerAlone(
  order: OrderRow,
  to: "ACCEPTED" | "REJECTED",
  now: Date,
  reason?: string,
): Promise<void> {
  try {
    await db.transaction((tx) => stepOrder(tx, order, now, { to, by: AUTO, reason }));
    announce();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
