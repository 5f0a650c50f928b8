import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "./badge";

/** Stars out of five; says "New" where nobody has rated yet. */
export function Rating({ value, count }: { value: number | null; count: number }) {
  const t = useTranslations("ui");
  if (value === null || count === 0) return <Badge tone="amber">{t("new")}</Badge>;
  return (
    <Badge tone="leaf">
      <Star aria-hidden className="size-3 fill-current" />
      <span aria-hidden>{value.toFixed(1)}</span>
      <span className="sr-only">{t("rated", { value: value.toFixed(1) })}</span>
    </Badge>
  );
}
