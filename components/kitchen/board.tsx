"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useNow } from "@/components/live/use-now";
import { KitchenBar } from "@/components/shell/kitchen-bar";
import { formatClock } from "@/components/ui/clock-time";
import type { BoardJson } from "@/lib/kitchen/schema";
import type { Act } from "./act-store";
import { AllDay } from "./all-day";
import { BoardActions } from "./board-actions";
import { BoardColumns } from "./board-columns";
import { BoardNotices } from "./board-notices";
import { chime } from "./chime";
import { Docket } from "./docket";
import type { News } from "./news";
import { NoTickets } from "./no-tickets";
import { bumpOf } from "./press";
import { ScreenPicker } from "./screen-picker";
import {
  averagePrepMs,
  columnOf,
  columnsOf,
  formatAge,
  isLate,
  isShown,
  keyedOf,
  type Ticket,
} from "./ticket";
import type { TicketActions } from "./ticket-card";
import { UndoBar } from "./undo-bar";
import { useBoard } from "./use-board";
import { useKeys } from "./use-keys";
import { useReminder } from "./use-reminder";
import { useScreen } from "./use-screen";
import { useSound } from "./use-sound";
import { useTwice } from "./use-twice";

export type Place = { id: string; name: string; timezone: string };

type Props = {
  restaurant: Place;
  /** Owners get back to their dashboard; cooks have nowhere else to be. */
  homeHref: string | null;
  initial: BoardJson;
};

/** Two touches of one finger fall within this. */
const spotPx = 48;

/** How long after it was due a bump may take to be taken. */
const sendMs = 5_000;
const isStuck = ({ heldUntil, at }: Act, now: number) =>
  Math.max(heldUntil, Date.parse(at)) + sendMs < now;

/** The ticket board. */
export function Board({ restaurant, homeHref, initial }: Props) {
  const t = useTranslations("kitchen");
  const locale = useLocale();
  const now = useNow();
  const { sound, toggle } = useSound();
  const [openId, setOpenId] = useState<string | null>(null);
  const onNews = (news: News, ticket: Ticket) => {
    if (sound === "on" && isHere(ticket)) chime(news);
  };
  const board = useBoard({ restaurantId: restaurant.id, initial, onNews });
  const { view, filter, setView, setFilter, showAll } = useScreen(board.stations);
  const isHere = (ticket: Ticket) =>
    isShown(ticket, view) && (filter === "all" || ticket.order_type === filter);

  const shown = board.open.filter(isHere);
  useReminder(shown, now, sound);
  const columns = columnsOf(view).map((id) => ({
    id,
    tickets: shown.filter((ticket) => columnOf(ticket, view, now) === id),
  }));
  const keyed = keyedOf(columns, view, now);

  const { press, mark, recall } = board;
  const actions = useMemo<TicketActions>(
    () => ({
      onPress: (ticket) => press(ticket, bumpOf(ticket, view)),
      onMark: mark,
      onRecall: recall,
      onOpen: (ticket) => setOpenId(ticket.id),
    }),
    [press, mark, recall, view],
  );
  const lastReady = shown
    .filter(({ status }) => status === "READY")
    .sort((a, b) => (b.ready_at ?? "").localeCompare(a.ready_at ?? ""))[0];
  const recallLast = () => {
    if (lastReady) recall(lastReady);
  };
  const isTwice = useTwice();
  useKeys({
    onDigit: (digit) => {
      const ticket = keyed[digit - 1];
      if (ticket && !isTwice(`${digit}`, ticket.id)) actions.onPress(ticket);
    },
    onRecall: recallLast,
    onUndo: board.undo,
    onMute: toggle,
  });

  const average = useMemo(() => averagePrepMs(board.tickets), [board.tickets]);
  const opened = board.tickets.find(({ id }) => id === openId);
  const clock = now > 0 ? formatClock(now, restaurant.timezone, locale) : "–:–";
  return (
    <>
      <BoardNotices
        live={board.live}
        waiting={board.acts.length}
        stuck={board.acts.filter((act) => isStuck(act, now)).length}
        conflicts={board.conflicts}
        onDismiss={board.dismiss}
      />
      <KitchenBar
        restaurantName={restaurant.name}
        restaurantHref={homeHref}
        live={board.live}
        late={now > 0 ? shown.filter((ticket) => isLate(ticket, now)).length : 0}
        average={average === undefined ? null : formatAge(average)}
        filters={
          <ScreenPicker
            stations={board.stations}
            view={view}
            filter={filter}
            onView={setView}
            onFilter={setFilter}
          />
        }
        actions={
          <BoardActions
            sound={sound}
            onSound={toggle}
            restaurantId={restaurant.id}
            stations={board.stations}
            canManage={homeHref !== null}
          />
        }
        clock={
          <time className="display text-[1.625rem]" suppressHydrationWarning>
            {clock}
          </time>
        }
      />
      <main
        id="main"
        className="p-4 pb-28 md:p-6 md:pb-28"
        onClickCapture={(event) => {
          // A key on a button has no place of its own.
          const { clientX: x, clientY: y, detail, target } = event;
          const spot = `${Math.round(x / spotPx)} ${Math.round(y / spotPx)}`;
          const card = target instanceof Element && target.closest("article");
          if (detail > 0 && isTwice(spot, card || target)) event.stopPropagation();
        }}
      >
        <h1 className="sr-only">{t("ticketsOf", { restaurant: restaurant.name })}</h1>
        <BoardColumns
          columns={columns}
          keyed={keyed}
          view={view}
          stations={board.stations}
          now={now}
          timezone={restaurant.timezone}
          actions={actions}
          aside={
            <AllDay
              tickets={shown}
              view={view}
              now={now}
              recallable={lastReady}
              onRecall={recallLast}
            />
          }
          empty={
            shown.length === 0 && (
              <NoTickets elsewhere={board.open.length > 0} onShowAll={showAll} />
            )
          }
        />
      </main>
      <UndoBar act={board.undoable} onUndo={board.undo} />
      {opened && <Docket ticket={opened} restaurant={restaurant} onClose={() => setOpenId(null)} />}
    </>
  );
}
