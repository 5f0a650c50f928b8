import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentUser } from "@/app/viewer";
import { homeOf, safeNext } from "@/components/session/next-path";
import { SignInForm } from "@/components/session/sign-in-form";
import { isMailboxShown } from "@/lib/api/queries";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ next?: string; as?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const { next: wanted, as } = await searchParams;
  const next = safeNext(wanted);
  const user = await currentUser();
  if (user) redirect(next ?? homeOf(user.role, user.memberships[0]?.restaurantId));
  const forOwners = as === "owner" || /^\/restaurant(\/|$)/.test(next ?? "");
  return (
    <>
      <div className="grid gap-1">
        <h1 className="text-xl">Come on in</h1>
        <p className="text-muted">Sign in with your email. New here? The same way.</p>
      </div>
      <SignInForm
        next={next}
        mailboxShown={isMailboxShown()}
        defaultRole={forOwners ? "owner" : "customer"}
      />
    </>
  );
}
