import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requiredUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { TableBillSheet } from "@/components/billing/table-bill-sheet";
import { findTableBillPage } from "@/lib/api/queries/money";

type Props = { params: Promise<{ restaurantId: string; table: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bill"))("title") };
}

export default async function TableBillPage({ params }: Props) {
  const { restaurantId, table } = await params;
  const user = await requiredUser(`/bills/table/${restaurantId}/${table}`);
  const page = await findTableBillPage(user, restaurantId, decodeURIComponent(table));
  if (!page) notFound();
  return (
    <main id="main" className="mx-auto max-w-xl p-4 md:p-8 print:p-0">
      <Words of={["bill"]}>
        <TableBillSheet {...page} />
      </Words>
    </main>
  );
}
