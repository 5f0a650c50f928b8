"use client";

import { useLocale } from "next-intl";
import { createContext, type ReactNode, use } from "react";
import { clockOf, type WrittenTimes } from "./written-times";

const Written = createContext<WrittenTimes | undefined>(undefined);

type Props = { times: WrittenTimes; children: ReactNode };

/**
 * Times that the server wrote, for `useClock` below it: to load a browser's calendars takes 15 ms of a
 * desktop's processor, and several times that on a phone, while the page comes to life.
 */
export function Times({ times, children }: Props) {
  return <Written value={times}>{children}</Written>;
}

/** How moments are written in the reader's language and a zone. */
export const useClock = (timezone: string) => clockOf(timezone, useLocale(), use(Written));
