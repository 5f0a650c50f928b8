import { requireMember } from "@/lib/auth/policy";
import { announce } from "@/lib/events/wake";
import { clearTable } from "@/lib/orders/commands/table-bill";
import { byOf } from "@/lib/orders/rules";
import type { PaymentMethod } from "@/lib/orders/types";
import type { Ctx } from "@/lib/platform/ctx";
import { keepWith } from "@/lib/platform/idempotency";
import { payBills } from "./pay-bills";

/** The guests at a table have paid and left: every bill of their sitting is paid, and the next ones begin with nothing. */
export async function settleTable(
  ctx: Ctx,
  restaurantId: string,
  { tableNumber, method }: { tableNumber: string; method: PaymentMethod },
): Promise<void> {
  requireMember(ctx.actor, restaurantId);
  await ctx.db.transaction(async (tx) => {
    const served = await clearTable(tx, ctx.now, { restaurantId, tableNumber });
    const by = byOf(ctx.actor);
    const paid = served.map((order) => ({ ...order, by }));
    await payBills(tx, paid, { method, at: ctx.now });
    await keepWith(tx, ctx, { status: 204, body: null });
  });
  announce();
}
