"use client";

import { Printer, Undo2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import { useNow } from "@/components/live/use-now";
import { Button } from "@/components/ui/button";
import { formatDue } from "@/components/ui/clock-time";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { useKindOf } from "./kind-of";
import { pressOf } from "./press";
import {
  ageStart,
  changesOf,
  formatAge,
  isCancelled,
  isComplete,
  itemsOf,
  type Station,
  type Ticket,
  type Tone,
  type View,
} from "./ticket";
import { TicketChanges } from "./ticket-changes";
import { TicketItem, TicketNote } from "./ticket-item";
import { TicketProgress } from "./ticket-progress";
import { TicketRider } from "./ticket-rider";

const heads = {
  leaf: "bg-leaf-soft text-leaf",
  amber: "bg-amber-soft text-amber",
  red: "bg-red-soft text-red",
} as const satisfies Record<Tone, string>;

export type TicketActions = {
  onPress: (ticket: Ticket) => void;
  onMark: (ticket: Ticket, itemId: string, done: boolean) => void;
  onRecall: (ticket: Ticket) => void;
  onOpen: (ticket: Ticket) => void;
};

type Props = {
  ticket: Ticket;
  view: View;
  stations: readonly Station[];
  tone: Tone;
  /** The key that bumps it, if it has one. */
  digit: number | undefined;
  timezone: string;
  actions: TicketActions;
};

/** A ticket, readable from two metres away and usable with a wet elbow. Drawn again only when it changed. */
export const TicketCard = memo(function TicketCard(props: Props) {
  const { ticket, view, stations, tone, actions } = props;
  const t = useTranslations("kitchen");
  const kind = useKindOf()(ticket);
  const cancelled = isCancelled(ticket);
  const changes = changesOf(ticket, view);
  return (
    <article
      aria-label={t("ticket", { number: ticket.number, kind })}
      // Cards out of sight cost nothing until they come near.
      className={cn(
        "overflow-hidden rounded-card border bg-card [contain-intrinsic-size:auto_20rem] [content-visibility:auto]",
        (tone === "red" || changes.length > 0) && "border-red",
      )}
    >
      <TicketHead {...props} kind={kind} />
      <div className="grid grid-cols-1 gap-2 p-3">
        <TicketChanges changes={changes} timezone={props.timezone} />
        <ul className="grid">
          {itemsOf(ticket, view).map((item) => (
            <li key={item.id}>
              <TicketItem
                item={item}
                isOver={cancelled}
                onMark={() => actions.onMark(ticket, item.id, !item.done)}
              />
            </li>
          ))}
        </ul>
        {ticket.note && !cancelled && <TicketNote text={ticket.note} />}
        {view === "expo" && ticket.status !== "READY" && (
          <TicketProgress ticket={ticket} stations={stations} />
        )}
        <TicketRider ticket={ticket} timezone={props.timezone} />
        <TicketPress {...props} />
      </div>
    </article>
  );
});

function TicketHead({ ticket, tone, timezone, actions, kind }: Props & { kind: string }) {
  const t = useTranslations("kitchen");
  const locale = useLocale();
  return (
    <header>
      <button
        type="button"
        aria-label={t("openTicket", { number: ticket.number })}
        onClick={() => actions.onOpen(ticket)}
        className={cn(
          "grid min-h-16 w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-2 text-start -outline-offset-2",
          isCancelled(ticket) ? "bg-red text-on-red" : heads[tone],
        )}
      >
        <span className="display figures text-[1.75rem] leading-8">{ticket.number}</span>
        <Age since={ageStart(ticket)} />
        <span className="col-span-2 flex flex-wrap items-start justify-between gap-x-3">
          <span className="min-w-0 break-words font-semibold text-base leading-5">{kind}</span>
          <span className="figures flex items-center gap-2 text-sm leading-5">
            {t("by", { time: formatDue(ticket.promised_at, timezone, locale) })}
            <Printer aria-hidden className="size-4 shrink-0 opacity-70" />
          </span>
        </span>
      </button>
    </header>
  );
}

/** Moves by itself: the card around it stays as it is. */
function Age({ since }: { since: number }) {
  const now = useNow();
  return (
    <span className="display figures text-end text-[1.625rem] leading-8" suppressHydrationWarning>
      {now > 0 ? formatAge(now - since) : "–"}
    </span>
  );
}

function TicketPress({ ticket, view, digit, actions }: Props) {
  const t = useTranslations("kitchen");
  const press = pressOf(ticket, view);
  const isWaiting = view === "expo" && press !== "acknowledge" && !isComplete(ticket, view);
  const variant = isWaiting && press !== "handOver" ? "outline" : looks[press];
  return (
    <div className="flex gap-2">
      <Button
        size="xl"
        variant={variant}
        className="min-w-0 flex-1 whitespace-normal px-3 text-[1.25rem] leading-6"
        onClick={() => actions.onPress(ticket)}
      >
        {t(`press.${press}`)}
        {digit && (
          <kbd className="figures hidden font-sans font-semibold text-base opacity-75 md:inline">
            {digit}
          </kbd>
        )}
      </Button>
      {press === "handOver" && (
        <IconButton
          label={t("recallTicket", { number: ticket.number })}
          icon={<Undo2 className="size-6 rtl:-scale-x-100" />}
          className="size-16 rounded-control bg-sunk"
          onClick={() => actions.onRecall(ticket)}
        />
      )}
    </div>
  );
}

const looks = {
  acknowledge: "danger",
  start: "primary",
  ready: "done",
  handOver: "soft",
  done: "done",
  bringBack: "soft",
} as const;
