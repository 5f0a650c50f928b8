import type { TicketStatus } from "@/lib/orders/types";

/** The steps behind one press: starting a new ticket accepts it, too. */
export const bumpSteps = (
  from: TicketStatus,
  to: TicketStatus,
): readonly [TicketStatus, ...TicketStatus[]] =>
  from === "NEW" && to === "IN_PROGRESS" ? ["ACCEPTED", "IN_PROGRESS"] : [to];
