"use client";

import { CircleAlert, Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { formatAge, kindOf, type Ticket, toneOf, warns } from "./ticket";

const heads = {
  leaf: "bg-leaf-soft text-leaf",
  amber: "bg-amber-soft text-amber",
  red: "bg-red-soft text-red",
} as const;

type Props = {
  ticket: Ticket;
  now: number;
  /** The key that bumps it, if it has one. */
  digit: number | undefined;
  onBump: () => void;
  onMark: (itemId: string, done: boolean) => void;
  onRecall: () => void;
};

/** A ticket, readable from two metres away and usable with a wet elbow. */
export function TicketCard({ ticket, now, digit, onBump, onMark, onRecall }: Props) {
  const tone = toneOf(ticket, now);
  return (
    <article
      aria-label={`Ticket ${ticket.number}, ${kindOf(ticket)}`}
      className={cn("overflow-hidden rounded-card border bg-card", tone === "red" && "border-red")}
    >
      <header className={cn("flex items-baseline gap-2.5 px-4 py-3", heads[tone])}>
        <h3 className="figures text-[1.5rem] leading-7">{ticket.number}</h3>
        <span className="flex-1 truncate font-semibold text-sm">{kindOf(ticket)}</span>
        <span className="display figures text-[1.375rem]" suppressHydrationWarning>
          {now > 0 ? formatAge(now - Date.parse(ticket.placed_at)) : "–"}
        </span>
      </header>
      <div className="grid gap-3 p-4">
        <ul className="grid">
          {ticket.items.map((item) => (
            <li key={item.id}>
              <ItemRow item={item} onMark={(done) => onMark(item.id, done)} />
            </li>
          ))}
        </ul>
        {ticket.note && <Note text={ticket.note} />}
        {ticket.status === "READY" ? (
          <div className="flex gap-2">
            <Button variant="soft" size="xl" className="flex-1 px-3 text-base" onClick={onBump}>
              Handed over
            </Button>
            <IconButton
              label={`Recall ticket ${ticket.number}`}
              icon={<Undo2 className="size-6" />}
              className="size-16 rounded-control bg-sunk"
              onClick={onRecall}
            />
          </div>
        ) : (
          <Button
            size="xl"
            variant={ticket.status === "IN_PROGRESS" ? "done" : "primary"}
            className="w-full"
            onClick={onBump}
          >
            {ticket.status === "IN_PROGRESS" ? "Ready" : "Start"}
            {digit && (
              <kbd className="figures font-sans font-semibold text-base opacity-75">{digit}</kbd>
            )}
          </Button>
        )}
      </div>
    </article>
  );
}

type RowProps = { item: Ticket["items"][number]; onMark: (done: boolean) => void };

function ItemRow({ item, onMark }: RowProps) {
  return (
    <button
      type="button"
      aria-pressed={item.done}
      onClick={() => onMark(!item.done)}
      className={cn(
        "flex min-h-12 w-full items-baseline gap-4 rounded-control py-2 text-left hover:bg-sunk",
        item.done && "text-muted line-through",
      )}
    >
      <span
        className={cn(
          "display figures w-6 shrink-0 text-[1.25rem]",
          item.done ? "text-muted" : "text-spice",
        )}
      >
        {item.quantity}
      </span>
      <span className="min-w-0 font-semibold text-[1.25rem] leading-6">
        {item.name}
        {item.options.length > 0 && (
          <span className="block font-medium text-amber text-base">{item.options.join(", ")}</span>
        )}
        {item.note && (
          <span
            className={cn(
              "block font-medium text-base",
              warns(item.note) ? "text-red" : "text-amber",
            )}
          >
            {item.note}
          </span>
        )}
      </span>
    </button>
  );
}

function Note({ text }: { text: string }) {
  const loud = warns(text);
  return (
    <p
      className={cn(
        "flex items-start gap-2 rounded-control px-3 py-2 font-semibold text-base",
        loud ? "bg-red-soft text-red" : "bg-amber-soft text-amber",
      )}
    >
      {loud && <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />}
      {text}
    </p>
  );
}
