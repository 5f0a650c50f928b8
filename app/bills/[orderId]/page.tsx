import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requiredUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { BillSheet } from "@/components/billing/bill-sheet";
import { findBillPage } from "@/lib/api/queries/money";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bill"))("title") };
}

export default async function BillPage({ params }: { params: Promise<{ orderId: string }> }) {
  const { orderId } = await params;
  const user = await requiredUser(`/bills/${orderId}`);
  const page = await findBillPage(user, orderId);
  if (!page) notFound();
  return (
    <main id="main" className="mx-auto max-w-xl p-4 md:p-8 print:p-0">
      <Words of={["bill"]}>
        <BillSheet {...page} />
      </Words>
    </main>
  );
}
