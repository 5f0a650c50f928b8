"use client";

import { useEffect, useRef } from "react";
import { chime } from "@/components/kitchen/chime";
import { useSound } from "@/components/kitchen/use-sound";
import type { NoticeJson } from "@/lib/notifications/schema";

/** Makes what calls for an answer heard, once, after a first touch has allowed sound. */
export function Call({ notice }: { notice: NoticeJson | null }) {
  const { sound } = useSound();
  const heard = useRef<string>(undefined);
  const calls = notice?.urgent && notice.read_at === null;
  const id = calls ? notice.id : undefined;
  useEffect(() => {
    if (!id || heard.current === id || sound !== "on") return;
    heard.current = id;
    chime("ticket");
  }, [id, sound]);
  return null;
}
