import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requiredUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { spanOf } from "@/components/owner/report-span";
import { Reports } from "@/components/owner/reports";
import { findOwned } from "@/lib/api/queries";
import { getReports } from "@/lib/api/queries/owner";

type Props = {
  params: Promise<{ restaurantId: string }>;
  searchParams: Promise<{ days?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("title") };
}

export default async function ReportsPage({ params, searchParams }: Props) {
  const { restaurantId } = await params;
  const user = await requiredUser(`/restaurant/${restaurantId}/reports`);
  if (!(await findOwned(user, restaurantId))) notFound();
  const days = spanOf((await searchParams).days);
  return (
    <Words of={["reports", "ownerOrders"]}>
      <Reports
        restaurantId={restaurantId}
        days={days}
        reports={await getReports(user, restaurantId, Number(days))}
      />
    </Words>
  );
}
