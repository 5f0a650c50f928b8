"use client";

import { Printer } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { createPortal } from "react-dom";
import { Button } from "@/components/ui/button";
import { formatDay, formatDue } from "@/components/ui/clock-time";
import { Sheet } from "@/components/ui/sheet";
import type { Place } from "./board";
import { useKindOf } from "./kind-of";
import { isCancelled, type Ticket } from "./ticket";

type Props = { ticket: Ticket; restaurant: Place; onClose: () => void };

/** A ticket as it comes out of a printer: seen first, then on paper and nothing else with it. */
export function Docket({ ticket, restaurant, onClose }: Props) {
  const t = useTranslations("kitchen");
  const kind = useKindOf()(ticket);
  const paper = <Paper ticket={ticket} restaurant={restaurant} />;
  return (
    <>
      <Sheet
        open
        onOpenChange={(open) => !open && onClose()}
        title={t("ticket", { number: ticket.number, kind })}
        footer={
          <Button size="xl" className="w-full" onClick={() => window.print()}>
            <Printer aria-hidden className="size-6" />
            {t("docket.print")}
          </Button>
        }
      >
        <div className="paper mx-auto w-full max-w-80 rounded-mark bg-card p-4 text-ink shadow-lift">
          {paper}
        </div>
      </Sheet>
      {createPortal(<div className="printed hidden">{paper}</div>, document.body)}
    </>
  );
}

function Paper({ ticket, restaurant }: Omit<Props, "onClose">) {
  const t = useTranslations("kitchen");
  const locale = useLocale();
  const kind = useKindOf()(ticket);
  const { timezone } = restaurant;
  return (
    <div className="grid gap-2 text-[0.9375rem] leading-5">
      <p className="text-center font-semibold">{restaurant.name}</p>
      <p className="display figures text-center text-[2.5rem] leading-10">{ticket.number}</p>
      <p className="text-center font-bold text-lg">{kind}</p>
      {isCancelled(ticket) && (
        <p className="border-2 border-current text-center font-bold text-lg">
          {t("docket.cancelled")}
        </p>
      )}
      <p className="figures flex justify-between gap-2 border-current border-y border-dashed py-1.5">
        <span>{t("docket.placed", { time: formatDay(ticket.placed_at, timezone, locale) })}</span>
        <b>{t("docket.due", { time: formatDue(ticket.promised_at, timezone, locale) })}</b>
      </p>
      <ul className="grid gap-2">
        {ticket.items.map((item) => (
          <li key={item.id} className="flex gap-2">
            <b className="figures w-8 shrink-0 text-lg">{item.quantity}×</b>
            <span className="min-w-0">
              <b className="text-lg">{item.name}</b>
              {item.options.map((option) => (
                <span key={option} className="block">
                  + {option}
                </span>
              ))}
              {item.note && <span className="block font-semibold">! {item.note}</span>}
            </span>
          </li>
        ))}
      </ul>
      {ticket.note && (
        <p className="border-current border-t border-dashed pt-2">
          <b>{t("docket.note")}:</b> {ticket.note}
        </p>
      )}
    </div>
  );
}
