"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card } from "@/components/ui/card";
import { Confirm } from "@/components/ui/confirm";
import { EmptyState } from "@/components/ui/empty-state";
import { api } from "@/lib/api/client";
import type { CouponJson } from "@/lib/coupons/schema";
import { CouponForm } from "./coupon-form";
import { CouponRow } from "./coupon-row";
import { useAct } from "./use-save";

type Props = {
  restaurantId: string;
  currency: string;
  timezone: string;
  coupons: readonly CouponJson[];
};

/** The restaurant's coupons: what each takes off, how often it was used, and the end of it. */
export function CouponsCard({ restaurantId, currency, timezone, coupons }: Props) {
  const t = useTranslations("settings.coupons");
  const { act, busy } = useAct();
  const [leaving, setLeaving] = useState<CouponJson | null>(null);

  async function withdraw({ id, code }: CouponJson) {
    const param = { id: restaurantId, coupon: id };
    await act(
      () => api.restaurants[":id"].coupons[":coupon"].$delete({ param }),
      t("withdrawn", { code }),
    );
    setLeaving(null);
  }

  return (
    <Card className="grid gap-5">
      <div>
        <h2 className="text-lg">{t("title")}</h2>
        <p className="text-muted text-sm">{t("hint")}</p>
      </div>
      <CouponForm restaurantId={restaurantId} currency={currency} timezone={timezone} />
      {coupons.length === 0 ? (
        <EmptyState title={t("emptyTitle")} detail={t("emptyDetail")} className="py-6" />
      ) : (
        <ul className="grid">
          {coupons.map((coupon) => (
            <CouponRow
              key={coupon.id}
              coupon={coupon}
              timezone={timezone}
              onWithdraw={() => setLeaving(coupon)}
            />
          ))}
        </ul>
      )}
      <Confirm
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={t("withdrawTitle", { code: leaving?.code ?? "" })}
        confirmLabel={t("withdrawIt")}
        cancelLabel={t("keepIt")}
        danger
        busy={busy}
        onConfirm={() => leaving && void withdraw(leaving)}
      >
        <p>{t("withdrawDetail")}</p>
      </Confirm>
    </Card>
  );
}
