import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Words } from "@/app/words";
import { PayPage } from "@/components/payments/pay-page";
import { findPaymentPage } from "@/lib/api/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("payment");
  // Whoever has the address may pay: it is told to no other site.
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" };
}

export default async function Pay({ params }: { params: Promise<{ id: string }> }) {
  const payment = await findPaymentPage((await params).id);
  if (!payment) notFound();
  const t = await getTranslations("payment");
  return (
    <main id="main" className="grid min-h-dvh place-items-center p-4">
      <h1 className="sr-only">{t("title")}</h1>
      <Words of={["payment"]}>
        <PayPage payment={payment} />
      </Words>
    </main>
  );
}
