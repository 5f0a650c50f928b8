import { useTranslations } from "next-intl";
import { cn } from "./cn";

type Props = { live: boolean; label?: string; className?: string };

/** Whether what you see moves by itself right now. */
export function LiveDot({ live, label, className }: Props) {
  const t = useTranslations("ui");
  return (
    <span
      role="status"
      className={cn(
        "inline-flex items-center gap-2 rounded-mark px-2.5 py-1.5 font-semibold text-xs",
        live ? "bg-leaf-soft text-leaf" : "bg-amber-soft text-amber",
        className,
      )}
    >
      <span
        aria-hidden
        className={cn("size-2 rounded-full bg-current", live && "animate-ring text-leaf")}
      />
      {label ?? t(live ? "live" : "reconnecting")}
    </span>
  );
}
