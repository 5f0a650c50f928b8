import { newId } from "@/lib/platform/ids";
import type { OrderRow } from "../queries";
import type { TicketChange } from "../types";

/** A change the cook has to acknowledge. */
export const newChange = (now: Date, change: Omit<TicketChange, "id" | "at">): TicketChange => ({
  id: newId(),
  at: now.toISOString(),
  ...change,
});

type Next = Pick<OrderRow, "note" | "promisedAt"> & { addressSealed?: Buffer };

/** What the cook is told about an order that its customer changed. */
export function changesFor(before: OrderRow, after: Next, now: Date): TicketChange[] {
  const changes: TicketChange[] = [];
  if (before.note !== after.note)
    changes.push(newChange(now, { kind: "note", before: before.note, after: after.note }));
  if (before.promisedAt.getTime() !== after.promisedAt.getTime()) {
    const [was, is] = [before.promisedAt.toISOString(), after.promisedAt.toISOString()];
    changes.push(newChange(now, { kind: "time", before: was, after: is }));
  }
  if (after.addressSealed) changes.push(newChange(now, { kind: "address" }));
  return changes;
}
