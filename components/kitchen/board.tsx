"use client";

import { Volume2, VolumeX } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useNow } from "@/components/live/use-now";
import { KitchenBar } from "@/components/shell/kitchen-bar";
import { formatClock } from "@/components/ui/clock-time";
import { ConnectionBanner } from "@/components/ui/connection-banner";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { AllDay } from "./all-day";
import { allowSound } from "./chime";
import { columnOf, columns, formatAge, type Ticket, toneOf } from "./ticket";
import { TicketCard } from "./ticket-card";
import { useBoard } from "./use-board";
import { useKeys } from "./use-keys";

const filters = [
  { value: "all", label: "All" },
  { value: "delivery", label: "Delivery" },
  { value: "takeaway", label: "Takeaway" },
  { value: "dine_in", label: "Tables" },
] as const;

type Filter = (typeof filters)[number]["value"];

type Props = {
  restaurant: { id: string; name: string; timezone: string };
  /** Owners get back to their dashboard; cooks have nowhere else to be. */
  homeHref: string | null;
  initial: readonly Ticket[];
};

/** The ticket board. */
export function Board({ restaurant, homeHref, initial }: Props) {
  const now = useNow();
  const [filter, setFilter] = useState<Filter>("all");
  const [soundOn, setSoundOn] = useState(false);
  const board = useBoard({ restaurantId: restaurant.id, initial, soundOn });
  const shown = board.open.filter((one) => filter === "all" || one.order_type === filter);
  const byColumn = new Map(
    columns.map(({ id }) => [id, shown.filter((ticket) => columnOf(ticket, now) === id)]),
  );
  const keyed = columns
    .filter(({ id }) => id !== "ready")
    .flatMap(({ id }) => byColumn.get(id) ?? [])
    .slice(0, 9);

  function bump(ticket: Ticket | undefined) {
    if (!ticket) return;
    if (ticket.status === "NEW") void board.move(ticket, "ACCEPTED", "IN_PROGRESS");
    else if (ticket.status === "ACCEPTED") void board.move(ticket, "IN_PROGRESS");
    else if (ticket.status === "IN_PROGRESS") void board.move(ticket, "READY");
    else void board.move(ticket, "DELIVERED_TO_SERVICE");
  }
  const recallLast = () => board.recallable && void board.recall(board.recallable);
  useKeys((digit) => bump(keyed[digit - 1]), recallLast);

  return (
    <>
      <ConnectionBanner lost={board.live === "lost"} refused={board.live === "refused"}>
        Connection lost. New tickets do not arrive. Trying again by itself.
      </ConnectionBanner>
      <KitchenBar
        restaurantName={restaurant.name}
        restaurantHref={homeHref}
        live={board.live === "live"}
        late={now > 0 ? shown.filter((ticket) => toneOf(ticket, now) === "red").length : 0}
        average={averageAge(shown, now)}
        filter={<Segmented label="Show" value={filter} options={filters} onChange={setFilter} />}
        sound={
          <IconButton
            label={soundOn ? "Mute new tickets" : "Sound for new tickets"}
            aria-pressed={soundOn}
            icon={soundOn ? <Volume2 className="size-5" /> : <VolumeX className="size-5" />}
            onClick={() => {
              allowSound();
              setSoundOn(!soundOn);
            }}
          />
        }
        clock={
          <time className="display text-[1.5rem]" suppressHydrationWarning>
            {now > 0 ? formatClock(now, restaurant.timezone) : "–:–"}
          </time>
        }
      />
      <main
        id="main"
        className="grid gap-5 p-4 md:grid-cols-2 md:p-6 xl:grid-cols-[repeat(4,1fr)_250px]"
      >
        <h1 className="sr-only">Tickets of {restaurant.name}</h1>
        {columns.map((column) => (
          <Column key={column.id} title={column.title} tickets={byColumn.get(column.id) ?? []}>
            {(ticket) => (
              <TicketCard
                key={ticket.id}
                ticket={ticket}
                now={now}
                digit={keyed.indexOf(ticket) + 1 || undefined}
                onBump={() => bump(ticket)}
                onMark={(itemId, done) => void board.mark(ticket, itemId, done)}
                onRecall={() => void board.recall(ticket)}
              />
            )}
          </Column>
        ))}
        <AllDay tickets={shown} recallable={board.recallable} onRecall={recallLast} />
        {board.open.length === 0 && (
          <EmptyState
            title="No tickets"
            detail="New orders appear here by themselves, oldest first."
            className="md:col-span-2 xl:col-span-4 xl:col-start-1 xl:row-start-2"
          />
        )}
      </main>
    </>
  );
}

type ColumnProps = {
  title: string;
  tickets: readonly Ticket[];
  children: (ticket: Ticket) => ReactNode;
};

function Column({ title, tickets, children }: ColumnProps) {
  return (
    <section aria-label={title} className="grid content-start gap-4">
      <div className="flex items-baseline justify-between px-1">
        <h2 className="text-lg">{title}</h2>
        <span className="figures text-muted text-sm">{tickets.length}</span>
      </div>
      {tickets.map(children)}
    </section>
  );
}

function averageAge(tickets: readonly Ticket[], now: number): string | null {
  const cooking = tickets.filter((ticket) => ticket.status !== "READY");
  if (now === 0 || cooking.length === 0) return null;
  const ages = cooking.map((ticket) => now - Date.parse(ticket.placed_at));
  return formatAge(ages.reduce((sum, age) => sum + age, 0) / ages.length);
}
