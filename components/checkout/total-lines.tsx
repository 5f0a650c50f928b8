import { useTranslations } from "next-intl";
import { Price } from "@/components/ui/price";

/** A part of a total, in major units. */
export type TotalPart =
  | { kind: "dishes" | "discount" | "tip"; amount: number }
  | { kind: "tax"; amount: number; included: boolean; percent?: number }
  | { kind: "delivery"; amount: number; km?: string | undefined };

type Props = { parts: readonly TotalPart[]; total: number; currency: string };

/** A total that explains itself. Money is in major units. */
export function TotalLines({ parts, total, currency }: Props) {
  const t = useTranslations("checkout");
  const wordsOf = useWords();
  return (
    <dl className="grid gap-2 text-sm">
      {parts.map((part) => {
        const [label, hint] = wordsOf(part);
        return (
          <div key={part.kind} className="flex items-baseline justify-between gap-4 text-muted">
            <dt>
              {label}
              {hint && <span className="block text-xs">{hint}</span>}
            </dt>
            <dd>
              <Price amount={part.amount} currency={currency} />
            </dd>
          </div>
        );
      })}
      <div className="flex items-baseline justify-between gap-4 border-t pt-3 font-bold text-base">
        <dt>{t("total")}</dt>
        <dd>
          <Price amount={total} currency={currency} />
        </dd>
      </div>
    </dl>
  );
}

/** What a part is called, and what explains it. */
function useWords(): (part: TotalPart) => [label: string, hint?: string] {
  const t = useTranslations("checkout");
  return (part) => {
    switch (part.kind) {
      case "dishes":
        return [t("dishes")];
      case "discount":
        return [t("discount")];
      case "tip":
        return [t("tip"), t("tipGoes")];
      case "tax": {
        const label =
          part.percent === undefined ? t("tax") : t("taxRate", { percent: part.percent });
        return part.included ? [label, t("taxIncluded")] : [label];
      }
      case "delivery":
        return part.km === undefined
          ? [t("deliveryFee")]
          : [t("deliveryFee"), t("distance", { km: part.km })];
    }
  };
}
