import { isDeepStrictEqual } from "node:util";
import { announce } from "@/lib/events/wake";
import type { Ctx } from "@/lib/platform/ctx";
import { decideAgain } from "@/lib/platform/decide-again";
import { AppError } from "@/lib/platform/errors";
import { type FullTicket, getTicket } from "../queries";
import { afterReading, type Reading } from "../rules";
import { changeTicket } from "./change-ticket";

/**
 * The cook has read these changes; those that came since stay, and so does what another station has
 * still to read. Doing it twice changes nothing.
 * @throws not_found if the station makes nothing of the ticket
 */
export const acknowledgeChanges = (
  ctx: Ctx,
  ticketId: string,
  reading: Reading,
): Promise<FullTicket> => decideAgain(() => acknowledgeNow(ctx, ticketId, reading));

async function acknowledgeNow(ctx: Ctx, ticketId: string, reading: Reading): Promise<FullTicket> {
  const full = await getTicket(ctx, ticketId);
  const stationIds = new Set(full.items.flatMap(({ stationId }) => stationId ?? []));
  if (reading.stationId && !stationIds.has(reading.stationId)) throw new AppError("not_found");
  const changes = full.ticket.changes ?? [];
  const left = afterReading(changes, reading, stationIds);
  if (isDeepStrictEqual(left, changes)) return full;
  await ctx.db.transaction((tx) =>
    changeTicket(tx, full, ctx, { changes: left.length > 0 ? left : null }),
  );
  announce();
  return getTicket(ctx, ticketId);
}
