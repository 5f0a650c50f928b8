"use client";

import { Bell as BellIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState, useSyncExternalStore } from "react";
import { useLive } from "@/components/live/use-live";
import { IconButton } from "@/components/ui/icon-button";
import { Sheet } from "@/components/ui/sheet";
import type { NoticeJson } from "@/lib/notifications/schema";
import type { BellProps } from "./bell-later";
import { Call } from "./call";
import { NoticeList } from "./notice-list";
import { useToldLanguage } from "./use-told-language";

type BellMessage = { unread: number; latest: NoticeJson | null };
const mostShown = 99;

const watchSight = (listener: () => void) => {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
};
const isInSight = () => !document.hidden;

/** The bell with its count, live while the page is in sight: a browser has few lines to one server. */
export default function LiveBell({ userId, audible }: BellProps): ReactNode {
  const t = useTranslations("shell.bell");
  const [open, setOpen] = useState(false);
  const [unread, setUnread] = useState(0);
  const [latest, setLatest] = useState<NoticeJson | null>(null);
  const inSight = useSyncExternalStore(watchSight, isInSight, () => false);
  useToldLanguage(userId);
  useLive(inSight ? "/api/v1/notifications/stream" : null, ({ data }) => {
    const told = data as BellMessage;
    setUnread(told.unread);
    setLatest(told.latest);
  });
  return (
    <>
      <IconButton
        label={unread > 0 ? t("withCount", { count: unread }) : t("title")}
        className="relative"
        onClick={() => setOpen(true)}
        icon={
          <>
            <BellIcon aria-hidden className="size-5.5" />
            {unread > 0 && (
              <span
                aria-hidden
                className="figures absolute end-0.5 top-0.5 min-w-4.5 rounded-full bg-spice px-1 text-center font-bold text-[0.6875rem] text-on-spice leading-4.5"
              >
                {unread > mostShown ? `${mostShown}+` : unread}
              </span>
            )}
          </>
        }
      />
      <span role="status" className="sr-only">
        {unread > 0 && latest ? latest.title : ""}
      </span>
      {audible && <Call notice={latest} />}
      <Sheet open={open} onOpenChange={setOpen} place="side" title={t("title")}>
        {open && (
          <NoticeList
            newestId={latest?.id}
            unread={unread}
            onUnread={setUnread}
            onLeave={() => setOpen(false)}
          />
        )}
      </Sheet>
    </>
  );
}
