import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Badge } from "@/components/ui/badge";
import { Price } from "@/components/ui/price";
import type { PayoutJson } from "@/lib/billing/schema";
import { CsvButton } from "./csv-button";

const tones = { DUE: "amber", PAID: "leaf", CARRIED: "neutral" } as const;

type Props = { restaurantId: string; payout: PayoutJson; date: string };

/** A week's statement: what it came to, where it stands, and the file. */
export function PayoutRow({ restaurantId, payout, date }: Props) {
  const t = useTranslations("payouts");
  const { currency } = payout;
  const parts = [
    ["food", payout.food],
    ["tax", payout.tax],
    ["tips", payout.tips],
    ["coupons", payout.coupons],
    ["commission", payout.commission],
    ["cashHeld", payout.cash_held],
    ["carried", payout.carried],
  ] as const;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t py-3">
      <div className="grid min-w-0 flex-1 basis-64 gap-1">
        <p className="flex flex-wrap items-center gap-2 font-medium text-sm">
          {t("weekOf", { date })}
          <Badge tone={tones[payout.status]}>{t(`status.${payout.status}`)}</Badge>
        </p>
        <p className="figures text-muted text-xs">
          {parts
            .filter(([, amount]) => amount !== 0)
            .map(([key, amount], nth) => (
              <Fragment key={key}>
                {nth > 0 && " · "}
                {t(key)} <Price amount={amount} currency={currency} />
              </Fragment>
            ))}
        </p>
        {payout.status === "CARRIED" && <p className="text-muted text-xs">{t("noteOwed")}</p>}
      </div>
      <Price amount={payout.amount} currency={currency} className="font-semibold" />
      <CsvButton
        href={`/api/v1/restaurants/${restaurantId}/payouts/${payout.id}`}
        name={`payout ${payout.period_start.slice(0, 10)}.csv`}
        label={t("saveStatement", { date })}
      />
    </li>
  );
}
