"use client";

import { useTranslations } from "next-intl";
import { useExplain } from "@/components/ui/explain";
import { formatMoney } from "@/components/ui/price";
import { openState, pauseEnd } from "@/lib/restaurants/rules";
import type { KitchenTerms } from "./kitchen-terms";
import type { Trouble } from "./trouble";
import type { useOrderPlan } from "./use-order-plan";
import { type Reopening, useReopeningWords } from "./use-reopening-words";

type Plan = ReturnType<typeof useOrderPlan>;

type Props = {
  terms: KitchenTerms;
  plan: Pick<Plan, "bill" | "closed" | "far" | "now" | "soon">;
  /** Whether something in the cart cannot be had. */
  unsold: boolean;
};

/** What stands between the customer and the order before it is placed. */
export function Obstacles({ terms, plan, unsold }: Props) {
  const t = useTranslations("checkout");
  const sayReopening = useReopeningWords(terms.timezone);
  const { shortOfMinimum } = plan.bill;
  const reopening = plan.soon || plan.closed ? null : reopeningOf(terms, plan.now);
  return (
    <div role="alert" className="grid gap-2 text-amber text-sm empty:hidden">
      {unsold && <p>{t("unsold")}</p>}
      {plan.far && <p>{t("tooFar")}</p>}
      {plan.closed && <p>{t("closed")}</p>}
      {reopening && <p>{sayReopening(reopening)}</p>}
      {shortOfMinimum > 0 && (
        <p>{t("belowMinimum", { amount: formatMoney(shortOfMinimum, terms.currency) })}</p>
      )}
    </div>
  );
}

function reopeningOf(terms: KitchenTerms, now: Date): Reopening | null {
  const { opensAt } = openState(terms, now);
  const isPaused = opensAt?.getTime() === pauseEnd(terms, now)?.getTime();
  return opensAt && { opensAt: opensAt.toISOString(), isPaused };
}

type RefusalProps = { trouble: Trouble; terms: KitchenTerms; plan: Pick<Plan, "soon"> };

/** Why an order was not placed, beside the press that was to place it. */
export function Refusal({ trouble: { general }, terms, plan }: RefusalProps) {
  const t = useTranslations("checkout");
  const sayReopening = useReopeningWords(terms.timezone);
  const explain = useExplain();
  const say = () => {
    if (general === null) return null;
    if (typeof general === "string") return t(`trouble.${general}`);
    if ("error" in general) return explain(general.error);
    // Once the page knows it, too, the obstacles say it.
    return plan.soon ? sayReopening(general) : null;
  };
  return (
    <p role="alert" className="text-red text-sm empty:hidden">
      {say()}
    </p>
  );
}
