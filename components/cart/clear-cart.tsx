"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Confirm } from "@/components/ui/confirm";
import { IconButton } from "@/components/ui/icon-button";
import { type Cart, countOf } from "./cart";

type Props = { cart: Cart; onClear: () => void };

/** Empties the cart, once that was confirmed. */
export function ClearCart({ cart, onClear }: Props) {
  const t = useTranslations("cart");
  const [asking, setAsking] = useState(false);
  return (
    <>
      <IconButton
        label={t("clear")}
        icon={<Trash2 aria-hidden className="size-5 text-muted" />}
        onClick={() => setAsking(true)}
      />
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t("clearTitle")}
        confirmLabel={t("clearYes")}
        cancelLabel={t("clearNo")}
        danger
        onConfirm={() => {
          setAsking(false);
          onClear();
        }}
      >
        {t("clearDetail", { count: countOf(cart), name: cart.restaurant.name })}
      </Confirm>
    </>
  );
}
