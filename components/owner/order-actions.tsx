"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";
import type { OrderSummaryJson } from "@/lib/orders/schema";
import type { OrderStatus } from "@/lib/orders/types";

const words = {
  PENDING_PAYMENT: "Wait for payment",
  PLACED: "Send to the kitchen",
  ACCEPTED: "Accept",
  IN_PROGRESS: "Start cooking",
  READY: "Ready",
  OUT_FOR_DELIVERY: "Rider has it",
  COMPLETED: "Done",
  CANCELLED: "Cancel",
  REJECTED: "Reject",
} as const satisfies Record<OrderStatus, string>;

const reasons = [
  "The kitchen is too busy",
  "A dish has run out",
  "We are closing",
  "We cannot deliver there",
] as const;

type Reason = (typeof reasons)[number];

const needsReason = (status: OrderStatus) => status === "CANCELLED" || status === "REJECTED";

type Props = {
  order: OrderSummaryJson;
  busy: boolean;
  onStep: (status: OrderStatus, reason?: string) => void;
};

/** What may be done with an order now: the next step first, saying no last. */
export function OrderActions({ order, busy, onStep }: Props) {
  const [refusal, setRefusal] = useState<OrderStatus | null>(null);
  const forward = order.next_steps.filter((status) => !needsReason(status));
  // Before it is accepted an order is turned down; cancelling it is for later.
  const refusals = order.next_steps.filter(needsReason);
  const back = refusals.includes("REJECTED") ? (["REJECTED"] as const) : refusals;
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {back.map((status) => (
        <Button
          key={status}
          variant="ghost"
          className="text-red"
          onClick={() => setRefusal(status)}
        >
          {words[status]}
        </Button>
      ))}
      {forward.map((status) => (
        <Button
          key={status}
          variant={status === "ACCEPTED" ? "primary" : "soft"}
          busy={busy}
          onClick={() => onStep(status)}
        >
          {words[status]}
        </Button>
      ))}
      {refusal && (
        <Refusal
          status={refusal}
          number={order.number}
          onClose={() => setRefusal(null)}
          onRefuse={(reason) => {
            setRefusal(null);
            onStep(refusal, reason);
          }}
        />
      )}
    </div>
  );
}

type RefusalProps = {
  status: OrderStatus;
  number: number;
  onClose: () => void;
  onRefuse: (reason: string) => void;
};

function Refusal({ status, number, onClose, onRefuse }: RefusalProps) {
  const [reason, setReason] = useState<Reason>(reasons[0]);
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={`${words[status]} order ${number}?`}
      description="The guest is told why, and everything paid goes back."
      footer={
        <Button variant="danger" size="lg" className="w-full" onClick={() => onRefuse(reason)}>
          {words[status]} the order
        </Button>
      }
    >
      <Field label="Why">
        <Select
          value={reason}
          onChange={setReason}
          options={reasons.map((one) => ({ value: one, label: one }))}
        />
      </Field>
    </Sheet>
  );
}
