import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Words } from "@/app/words";
import { Mailbox } from "@/components/dev/mailbox";
import { isMailboxShown } from "@/lib/api/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dev");
  return { title: t("mailbox") };
}

type Props = { searchParams: Promise<{ to?: string }> };

/** Outgoing mail, where no mail server is set up. */
export default async function MailboxPage({ searchParams }: Props) {
  if (!isMailboxShown()) notFound();
  const { to = "" } = await searchParams;
  const t = await getTranslations("dev");
  return (
    <main id="main" className="mx-auto grid max-w-2xl gap-5 p-4 md:p-8">
      <div>
        <h1 className="text-xl">{t("mailbox")}</h1>
        <p className="text-muted text-sm">{t("mailboxDetail")}</p>
      </div>
      <Words of={["dev"]}>
        <Mailbox initialTo={to} />
      </Words>
    </main>
  );
}
