"use client";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { allDay, type Ticket } from "./ticket";

type Props = { tickets: readonly Ticket[]; recallable: Ticket | undefined; onRecall: () => void };

/** How many of each dish are still to be made. */
export function AllDay({ tickets, recallable, onRecall }: Props) {
  const counts = allDay(tickets);
  return (
    <Card
      className="grid grid-cols-1 content-start gap-1 self-start p-4 md:p-5"
      aria-label="All day"
    >
      <h2 className="text-lg">All day</h2>
      {counts.length === 0 ? (
        <p className="py-2 text-muted text-sm">Nothing left to cook. Breathe.</p>
      ) : (
        <dl>
          {counts.map(([name, count]) => (
            <div
              key={name}
              className="flex items-center justify-between gap-3 border-b py-2.5 text-base"
            >
              <dt className="min-w-0 truncate">{name}</dt>
              <dd className="figures font-bold text-lg">{count}</dd>
            </div>
          ))}
        </dl>
      )}
      <Button
        variant="ghost"
        className="mt-2 justify-between text-muted"
        disabled={!recallable}
        onClick={onRecall}
      >
        {recallable ? `Recall ${recallable.number}` : "Recall last"}
        <kbd className="rounded-mark bg-sunk px-2 py-0.5 font-sans">R</kbd>
      </Button>
    </Card>
  );
}
