import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { homeOf, safeNext } from "@/components/session/next-path";
import { SignInForm } from "@/components/session/sign-in-form";
import { isMailboxShown } from "@/lib/api/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("session");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ next?: string; as?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const { next: wanted, as } = await searchParams;
  const next = safeNext(wanted);
  const user = await currentUser();
  if (user) redirect(next ?? homeOf(user.role, user.memberships[0]?.restaurantId));
  const forRiders = as === "rider" || /^\/rider(\/|$)/.test(next ?? "");
  const forOwners = as === "owner" || /^\/restaurant(\/|$)/.test(next ?? "");
  const isInvited = next === "/invited";
  const [t, pages] = [await getTranslations("session"), await getTranslations("pages")];
  return (
    <Words of={["session"]}>
      <div className="grid gap-1">
        <h1 className="text-xl">{t("welcome")}</h1>
        <p className="text-muted">{isInvited ? pages("invited.lead") : t("lead")}</p>
      </div>
      <SignInForm
        next={next}
        isInvited={isInvited}
        mailboxShown={isMailboxShown()}
        defaultRole={forRiders ? "rider" : forOwners ? "owner" : "customer"}
      />
    </Words>
  );
}
