"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { useExplain } from "@/components/ui/explain";
import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";

type Props = { orderId: string; rider: string | null; onDone: () => void };

/** Takes the order from a rider who does not come, after asking. */
export function ReleaseRider({ orderId, rider, onDone }: Props) {
  const t = useTranslations("ownerOrders.delivery");
  const explain = useExplain();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);

  async function release() {
    setBusy(true);
    try {
      await api.delivery.orders[":order_id"].release.$post({
        param: { order_id: orderId },
        json: {},
      });
      toast.success(t("release.done"));
    } catch (error) {
      toast.error(explain(error));
    }
    setBusy(false);
    setOpen(false);
    onDone();
  }

  return (
    <>
      <Button variant="soft" className="justify-self-start" onClick={() => setOpen(true)}>
        {t("release.open")}
      </Button>
      <Confirm
        open={open}
        onOpenChange={setOpen}
        title={t("release.title", { name: rider ?? t("rider") })}
        confirmLabel={t("release.confirm")}
        busy={busy}
        onConfirm={() => void release()}
      >
        <p>{t("release.detail")}</p>
      </Confirm>
    </>
  );
}
