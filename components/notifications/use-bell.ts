"use client";

import { useState, useSyncExternalStore } from "react";
import { useLive } from "@/components/live/use-live";
import type { NoticeJson } from "@/lib/notifications/schema";
import { useToldLanguage } from "./use-told-language";

type BellMessage = { unread: number; latest: NoticeJson | null };

const watchSight = (listener: () => void) => {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
};
const isInSight = () => !document.hidden;

/** What a user has not read, live while the page is in sight: a browser has few lines to one server. */
export function useBell(userId: string) {
  const [unread, setUnread] = useState(0);
  const [latest, setLatest] = useState<NoticeJson | null>(null);
  const inSight = useSyncExternalStore(watchSight, isInSight, () => false);
  useToldLanguage(userId);
  useLive(inSight ? "/api/v1/notifications/stream" : null, ({ data }) => {
    const told = data as BellMessage;
    setUnread(told.unread);
    setLatest(told.latest);
  });
  return { unread, setUnread, latest };
}
