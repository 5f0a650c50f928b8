import { TrendingDown, TrendingUp } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";

type Props = {
  label: string;
  value: ReactNode;
  detail?: ReactNode;
  /** Change in whole percent against the time compared with; null hides it. */
  change?: number | null;
};

/** One figure, large, with where it is going. */
export function StatTile({ label, value, detail, change = null }: Props) {
  const Trend = (change ?? 0) < 0 ? TrendingDown : TrendingUp;
  return (
    <Card className="grid content-start gap-1 max-sm:grid-cols-[1fr_auto] max-sm:items-center">
      <div className="flex min-h-6 items-center gap-2 sm:justify-between">
        <h2 className="font-medium font-sans text-muted text-sm tracking-normal">{label}</h2>
        {change !== null && (
          <Badge tone={change < 0 ? "red" : "leaf"}>
            <Trend aria-hidden className="size-3.5" />
            {Math.abs(change)} %<span className="sr-only">{change < 0 ? " less" : " more"}</span>
          </Badge>
        )}
      </div>
      <p className="display figures text-2xl max-sm:col-start-2 max-sm:row-span-2 max-sm:row-start-1 max-sm:text-xl">
        {value}
      </p>
      {detail && <p className="text-muted text-sm">{detail}</p>}
    </Card>
  );
}
