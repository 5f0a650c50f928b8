"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Act } from "./act-store";

type Props = { act: Act | undefined; onUndo: () => void };

/** The last bump, for as long as it can be taken back. */
export function UndoBar({ act, onUndo }: Props) {
  const t = useTranslations("kitchen");
  const said = act && saidOf(act);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-20 flex justify-center p-4 pb-[max(1rem,env(safe-area-inset-bottom))]"
    >
      {act && said && (
        <div className="pointer-events-auto flex animate-rise items-center gap-4 rounded-card bg-ink ps-6 pe-2 text-on-ink shadow-float">
          <span className="figures py-2 font-semibold text-[1.25rem]">
            {t(`undone.${said}`, { number: act.number })}
          </span>
          <Button size="xl" variant="ghost" className="hover:bg-on-ink/15" onClick={onUndo}>
            <Undo2 aria-hidden className="size-6 rtl:-scale-x-100" />
            {t("undo")}
            <kbd className="hidden font-sans font-semibold text-base opacity-75 md:inline">Z</kbd>
          </Button>
        </div>
      )}
    </div>
  );
}

function saidOf({ bump }: Act) {
  if (bump.act === "acknowledge") return undefined;
  if (bump.act === "mark") return bump.done ? "done" : "bringBack";
  if (bump.from === "READY") return bump.to === "IN_PROGRESS" ? "recall" : "handOver";
  return bump.to === "READY" ? "ready" : "start";
}
