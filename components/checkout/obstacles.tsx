"use client";

import { useTranslations } from "next-intl";
import { useExplain } from "@/components/ui/explain";
import { formatMoney } from "@/components/ui/price";
import type { KitchenTerms } from "./kitchen-terms";
import type { Trouble } from "./trouble";
import type { useOrderPlan } from "./use-order-plan";

type Props = {
  terms: KitchenTerms;
  plan: Pick<ReturnType<typeof useOrderPlan>, "bill" | "closed" | "soon">;
};

/** What stands between the customer and the order before it is placed. */
export function Obstacles({ terms, plan }: Props) {
  const t = useTranslations("checkout");
  const { shortOfMinimum } = plan.bill;
  return (
    <div role="alert" className="grid gap-2 text-sm empty:hidden">
      {plan.closed && <p className="text-amber">{t("closed")}</p>}
      {!plan.soon && !plan.closed && <p className="text-amber">{t("closedNow")}</p>}
      {shortOfMinimum > 0 && (
        <p className="text-amber">
          {t("belowMinimum", { amount: formatMoney(shortOfMinimum, terms.currency) })}
        </p>
      )}
    </div>
  );
}

/** Why an order was not placed, beside the press that was to place it. */
export function Refusal({ trouble: { general } }: { trouble: Trouble }) {
  const t = useTranslations("checkout");
  const explain = useExplain();
  return (
    <p role="alert" className="text-red text-sm empty:hidden">
      {typeof general === "string" ? t(`trouble.${general}`) : general && explain(general.error)}
    </p>
  );
}
