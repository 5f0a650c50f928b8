import type { ReactNode } from "react";
import { EmptyArt } from "@/components/illustration/empty-art";
import { cn } from "./cn";

type Props = {
  title: string;
  /** What to do about it. */
  detail?: ReactNode;
  action?: ReactNode;
  className?: string;
};

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, detail, action, className }: Props) {
  return (
    <div className={cn("grid justify-items-center gap-3 px-4 py-10 text-center", className)}>
      <EmptyArt className="size-24" />
      <h2 className="text-lg">{title}</h2>
      {detail && <p className="max-w-sm text-muted text-sm">{detail}</p>}
      {action}
    </div>
  );
}
