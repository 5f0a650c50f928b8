import { and, eq, gte, lt, lte, sql } from "drizzle-orm";
import { DatabaseError } from "pg";
import { db, type Tx } from "@/db/client";
import { sandboxCheckouts, sandboxMessages, sandboxRefunds } from "@/db/schema";
import { env } from "@/lib/platform/env";
import { newToken } from "@/lib/platform/secrets";
import type { ProviderEvent } from "../types";
import type { CheckoutState, PaymentProvider } from "./provider";
import { Refused } from "./provider";
import { checkSignature } from "./sandbox-signature";

export type SandboxCheckout = typeof sandboxCheckouts.$inferSelect;

/** 1.5 % of play money, so that the books have a fee to show. */
const feeOf = (amountMinor: number): number => Math.round(amountMinor * 0.015);

export const chargeRefOf = (ref: string): string => ref.replace(/^sbx_/, "sbc_");

/** What a paid checkout comes to. */
export const captureOf = ({
  ref,
  paymentId,
  amountMinor,
  currency,
}: Pick<SandboxCheckout, "ref" | "paymentId" | "amountMinor" | "currency">) => ({
  paymentId,
  ref,
  chargeRef: chargeRefOf(ref),
  amountMinor,
  currency,
  feeMinor: feeOf(amountMinor),
});

/** Puts a message to ourselves on its way, in the transaction of what it tells. */
export async function tell(tx: Tx, event: ProviderEvent, at: Date): Promise<void> {
  await tx
    .insert(sandboxMessages)
    .values({ body: JSON.stringify(event), nextTryAt: at, createdAt: at });
}

export const find = async (ref: string): Promise<SandboxCheckout | undefined> =>
  (await db.select().from(sandboxCheckouts).where(eq(sandboxCheckouts.ref, ref)))[0];

/** A payment whose answer was late is made by now. */
async function settle(ref: string): Promise<SandboxCheckout> {
  await db
    .update(sandboxCheckouts)
    .set({ status: "PAID" })
    .where(
      and(
        eq(sandboxCheckouts.ref, ref),
        eq(sandboxCheckouts.status, "PROCESSING"),
        lte(sandboxCheckouts.settlesAt, sql`now()`),
      ),
    );
  const found = await find(ref);
  if (!found) throw new Refused("no such checkout");
  return found;
}

function stateOf(checkout: SandboxCheckout): CheckoutState {
  if (checkout.status === "PAID") return { state: "captured", capture: captureOf(checkout) };
  if (checkout.status === "PROCESSING") return { state: "processing" };
  return { state: checkout.status === "EXPIRED" ? "expired" : "open" };
}

/** Play money, taken by a page of our own: a provider like the others, with its own tables. */
export const sandbox: PaymentProvider = {
  name: "sandbox",

  async openCheckout({ paymentId, amountMinor, currency, payee, returnUrl, expiresAt }) {
    await db
      .insert(sandboxCheckouts)
      .values({
        ref: newToken("sbx"),
        paymentId,
        amountMinor,
        currency,
        payee,
        returnUrl,
        status: "OPEN",
        expiresAt,
        createdAt: new Date(),
      })
      .onConflictDoNothing();
    const [found] = await db
      .select({ ref: sandboxCheckouts.ref })
      .from(sandboxCheckouts)
      .where(eq(sandboxCheckouts.paymentId, paymentId));
    if (!found) throw new Error("the sandbox kept no checkout");
    return { ref: found.ref, url: `${env.APP_URL}/sandbox/${found.ref}` };
  },

  lookUp: async (ref) => stateOf(await settle(ref)),

  async closeCheckout(ref) {
    await settle(ref);
    await db
      .update(sandboxCheckouts)
      .set({ status: "EXPIRED" })
      .where(
        and(
          eq(sandboxCheckouts.ref, ref),
          sql`${sandboxCheckouts.status} in ('OPEN', 'CHALLENGED')`,
        ),
      );
    return stateOf(await settle(ref));
  },

  async refund(request) {
    const { refundId, paymentId, ref, amountMinor } = request;
    const at = new Date();
    try {
      await db.transaction(async (tx) => {
        const [fresh] = await tx
          .insert(sandboxRefunds)
          .values({ id: refundId, ref, amountMinor, createdAt: at })
          .onConflictDoNothing()
          .returning();
        if (!fresh) return;
        const [paid] = await tx
          .update(sandboxCheckouts)
          .set({ refundedMinor: sql`${sandboxCheckouts.refundedMinor} + ${amountMinor}` })
          .where(and(eq(sandboxCheckouts.ref, ref), eq(sandboxCheckouts.status, "PAID")))
          .returning();
        if (!paid) throw new Refused("nothing was paid there");
        const told = { paymentId, ref, refundId, refundRef: refundId, amountMinor };
        await tell(tx, { id: `refund.${refundId}`, kind: "refunded", ...told }, at);
      });
    } catch (error) {
      const reason = isOverPaid(error) ? "more than was paid" : undefined;
      if (error instanceof Refused || reason)
        return { state: "failed", reason: reason ?? "nothing was paid there" };
      throw error;
    }
    return { state: "succeeded", refundRef: refundId };
  },

  async findRefund({ refundId }) {
    const [found] = await db.select().from(sandboxRefunds).where(eq(sandboxRefunds.id, refundId));
    return found && { state: "succeeded", refundRef: found.id };
  },

  async listMoney(from, to) {
    const within = (column: typeof sandboxCheckouts.createdAt | typeof sandboxRefunds.createdAt) =>
      and(gte(column, from), lt(column, to));
    const paid = await db
      .select()
      .from(sandboxCheckouts)
      .where(and(eq(sandboxCheckouts.status, "PAID"), within(sandboxCheckouts.createdAt)));
    const back = await db
      .select({ refund: sandboxRefunds, currency: sandboxCheckouts.currency })
      .from(sandboxRefunds)
      .innerJoin(sandboxCheckouts, eq(sandboxCheckouts.ref, sandboxRefunds.ref))
      .where(within(sandboxRefunds.createdAt));
    return [
      ...paid.map((checkout) => {
        const { chargeRef: ref, amountMinor, currency, feeMinor } = captureOf(checkout);
        const at = checkout.createdAt;
        return { kind: "payment" as const, ref, amountMinor, feeMinor, currency, at };
      }),
      ...back.map(({ refund: { id: ref, amountMinor, createdAt: at }, currency }) => ({
        kind: "refund" as const,
        ref,
        amountMinor,
        currency,
        at,
      })),
    ];
  },

  async readWebhook({ body, signature, now }) {
    checkSignature(body, signature, now);
    return JSON.parse(body) as ProviderEvent;
  },
};

const isOverPaid = (error: unknown): boolean =>
  error instanceof Error &&
  error.cause instanceof DatabaseError &&
  error.cause.constraint === "sandbox_refunds_within_paid";
