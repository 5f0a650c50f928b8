"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";

const steps = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

function ago(at: number, now: number, locale: string): string | undefined {
  const seconds = Math.round((at - now) / 1000);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return Math.abs(seconds) < 10 ? undefined : format.format(seconds, "second");
}

/** "5 min. ago", kept true while it is on the screen. The server writes the plain time. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const t = useTranslations("ui");
  const locale = useLocale();
  const [text, setText] = useState(() => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`);
  useEffect(() => {
    const moment = Date.parse(at);
    const update = () => setText(ago(moment, Date.now(), locale) ?? t("justNow"));
    update();
    const near = Date.now() - moment < 3_600_000;
    const timer = setInterval(update, near ? 5_000 : 60_000);
    return () => clearInterval(timer);
  }, [at, locale, t]);
  return (
    <time dateTime={at} className={className} suppressHydrationWarning>
      {text}
    </time>
  );
}
