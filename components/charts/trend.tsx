"use client";

import { TrendingDown, TrendingUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";

type Props = { percent: number | null; className?: string };

/** Where a figure is going, in whole percent; nothing where there is nothing to compare with. */
export function Trend({ percent, className }: Props) {
  const t = useTranslations("ui");
  if (percent === null) return null;
  if (percent === 0) return <Badge className={className}>0 %</Badge>;
  const Arrow = percent < 0 ? TrendingDown : TrendingUp;
  return (
    <Badge tone={percent < 0 ? "red" : "leaf"} className={className}>
      <Arrow aria-hidden className="size-3.5 rtl:-scale-x-100" />
      <span aria-hidden>{Math.abs(percent)} %</span>
      <span className="sr-only">
        {t(percent < 0 ? "percentLess" : "percentMore", { percent: Math.abs(percent) })}
      </span>
    </Badge>
  );
}
