import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { requiredUser } from "@/app/viewer";
import { homeOf } from "@/components/session/next-path";
import { Button } from "@/components/ui/button";
import { formatDate } from "@/components/ui/clock-time";
import { Link } from "@/components/ui/link";
import { listOwnLostInvitations } from "@/lib/api/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pages.invited"))("title") };
}

/** An address reads from left to right in every language. */
const inFull = (text: ReactNode) => (
  <b dir="ltr" className="inline-block max-w-full font-semibold text-ink">
    {text}
  </b>
);

/** Where an invitation leads: to work, or, where it has run out, to words that help. */
export default async function InvitedPage() {
  const user = await requiredUser("/invited");
  const lost = await listOwnLostInvitations(user);
  const { memberships, email } = user;
  const work = memberships.find(({ role }) => role === "owner") ?? memberships[0];
  const home = work && homeOf(work.role, work.restaurantId);
  if (home && lost.length === 0) redirect(home);
  const t = await getTranslations("pages.invited");
  const locale = await getLocale();
  return (
    <>
      <div className="grid gap-3">
        <h1 className="text-xl">{t(lost.length > 0 ? "lost" : "none")}</h1>
        {lost.map(({ restaurantName: restaurant, timezone, expiresAt }) => (
          <p key={restaurant} className="break-words">
            {t.rich("lostTo", {
              restaurant,
              email,
              day: formatDate(expiresAt, timezone, locale),
              b: inFull,
            })}
          </p>
        ))}
        <p className="break-words text-muted">
          {lost.length > 0 ? t("ask") : t.rich("noneDetail", { email, b: inFull })}
        </p>
      </div>
      <div className="grid gap-3">
        <Button asChild size="lg">
          <a href="/invited">{t("lookAgain")}</a>
        </Button>
        <Button asChild size="lg" variant="outline">
          <Link href={home ?? "/"}>{t(home ? "goOn" : "order")}</Link>
        </Button>
      </div>
    </>
  );
}
