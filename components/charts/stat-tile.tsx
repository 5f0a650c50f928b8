import type { CSSProperties, ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Trend } from "./trend";

type Props = {
  label: string;
  value: string | number;
  detail?: ReactNode;
  /** Change in whole percent against the time compared with; null hides it. */
  change?: number | null;
  /** Where what is behind the figure can be seen. */
  href?: string;
  isBad?: boolean;
};

/** One figure, large, with where it is going. */
export function StatTile({ label, value, detail, change = null, href, isBad = false }: Props) {
  return (
    <Card
      className={cn(
        "@container relative grid grid-cols-1 content-start gap-1 p-4 md:p-5",
        href && "transition-colors hover:border-line-strong",
      )}
    >
      <div className="flex min-h-6 items-center justify-between gap-2">
        <h2 className="font-medium font-sans text-muted text-sm tracking-normal">
          {href ? (
            <Link href={href} className="before:absolute before:inset-0 before:rounded-card">
              {label}
            </Link>
          ) : (
            label
          )}
        </h2>
        <Trend percent={change} className="max-sm:hidden" />
      </div>
      <p
        style={{ "--letters": String(value).length } as CSSProperties}
        className={cn("display figures fit-2xl max-md:fit-xl", isBad && "text-red")}
      >
        {value}
      </p>
      {detail && <p className="figures text-muted text-sm">{detail}</p>}
    </Card>
  );
}
