"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";
import type { OrderStatus } from "@/lib/orders/types";
import { stepKeys } from "./order-state";

const reasons = ["busy", "soldOut", "closing", "tooFar"] as const;
type Reason = (typeof reasons)[number];
const reasonKeys = {
  busy: "reason.busy",
  soldOut: "reason.soldOut",
  closing: "reason.closing",
  tooFar: "reason.tooFar",
} as const satisfies Record<Reason, string>;

const needsReason = (status: OrderStatus) => status === "CANCELLED" || status === "REJECTED";

type Props = {
  order: { number: number; next_steps: readonly OrderStatus[] };
  busy: boolean;
  onStep: (status: OrderStatus, reason?: string) => void;
};

/** What may be done with an order now: the next step first, saying no last. */
export function OrderActions({ order, busy, onStep }: Props) {
  const t = useTranslations("ownerOrders");
  const [refusal, setRefusal] = useState<OrderStatus | null>(null);
  const forward = order.next_steps.filter((status) => !needsReason(status));
  // Before it is accepted an order is turned down; cancelling it is for later.
  const refusals = order.next_steps.filter(needsReason);
  const back = refusals.includes("REJECTED") ? (["REJECTED"] as const) : refusals;
  return (
    <div className="relative flex flex-wrap justify-end gap-2 max-md:*:flex-1">
      {back.map((status) => (
        <Button
          key={status}
          variant="ghost"
          className="text-red"
          onClick={() => setRefusal(status)}
        >
          {t(stepKeys[status])}
        </Button>
      ))}
      {forward.map((status) => (
        <Button
          key={status}
          variant={status === "ACCEPTED" ? "primary" : "soft"}
          busy={busy}
          onClick={() => onStep(status)}
        >
          {t(stepKeys[status])}
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
  const t = useTranslations("ownerOrders");
  const [reason, setReason] = useState<Reason>("busy");
  const isRejection = status === "REJECTED";
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(isRejection ? "rejectTitle" : "cancelTitle", { number })}
      description={t("refusalDetail")}
      footer={
        <Button
          variant="danger"
          size="lg"
          className="w-full"
          onClick={() => onRefuse(t(reasonKeys[reason]))}
        >
          {t(isRejection ? "rejectOrder" : "cancelOrder")}
        </Button>
      }
    >
      <Field label={t("why")}>
        <Select
          value={reason}
          onChange={setReason}
          options={reasons.map((value) => ({ value, label: t(reasonKeys[value]) }))}
        />
      </Field>
    </Sheet>
  );
}
