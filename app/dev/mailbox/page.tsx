import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Mailbox } from "@/components/dev/mailbox";
import { isMailboxShown } from "@/lib/api/queries";

export const metadata: Metadata = { title: "Mailbox" };

type Props = { searchParams: Promise<{ to?: string }> };

/** Outgoing mail, where no mail server is set up. */
export default async function MailboxPage({ searchParams }: Props) {
  if (!isMailboxShown()) notFound();
  const { to = "" } = await searchParams;
  return (
    <main id="main" className="mx-auto grid max-w-2xl gap-5 p-4 md:p-8">
      <div>
        <h1 className="text-xl">Mailbox</h1>
        <p className="text-muted text-sm">
          No mail server is set up, so what Tiffin writes is kept here.
        </p>
      </div>
      <Mailbox initialTo={to} />
    </main>
  );
}
