"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "@/lib/api/client";
import type { NoticeJson } from "@/lib/notifications/schema";

type State = "loading" | "ready" | "error";

/** The user's notifications, page by page; asked for anew when the bell hears of another one. */
export function useNotices(newestId: string | undefined, onUnread: (unread: number) => void) {
  const [items, setItems] = useState<readonly NoticeJson[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [state, setState] = useState<State>("loading");
  const turn = useRef(0);
  const asked = useRef<string>(undefined);

  const load = useCallback(
    async (from: string | null) => {
      turn.current += 1;
      const own = turn.current;
      setState("loading");
      try {
        const answer = await api.notifications.$get({ query: from ? { cursor: from } : {} });
        const page = await answer.json();
        if (own !== turn.current) return;
        setItems((known) => (from ? [...known, ...page.items] : page.items));
        setCursor(page.next_cursor);
        onUnread(page.unread);
        setState("ready");
      } catch {
        if (own === turn.current) setState("error");
      }
    },
    [onUnread],
  );
  useEffect(() => {
    // Asked for once, and once more for each that comes meanwhile.
    const wanted = newestId ?? "first";
    if (asked.current === wanted) return;
    asked.current = wanted;
    void load(null);
  }, [load, newestId]);

  async function mark(
    json: { ids: string[] } | { up_to: string },
    isRead: (id: string) => boolean,
  ) {
    const readAt = new Date().toISOString();
    setItems((known) =>
      known.map((one) =>
        one.read_at === null && isRead(one.id) ? { ...one, read_at: readAt } : one,
      ),
    );
    const answer = await api.notifications.read.$post({ json }).catch(() => undefined);
    if (answer) onUnread((await answer.json()).unread);
    else void load(null);
  }

  const newest = items[0]?.id;
  return {
    items,
    hasMore: cursor !== null,
    state,
    retry: () => void load(null),
    more: () => void load(cursor),
    read: async ({ id, read_at }: NoticeJson) => {
      if (read_at === null) await mark({ ids: [id] }, (one) => one === id);
    },
    readAll: async () => {
      if (newest) await mark({ up_to: newest }, () => true);
    },
  };
}
