import { freshId } from "@/components/checkout/fresh-id";
import { type KeptAct, keptActs } from "@/components/live/kept-acts";
import { startSending } from "@/components/live/send-kept";
import { type ApiError, api } from "@/lib/api/client";
import type { RiderStep } from "@/lib/delivery/types";

/** A step that a rider took and that the server may not know yet. */
export type StepAct = KeptAct & {
  orderId: string;
  status: RiderStep;
  pin?: string | undefined;
  reason?: string | undefined;
};

/** A step the server refused. */
export type Refusal = { act: StepAct; error: ApiError };

const none: readonly StepAct[] = [];
export const noSteps = (): readonly StepAct[] => none;

const isStep = (value: unknown): value is StepAct =>
  typeof value === "object" && value !== null && "orderId" in value && "status" in value;

/** Steps of one rider, kept in this browser until the server has answered. */
export const stepStore = (riderId: string) =>
  keptActs<StepAct>({ prefix: `tiffin-rider-act:${riderId}:`, isAct: isStep, newKey: freshId });

async function send({ orderId, status, pin, reason, at, key }: StepAct): Promise<void> {
  await api.delivery.orders[":order_id"].status.$patch(
    {
      param: { order_id: orderId },
      json: { status, at, ...(pin ? { pin } : {}), ...(reason ? { reason } : {}) },
    },
    { headers: { "idempotency-key": key } },
  );
}

type Told = { refresh: () => Promise<void>; onRefused: (refusal: Refusal) => void };

/** Sends a rider's steps, order by order, with the time at which they were taken. @returns what stops it */
export const startSendingSteps = (
  store: ReturnType<typeof stepStore>,
  { refresh, onRefused }: Told,
): (() => void) =>
  startSending(store, {
    laneOf: (act) => act.orderId,
    send: async (act) => {
      await send(act);
      // What it has become is on the screen before the step itself is forgotten.
      await refresh().catch(() => undefined);
    },
    refresh,
    onRefused: (act, error) => onRefused({ act, error }),
  });
