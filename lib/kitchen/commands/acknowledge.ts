import { announce } from "@/lib/events/wake";
import type { Ctx } from "@/lib/platform/ctx";
import { decideAgain } from "@/lib/platform/decide-again";
import { type FullTicket, getTicket } from "../queries";
import { changeTicket } from "./change-ticket";

/** The cook has read these changes; those that came since stay. Doing it twice changes nothing. */
export const acknowledgeChanges = (
  ctx: Ctx,
  ticketId: string,
  changeIds: readonly string[],
): Promise<FullTicket> => decideAgain(() => acknowledgeNow(ctx, ticketId, changeIds));

async function acknowledgeNow(
  ctx: Ctx,
  ticketId: string,
  changeIds: readonly string[],
): Promise<FullTicket> {
  const full = await getTicket(ctx, ticketId);
  const { changes } = full.ticket;
  const left = changes?.filter((change) => !changeIds.includes(change.id)) ?? [];
  if (!changes || left.length === changes.length) return full;
  await ctx.db.transaction((tx) =>
    changeTicket(tx, full, ctx, { changes: left.length > 0 ? left : null }),
  );
  announce();
  return getTicket(ctx, ticketId);
}
