"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatMoney } from "@/components/ui/price";
import { Sheet } from "@/components/ui/sheet";
import type { CarriedJson } from "@/lib/delivery/schema/carried";

const digits = 4;

type Props = {
  delivery: CarriedJson;
  /** What was wrong with the last one. */
  error: string | undefined;
  onClose: () => void;
  onPin: (pin: string) => void;
};

/** At the door: the customer says four digits, and the money is counted. */
export function PinSheet({ delivery, error, onClose, onPin }: Props) {
  const t = useTranslations("rider");
  const [pin, setPin] = useState("");
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("pin.title")}
      description={t("pin.detail")}
      footer={
        <Button
          variant="done"
          size="xl"
          className="w-full"
          disabled={pin.length < digits}
          onClick={() => onPin(pin)}
        >
          {t("steps.DELIVERED")}
        </Button>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (pin.length === digits) onPin(pin);
        }}
      >
        {delivery.collect > 0 && (
          <p className="rounded-control bg-amber-soft p-4 font-semibold text-amber text-base">
            {t("collect", { amount: formatMoney(delivery.collect, delivery.currency) })}
          </p>
        )}
        <Field label={t("pin.label")} error={error}>
          <Input
            inputMode="numeric"
            autoComplete="off"
            autoFocus
            maxLength={digits}
            value={pin}
            onChange={(event) => setPin(event.target.value.replace(/\D/g, "").slice(0, digits))}
            className="figures display min-h-16 text-center text-xl tracking-[0.5em]"
          />
        </Field>
      </form>
    </Sheet>
  );
}
