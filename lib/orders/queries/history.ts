import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db/client";
import { events, orders, users } from "@/db/schema";
import type { EventData } from "@/lib/events/catalogue";
import type { RestaurantScope } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import type { OrderRow } from "../queries";
import { AUTO, type StatusStep } from "../types";

/** Something that happened to an order. */
export interface HistoryEntry {
  at: Date;
  step?: StatusStep;
  change?: EventData["order.updated"];
  ticket?: EventData["order.ticket_updated"];
  by: { kind: "guest" | "table" | "staff" | "rider" | "auto" | "unknown"; email?: string };
}

const changeTypes = ["order.updated", "order.ticket_updated"] as const;

/** Everything that happened to an order, oldest first; changes beside its states for as long as the log is kept. */
export async function listHistory(
  { restaurantId }: RestaurantScope,
  orderId: string,
): Promise<HistoryEntry[]> {
  const [order] = await db
    .select()
    .from(orders)
    .where(and(eq(orders.id, orderId), eq(orders.restaurantId, restaurantId)));
  if (!order) throw new AppError("not_found");
  const changes = await db
    .select({ type: events.type, payload: events.payload, at: events.occurredAt })
    .from(events)
    .where(and(eq(events.key, orderId), inArray(events.type, [...changeTypes])));
  const entries = [
    ...order.history.map((step) => ({ at: new Date(step.at), step, by: step.by })),
    ...changes.map(({ type, payload, at }) => ({
      at,
      [type === "order.updated" ? "change" : "ticket"]: payload,
      by: typeof payload.by === "string" ? payload.by : undefined,
    })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  const people = await findPeople(entries.flatMap(({ by }) => (by && by !== AUTO ? [by] : [])));
  return entries.map((entry, index) => ({ ...entry, by: namedBy(order, entry.by, people, index) }));
}

type Person = Pick<typeof users.$inferSelect, "id" | "email" | "role">;

function namedBy(
  order: OrderRow,
  by: string | undefined,
  people: Map<string, Person>,
  index: number,
): HistoryEntry["by"] {
  if (by === AUTO) return { kind: "auto" };
  // Placing an order says no name: the row does.
  if (index === 0 && by === undefined) return { kind: order.tableId ? "table" : "guest" };
  const person = by === undefined ? undefined : people.get(by);
  if (!person) return { kind: "unknown" };
  // What a rider is called is told with the delivery; their address is nobody's business.
  if (person.role === "rider") return { kind: "rider" };
  return person.role === "customer" ? { kind: "guest" } : { kind: "staff", email: person.email };
}

async function findPeople(ids: string[]): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: users.id, email: users.email, role: users.role })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}
