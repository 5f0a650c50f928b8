"use client";

import { ArrowLeft, FileDown, Printer } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { formatDay } from "@/components/ui/clock-time";
import { Link } from "@/components/ui/link";
import { languageOf } from "@/lib/platform/locale";

type Props = {
  heading: string;
  at: string;
  restaurant: { name: string; address: string; timezone: string };
  back: { href: string; label: string };
  /** Where the same is to be had as a PDF. */
  pdf: string;
  children: ReactNode;
};

/** What is handed to a guest, and how it is printed. Paper is white in every theme. */
export function Paper({ heading, at, restaurant, back, pdf, children }: Props) {
  const t = useTranslations("bill");
  const locale = useLocale();
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <Button asChild variant="ghost">
          <Link href={back.href}>
            <ArrowLeft aria-hidden className="size-4.5 rtl:-scale-x-100" />
            <span className="max-sm:sr-only">{back.label}</span>
          </Link>
        </Button>
        <span className="flex-1" />
        <Button asChild variant="soft">
          <a href={`${pdf}?language=${languageOf(locale)}`} target="_blank" rel="noreferrer">
            <FileDown aria-hidden className="size-4.5" /> {t("pdf")}
          </a>
        </Button>
        <Button onClick={() => window.print()}>
          <Printer aria-hidden className="size-4.5" /> {t("print")}
        </Button>
      </div>
      <article className="paper grid gap-6 rounded-card border bg-card p-6 text-ink print:border-0 print:p-0 md:p-8">
        <header className="grid gap-1">
          <p className="display text-xl">
            <bdi>{restaurant.name}</bdi>
          </p>
          <p className="text-muted text-sm">
            <bdi>{restaurant.address}</bdi>
          </p>
        </header>
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-t pt-4">
          <h1 className="text-lg">{heading}</h1>
          <p className="figures text-muted text-sm">{formatDay(at, restaurant.timezone, locale)}</p>
        </div>
        {children}
      </article>
    </div>
  );
}
