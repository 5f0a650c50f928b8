"use client";

import { IntlProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { Messages } from "@/lib/platform/messages/en";

type Props = { messages: Partial<Messages>; children: ReactNode };

/** Adds to the words that client components below can use. */
export function MoreWords({ messages, children }: Props) {
  const known = useMessages();
  const all = useMemo(() => ({ ...known, ...messages }), [known, messages]);
  return (
    <IntlProvider locale={useLocale()} messages={all}>
      {children}
    </IntlProvider>
  );
}
