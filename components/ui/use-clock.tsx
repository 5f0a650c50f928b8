"use client";

import { useLocale } from "next-intl";
import { createContext, type ReactNode, use } from "react";
import { clockOf, type WrittenTimes } from "./written-times";

const Written = createContext<WrittenTimes | undefined>(undefined);

type Props = { times: WrittenTimes; children: ReactNode };

/**
 * Times that the server wrote, for `useClock` below it: a browser's first look into its calendar takes
 * a phone longer than to bring half of a page to life.
 */
export function Times({ times, children }: Props) {
  return <Written value={times}>{children}</Written>;
}

/** How moments are written in the reader's language and a zone. */
export const useClock = (timezone: string) => clockOf(timezone, useLocale(), use(Written));
