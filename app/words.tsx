import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { MoreWords } from "@/components/ui/more-words";
import type { Messages, Namespace } from "@/lib/platform/messages/en";

type Props = { of: readonly Namespace[]; children: ReactNode };

/** Hands these namespaces to the browser, beside those that come from further up. */
export async function Words({ of, children }: Props) {
  const all: Messages = await getMessages();
  const messages = Object.fromEntries(of.map((namespace) => [namespace, all[namespace]]));
  return <MoreWords messages={messages}>{children}</MoreWords>;
}
