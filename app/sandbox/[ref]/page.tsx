import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Words } from "@/app/words";
import { SandboxPage } from "@/components/payments/sandbox-page";
import { findSandboxPage } from "@/lib/api/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sandbox");
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" };
}

export default async function Sandbox({ params }: { params: Promise<{ ref: string }> }) {
  const checkout = await findSandboxPage((await params).ref);
  if (!checkout) notFound();
  const t = await getTranslations("sandbox");
  return (
    <main id="main" className="grid min-h-dvh place-items-center p-4">
      <h1 className="sr-only">{t("title")}</h1>
      <Words of={["sandbox"]}>
        <SandboxPage initial={checkout} />
      </Words>
    </main>
  );
}
