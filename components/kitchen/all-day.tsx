"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { allDay, type Ticket, type View } from "./ticket";

type Props = {
  tickets: readonly Ticket[];
  view: View;
  now: number;
  recallable: Ticket | undefined;
  onRecall: () => void;
};

/** How many of each dish are still to be made. */
export function AllDay({ tickets, view, now, recallable, onRecall }: Props) {
  const t = useTranslations("kitchen");
  const counts = allDay(tickets, view, now);
  return (
    <Card
      className="grid grid-cols-1 content-start gap-1 p-4 xl:max-h-[calc(100dvh-8rem)] xl:overflow-y-auto"
      aria-label={t("allDay")}
    >
      <h2 className="text-lg">{t("allDay")}</h2>
      {counts.length === 0 ? (
        <p className="py-2 text-base text-muted">{t("nothingToCook")}</p>
      ) : (
        <dl>
          {counts.map(([name, count]) => (
            <div
              key={name}
              className="flex items-center justify-between gap-3 border-b py-2.5 text-[1.125rem]"
            >
              <dt className="min-w-0 break-words">{name}</dt>
              <dd className="figures font-bold text-[1.375rem]">{count}</dd>
            </div>
          ))}
        </dl>
      )}
      <Button
        size="xl"
        variant="ghost"
        className="mt-2 justify-between px-3 text-base text-muted"
        disabled={!recallable}
        onClick={onRecall}
      >
        {recallable ? t("recall", { number: recallable.number }) : t("recallLast")}
        <kbd className="hidden rounded-mark bg-sunk px-2 py-0.5 font-sans md:inline">R</kbd>
      </Button>
    </Card>
  );
}
