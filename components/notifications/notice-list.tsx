"use client";

import { BellOff, CheckCheck, Settings2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { ErrorState } from "@/components/ui/error-state";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import type { NoticeJson } from "@/lib/notifications/schema";
import { useNotices } from "./use-notices";

type Props = {
  /** The newest there is, as the bell heard: the list follows it. */
  newestId: string | undefined;
  unread: number;
  onUnread: (unread: number) => void;
  onLeave: () => void;
};

/** What the user was told in the last 30 days, latest first. */
export function NoticeList({ newestId, unread, onUnread, onLeave }: Props) {
  const t = useTranslations("shell.bell");
  const { items, hasMore, state, retry, more, read, readAll } = useNotices(newestId, onUnread);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Button variant="soft" disabled={unread === 0} onClick={() => void readAll()}>
          <CheckCheck aria-hidden className="size-4" /> {t("readAll")}
        </Button>
        <Button asChild variant="ghost">
          <Link href="/account#notifications" onClick={onLeave}>
            <Settings2 aria-hidden className="size-4" /> {t("choose")}
          </Link>
        </Button>
      </div>
      {state === "loading" && items.length === 0 && <Waiting />}
      {state === "error" && <ErrorState onRetry={retry} />}
      {state === "ready" && items.length === 0 && (
        <div className="grid justify-items-center gap-2 py-10 text-center">
          <BellOff aria-hidden className="size-8 text-muted" />
          <p className="font-semibold">{t("empty")}</p>
          <p className="max-w-64 text-muted text-sm">{t("emptyDetail")}</p>
        </div>
      )}
      <ul className="grid gap-1">
        {items.map((notice) => (
          <li key={notice.id}>
            <NoticeRow
              notice={notice}
              onOpen={() => {
                void read(notice);
                onLeave();
              }}
            />
          </li>
        ))}
      </ul>
      {hasMore && state !== "error" && (
        <Button variant="outline" busy={state === "loading"} onClick={more}>
          {t("more")}
        </Button>
      )}
    </div>
  );
}

function Waiting() {
  const t = useTranslations("common");
  return (
    <div aria-busy role="status" className="grid gap-2">
      <span className="sr-only">{t("loading")}</span>
      {[1, 2, 3].map((row) => (
        <Skeleton key={row} className="h-18" />
      ))}
    </div>
  );
}

function NoticeRow({ notice, onOpen }: { notice: NoticeJson; onOpen: () => void }) {
  const t = useTranslations("shell.bell");
  const isNew = notice.read_at === null;
  return (
    <Link
      href={notice.path}
      onClick={onOpen}
      className={cn(
        "grid grid-cols-[0.625rem_1fr] gap-x-3 rounded-control p-3 hover:bg-sunk",
        isNew && "bg-spice-soft/60",
      )}
    >
      <span
        aria-hidden
        className={cn("mt-1.5 size-2.5 rounded-full", isNew ? "bg-spice" : "bg-transparent")}
      />
      <span className="grid min-w-0 gap-0.5">
        <span className={cn("text-sm", isNew ? "font-semibold" : "font-medium")}>
          {isNew && <span className="sr-only">{t("new")} </span>}
          {notice.title}
        </span>
        <span className="text-muted text-sm">{notice.text}</span>
        <RelativeTime at={notice.created_at} className="text-muted text-xs" />
      </span>
    </Link>
  );
}
