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
  trouble: Trouble;
};

/** What stands between the customer and the order, beside the button. */
export function Obstacles({ terms, plan, trouble }: Props) {
  const t = useTranslations("checkout");
  const explain = useExplain();
  const { general } = trouble;
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
      {general && (
        <p className="text-red">
          {typeof general === "string" ? t(`trouble.${general}`) : explain(general.error)}
        </p>
      )}
    </div>
  );
}
