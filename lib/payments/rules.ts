import type { PaymentStatus } from "@/lib/orders/types";

const S = 1_000;
const ASK_S = 60;
const PROCESSING_S = 5;
const SILENT_S = 15;
/** How long after its time a payment is still waited for that may have been made. */
const GRACE_S = 600;
/** A provider that stays silent about an ended payment is asked this seldom. */
const SELDOM_S = 900;

interface Asked {
  status: PaymentStatus;
  expiresAt: Date | null;
}

/** When a payment is asked about again (null: never), and whether it is over. */
export function nextAsk(
  { status, expiresAt }: Asked,
  state: "open" | "processing" | "expired" | "captured" | undefined,
  now: Date,
): { askAt: Date | null; expires: boolean } {
  const within = (seconds: number) => new Date(now.getTime() + seconds * S);
  if (status !== "PENDING")
    return { askAt: state === "expired" ? null : within(SELDOM_S), expires: false };
  const lateS = expiresAt ? (now.getTime() - expiresAt.getTime()) / S : 0;
  // Somebody may have paid: it is asked for a while longer before it is given up.
  const isUnknown = state === "processing" || state === undefined;
  if (state === "expired") return { askAt: null, expires: true };
  if (isUnknown && lateS < GRACE_S)
    return { askAt: within(state === "processing" ? PROCESSING_S : SILENT_S), expires: false };
  if (lateS >= 0) return { askAt: within(SELDOM_S), expires: true };
  return { askAt: within(Math.min(ASK_S, -lateS)), expires: false };
}

const FIRST_S = 5;
const LONGEST_S = 3_600;

/** Seconds before a refund is tried again. It is never given up: the customer is owed it. */
export const refundWaitS = (tries: number): number =>
  Math.min(LONGEST_S, FIRST_S * 2 ** Math.max(0, tries - 1));
