import { z } from "@hono/zod-openapi";
import { timestamp } from "@/lib/platform/http/schema";
import type { HistoryEntry } from "../queries/history";
import { ticketStatuses } from "../types";
import { orderStatus } from "./status";

export const historySchema = z
  .object({
    items: z.array(
      z.object({
        at: timestamp,
        /** The order's new state, a change by its guest, or something about its ticket. */
        what: z.enum(["status", "changed", "ticket", "item"]),
        status: orderStatus.optional(),
        ticket_status: z.enum(ticketStatuses).optional(),
        changed: z.array(z.enum(["address", "time", "note"])).optional(),
        item: z.string().optional(),
        done: z.boolean().optional(),
        reason: z.string().optional(),
        by: z.object({
          kind: z.enum(["guest", "table", "staff", "rider", "auto", "unknown"]),
          email: z.string().optional(),
        }),
      }),
    ),
  })
  .openapi("OrderHistory");
export type HistoryJson = z.infer<typeof historySchema>;

export function toHistoryJson({ at, step, change, ticket, by }: HistoryEntry) {
  const common = { at: at.toISOString(), by };
  if (step) {
    const { status, reason } = step;
    return { ...common, what: "status" as const, status, ...(reason ? { reason } : {}) };
  }
  if (change) return { ...common, what: "changed" as const, changed: change.changed ?? [] };
  if (ticket?.item) {
    const { name: item, done } = ticket.item;
    return { ...common, what: "item" as const, item, done };
  }
  const status = ticketStatuses.find((one) => one === ticket?.ticket_status);
  return { ...common, what: "ticket" as const, ...(status ? { ticket_status: status } : {}) };
}
