import type { TicketChange, TicketStatus } from "@/lib/orders/types";

/** The steps behind one press: starting a new ticket accepts it, too. */
export const bumpSteps = (
  from: TicketStatus,
  to: TicketStatus,
): readonly [TicketStatus, ...TicketStatus[]] =>
  from === "NEW" && to === "IN_PROGRESS" ? ["ACCEPTED", "IN_PROGRESS"] : [to];

export interface Reading {
  changeIds: readonly string[];
  /** A station speaks for itself alone; without one, the whole kitchen has read it. */
  stationId?: string | undefined;
}

/**
 * The changes that are left once some have been read.
 * @param stationIds of the stations that make a part of the ticket
 */
export const afterReading = (
  changes: readonly TicketChange[],
  { changeIds, stationId }: Reading,
  stationIds: ReadonlySet<string>,
): TicketChange[] =>
  changes.flatMap((change) => {
    if (!changeIds.includes(change.id)) return [change];
    if (!stationId) return [];
    const readBy = new Set(change.readBy).add(stationId);
    const isReadByAll = [...stationIds].every((id) => readBy.has(id));
    return isReadByAll ? [] : [{ ...change, readBy: [...readBy] }];
  });
