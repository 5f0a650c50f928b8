"use client";

import { useLocale, useTranslations } from "next-intl";
import { statusTones } from "@/components/orders/order-words";
import { formatDay } from "@/components/ui/clock-time";
import { cn } from "@/components/ui/cn";
import type { HistoryJson } from "@/lib/orders/schema/history";
import type { TicketStatus } from "@/lib/orders/types";
import { stateKeys } from "./order-state";

type Entry = HistoryJson["items"][number];

const dots = {
  neutral: "bg-line-strong",
  spice: "bg-spice",
  leaf: "bg-leaf",
  amber: "bg-amber",
  red: "bg-red",
} as const;
const byKeys = {
  guest: "by.guest",
  table: "by.table",
  staff: "by.staff",
  rider: "by.rider",
  auto: "by.auto",
} as const;
const changeKeys = {
  address: "changed.address",
  time: "changed.time",
  note: "changed.note",
} as const;
const ticketKeys = {
  NEW: "state.placed",
  ACCEPTED: "state.accepted",
  IN_PROGRESS: "state.inProgress",
  READY: "state.ready",
  DELIVERED_TO_SERVICE: "state.handedOver",
} as const satisfies Record<TicketStatus, string>;

type Props = { entries: readonly Entry[]; timezone: string };

/** Who did what when, oldest first. */
export function OrderHistory({ entries, timezone }: Props) {
  const t = useTranslations("ownerOrders");
  const locale = useLocale();
  return (
    <section aria-labelledby="order-history">
      <h3 id="order-history" className="pb-3 font-sans font-semibold text-base tracking-normal">
        {t("history")}
      </h3>
      <ol>
        {entries.map((entry, index) => (
          <li
            key={`${entry.at} ${entry.what} ${entry.item ?? entry.status ?? ""}`}
            className="relative flex gap-3 pb-4 last:pb-0"
          >
            {index < entries.length - 1 && (
              <span
                aria-hidden
                className="absolute start-[4.5px] top-3 bottom-[-6px] w-px bg-line"
              />
            )}
            <span
              aria-hidden
              className={cn("relative mt-1.5 size-2.5 shrink-0 rounded-full", dots[toneOf(entry)])}
            />
            <div className="grid min-w-0 gap-0.5 text-sm">
              <p className="font-medium">
                <What entry={entry} />
              </p>
              {entry.reason && <p className="text-muted">{entry.reason}</p>}
              <p className="figures text-muted text-xs">
                {formatDay(entry.at, timezone, locale)}
                {entry.by.kind !== "unknown" &&
                  ` · ${t(byKeys[entry.by.kind], { name: entry.by.email ?? "" })}`}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

const toneOf = ({ what, status }: Entry) =>
  what === "status" && status ? statusTones[status] : "neutral";

function What({ entry }: { entry: Entry }) {
  const t = useTranslations("ownerOrders");
  const { what, status, ticket_status: ticket, item, done, changed } = entry;
  if (what === "status" && status) return t(stateKeys[status]);
  if (what === "item") return t(done ? "itemDone" : "itemUndone", { item: item ?? "" });
  if (what === "changed" && changed && changed.length > 0)
    return changed.map((one) => t(changeKeys[one])).join(" · ");
  return ticket ? t("ticketIs", { state: t(ticketKeys[ticket]) }) : t("changedOrder");
}
