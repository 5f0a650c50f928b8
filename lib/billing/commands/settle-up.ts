import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { billingTerms, ledgerEntries, payouts, restaurants, users } from "@/db/schema";
import { requireRole } from "@/lib/auth/policy";
import { appendEvent } from "@/lib/events/append";
import { announce } from "@/lib/events/wake";
import { appendAudit } from "@/lib/platform/audit";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { keepWith, type StoredAnswer } from "@/lib/platform/idempotency";
import { newId } from "@/lib/platform/ids";
import { toMajor, toMinor } from "@/lib/platform/money";
import { handedIn, paymentOf } from "../rules/payouts";
import type { Entry, Terms } from "../types";
import { holdBooks } from "./book-events";

type PayoutRow = typeof payouts.$inferSelect;

const post = (
  tx: Tx,
  { now }: Ctx,
  entries: readonly Entry[],
  about: { currency: string; payoutId: string | null },
) => {
  const postingId = newId();
  return tx.insert(ledgerEntries).values(
    entries.map((entry, line) => ({
      ...entry,
      ...about,
      postingId,
      line,
      occurredAt: now,
      bookedAt: now,
    })),
  );
};

/** An administrator has transferred what a period came to: once. @throws AppError `illegal_transition` */
export async function markPaid(ctx: Ctx, payoutId: string): Promise<PayoutRow> {
  requireRole(ctx.actor, "admin");
  const paid = await ctx.db.transaction(async (tx) => {
    await holdBooks(tx);
    const [payout] = await tx.select().from(payouts).where(eq(payouts.id, payoutId)).for("update");
    if (!payout) throw new AppError("not_found");
    if (payout.status !== "DUE")
      throw new AppError("illegal_transition", { detail: `The payout is ${payout.status}` });
    const { holderId, holderKind, amountMinor, currency } = payout;
    await post(tx, ctx, paymentOf(holderId, amountMinor), { currency, payoutId });
    await appendAudit(tx, ctx, { action: "payout.paid", subject: payoutId });
    await appendEvent(tx, "payout.paid", {
      key: holderId,
      restaurantId: holderKind === "restaurant" ? holderId : undefined,
      at: ctx.now,
      data: {
        payout_id: payoutId,
        holder_kind: holderKind,
        holder_id: holderId,
        amount_minor: amountMinor,
        currency,
      },
    });
    const [row] = await tx
      .update(payouts)
      .set({ status: "PAID", paidAt: ctx.now })
      .where(eq(payouts.id, payoutId))
      .returning();
    return row;
  });
  announce();
  if (!paid) throw new AppError("not_found");
  return paid;
}

interface Cash {
  holderId: string;
  /** Major units. */
  amount: number;
  currency: string;
}

/**
 * A rider hands in cash: what they hold is less by that much. The answer to it is kept with it.
 * @returns what they still hold, in minor units @throws AppError `invalid_request` for more than they hold
 */
export async function receiveCash(
  ctx: Ctx,
  { holderId, amount, currency }: Cash,
  answerOf: (heldMinor: number) => StoredAnswer,
): Promise<number> {
  const { userId } = requireRole(ctx.actor, "admin");
  const amountMinor = toMinor(amount, currency);
  const held = await ctx.db.transaction(async (tx) => {
    await holdBooks(tx);
    const [known] = await tx.select({ id: users.id }).from(users).where(eq(users.id, holderId));
    if (!known) throw new AppError("not_found");
    const before = await cashHeld(tx, holderId, currency);
    if (amountMinor > before) {
      const held = toMajor(before, currency);
      throw new AppError("invalid_request", {
        errors: [{ path: "amount", message: `they hold ${held} ${currency}` }],
      });
    }
    await post(tx, ctx, handedIn(holderId, amountMinor), { currency, payoutId: null });
    await appendAudit(tx, ctx, {
      action: "cash.handed_in",
      subject: holderId,
      details: { amount_minor: amountMinor, currency },
    });
    await appendEvent(tx, "payout.cash_handed_in", {
      key: holderId,
      at: ctx.now,
      data: { holder_id: holderId, amount_minor: amountMinor, currency, by: userId },
    });
    await keepWith(tx, ctx, answerOf(before - amountMinor));
    return before - amountMinor;
  });
  announce();
  return held;
}

/** The cash somebody holds that no closed period has settled. */
async function cashHeld(tx: Tx, holderId: string, currency: string): Promise<number> {
  const [sum] = await tx
    .select({ minor: sql<number>`coalesce(sum(${ledgerEntries.amountMinor}), 0)`.mapWith(Number) })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.holderId, holderId),
        eq(ledgerEntries.currency, currency),
        sql`${ledgerEntries.account} in ('cash', 'settlement')`,
        isNull(ledgerEntries.payoutId),
      ),
    );
  return Math.max(0, sum?.minor ?? 0);
}

/** Agrees on what the platform keeps, for orders placed from now on. */
export async function setTerms(ctx: Ctx, restaurantId: string | null, terms: Terms): Promise<void> {
  requireRole(ctx.actor, "admin");
  await ctx.db.transaction(async (tx) => {
    if (restaurantId) {
      const place = eq(restaurants.id, restaurantId);
      const [found] = await tx.select({ id: restaurants.id }).from(restaurants).where(place);
      if (!found) throw new AppError("not_found");
    }
    await tx.insert(billingTerms).values({ restaurantId, since: ctx.now, ...terms });
    await appendAudit(tx, ctx, {
      action: "billing.terms_changed",
      details: { ...terms },
      ...(restaurantId ? { restaurantId } : {}),
    });
    await appendEvent(tx, "billing.terms_changed", {
      key: restaurantId ?? "platform",
      restaurantId: restaurantId ?? undefined,
      at: ctx.now,
      data: {
        restaurant_id: restaurantId,
        commission_bp: terms.commissionBp,
        rider_tip_bp: terms.riderTipBp,
      },
    });
  });
  announce();
}
