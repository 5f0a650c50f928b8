"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Segmented } from "@/components/ui/segmented";
import { type ColumnId, type Station, type Ticket, toneOf, type View } from "./ticket";
import { type TicketActions, TicketCard } from "./ticket-card";

type Column = { id: ColumnId; tickets: readonly Ticket[] };

type Props = {
  columns: readonly Column[];
  /** Those that a number key bumps, first to ninth. */
  keyed: readonly Ticket[];
  view: View;
  stations: readonly Station[];
  now: number;
  timezone: string;
  actions: TicketActions;
  aside: ReactNode;
  empty: ReactNode;
};

/** Columns by state, side by side; on a phone one of them at a time. */
export function BoardColumns({ columns, keyed, aside, empty, now, ...card }: Props) {
  const t = useTranslations("kitchen");
  const [chosen, setChosen] = useState<ColumnId | "allDay" | null>(null);
  // Until somebody chooses, a phone shows the first column with something in it.
  const first = columns.find(({ tickets }) => tickets.length > 0) ?? columns[0];
  const picked = chosen ?? first?.id ?? "new";
  return (
    <>
      <div className="no-scrollbar sticky top-(--notices,0px) z-10 -mx-4 -mt-4 mb-2 overflow-x-auto bg-paper px-4 py-2 md:hidden">
        <Segmented
          label={t("columnPicker")}
          value={picked}
          size="xl"
          onChange={setChosen}
          className="w-max min-w-full max-w-none flex-nowrap"
          options={[
            ...columns.map(({ id, tickets }) => ({
              value: id,
              label: t(`columns.${id}`),
              count: tickets.length,
            })),
            { value: "allDay" as const, label: t("allDay") },
          ]}
        />
      </div>
      <div className="grid gap-5 md:grid-cols-2 lg:grid-cols-4 lg:gap-3 xl:grid-cols-[repeat(4,minmax(0,1fr))_16rem] xl:gap-5">
        {columns.map(({ id, tickets }) => (
          <section
            key={id}
            aria-label={t("column", { title: t(`columns.${id}`), count: tickets.length })}
            className={cn("content-start gap-4", picked === id ? "grid" : "hidden md:grid")}
          >
            <div className="hidden items-baseline justify-between px-1 md:flex">
              <h2 className="text-[1.375rem]">{t(`columns.${id}`)}</h2>
              <span className="figures font-semibold text-[1.25rem] text-muted">
                {tickets.length}
              </span>
            </div>
            {tickets.map((ticket) => (
              <TicketCard
                key={ticket.id}
                ticket={ticket}
                tone={toneOf(ticket, now)}
                digit={keyed.indexOf(ticket) + 1 || undefined}
                {...card}
              />
            ))}
          </section>
        ))}
        <div
          className={cn(
            "md:col-span-2 lg:col-span-4 xl:sticky xl:top-[calc(var(--notices,0px)+6rem)] xl:col-span-1 xl:col-start-5 xl:row-start-1 xl:self-start",
            picked !== "allDay" && "hidden md:block",
          )}
        >
          {aside}
        </div>
      </div>
      {empty}
    </>
  );
}
