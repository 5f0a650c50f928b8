import { and, eq, gt, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { sandboxCheckouts } from "@/db/schema";
import type { Ctx } from "@/lib/platform/ctx";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { captureOf, type SandboxCheckout, tell } from "../gateway/sandbox";
import { getSandboxCheckout } from "../queries";
import type { SandboxOutcome } from "../types";

/** A payment without an answer is made this much later, and nobody is told. */
const LATE_MS = 8_000;

const next = {
  pay: "PAID",
  challenge: "CHALLENGED",
  decline: "OPEN",
  time_out: "PROCESSING",
} as const satisfies Record<SandboxOutcome, SandboxCheckout["status"]>;

/** What the sandbox's page does with a play card: the provider's side of a payment. */
export async function playOutcome(
  ctx: Ctx,
  ref: string,
  outcome: SandboxOutcome,
): Promise<SandboxCheckout> {
  const known = await getSandboxCheckout(ref);
  await ctx.db.transaction(async (tx) => {
    const [moved] = await tx
      .update(sandboxCheckouts)
      .set({
        status: next[outcome],
        ...(outcome === "time_out" ? { settlesAt: new Date(ctx.now.getTime() + LATE_MS) } : {}),
      })
      .where(
        and(
          eq(sandboxCheckouts.ref, ref),
          inArray(sandboxCheckouts.status, ["OPEN", "CHALLENGED"]),
          gt(sandboxCheckouts.expiresAt, ctx.now),
        ),
      )
      .returning();
    if (moved) await tellOutcome(tx, moved, outcome, ctx.now);
    // A second press on "pay" finds it paid: that is what was wanted.
    else if (known.status !== "PAID")
      throw new AppError("payment_over", { extra: { return_url: known.returnUrl } });
  });
  return getSandboxCheckout(ref);
}

async function tellOutcome(tx: Tx, checkout: SandboxCheckout, outcome: SandboxOutcome, at: Date) {
  const { ref, paymentId } = checkout;
  if (outcome === "pay")
    await tell(tx, { id: `paid.${ref}`, kind: "captured", ...captureOf(checkout) }, at);
  if (outcome === "decline") {
    const id = `declined.${newId()}`;
    await tell(tx, { id, kind: "failed", paymentId, ref, reason: "card_declined" }, at);
  }
}
