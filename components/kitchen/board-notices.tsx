"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { LiveState } from "@/components/live/use-live";
import { Button } from "@/components/ui/button";
import { ConnectionBanner } from "@/components/ui/connection-banner";
import { useExplain } from "@/components/ui/explain";
import type { Conflict } from "./send-acts";

/** A server that starts anew is back before this; a longer gap is told. */
const shortGapMs = 1_500;

type Props = {
  live: LiveState;
  waiting: number;
  /** How many of them the server should long have taken. */
  stuck: number;
  conflicts: readonly Conflict[];
  onDismiss: (conflict: Conflict) => void;
};

/** What cooks must know about the line: that it is down, what waits for it, what did not count. */
export function BoardNotices({ live, waiting, stuck, conflicts, onDismiss }: Props) {
  const t = useTranslations("kitchen");
  const sentence = useConflictWords();
  const lost = useLasting(live === "lost", shortGapMs);
  const kept = waiting > 0 ? ` ${t("kept", { count: waiting })}` : "";
  const unsent = stuck > 0 ? t("stuck", { count: stuck }) : "";
  const notices = useRef<HTMLDivElement>(null);
  usePublishedHeight(notices);
  return (
    <div ref={notices} className="sticky top-0 z-30">
      <ConnectionBanner lost={lost || stuck > 0} live={live}>
        {lost ? t("lost") + kept : unsent}
      </ConnectionBanner>
      <div role="alert">
        <ul>
          {conflicts.map((conflict) => (
            <li
              key={conflict.act.key}
              className="flex items-center gap-3 border-b bg-amber-soft px-4 py-2 font-semibold text-[1.125rem] text-amber md:px-6"
            >
              <TriangleAlert aria-hidden className="size-6 shrink-0" />
              <span className="min-w-0 flex-1">{sentence(conflict)}</span>
              <Button size="xl" variant="outline" onClick={() => onDismiss(conflict)}>
                {t("conflict.dismiss")}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function useConflictWords(): (conflict: Conflict) => string {
  const t = useTranslations("kitchen");
  const explain = useExplain();
  return ({ act: { number }, error }) => {
    const { code, from } = error.problem;
    if (code === "not_found") return t("conflict.gone", { number });
    if (code !== "illegal_transition") {
      return t("conflict.other", { number, reason: explain(error) });
    }
    return t(from === "CANCELLED" ? "conflict.cancelled" : "conflict.moved", { number });
  };
}

/** Tells the page how tall something is, as `--notices`: what else stays in sight stands below it. */
function usePublishedHeight(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const watcher = new ResizeObserver(([entry]) => {
      style.setProperty("--notices", `${entry?.borderBoxSize[0]?.blockSize ?? 0}px`);
    });
    if (ref.current) watcher.observe(ref.current);
    return () => {
      watcher.disconnect();
      style.removeProperty("--notices");
    };
  }, [ref]);
}

/** Whether something has been so for a while. */
function useLasting(is: boolean, ms: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!is) {
      setLasts(false);
      return;
    }
    const timer = setTimeout(() => setLasts(true), ms);
    return () => clearTimeout(timer);
  }, [is, ms]);
  return is && lasts;
}
