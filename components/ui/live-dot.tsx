import { useTranslations } from "next-intl";
import type { LiveState } from "@/components/live/use-live";
import { cn } from "./cn";

const looks = {
  // Nothing is wrong yet.
  connecting: { word: "connecting", tone: "bg-sunk text-muted" },
  live: { word: "live", tone: "bg-leaf-soft text-leaf" },
  lost: { word: "reconnecting", tone: "bg-amber-soft text-amber" },
  signedOut: { word: "stopped", tone: "bg-amber-soft text-amber" },
  barred: { word: "stopped", tone: "bg-amber-soft text-amber" },
} as const satisfies Record<LiveState, { word: string; tone: string }>;

type Props = { state: LiveState; className?: string };

/** Whether what you see moves by itself right now. */
export function LiveDot({ state, className }: Props) {
  const t = useTranslations("ui");
  const { word, tone } = looks[state];
  return (
    <span
      role="status"
      className={cn(
        "inline-flex items-center gap-2 rounded-mark px-2.5 py-1.5 font-semibold text-xs",
        tone,
        className,
      )}
    >
      <span
        aria-hidden
        className={cn(
          "size-2 rounded-full bg-current",
          state === "live" && "animate-ring text-leaf",
        )}
      />
      {t(word)}
    </span>
  );
}
