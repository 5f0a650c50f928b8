import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requiredUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { queryOf, readView } from "@/components/owner/order-url";
import { OwnerOrders } from "@/components/owner/owner-orders";
import { ServicePanel } from "@/components/owner/service-panel";
import { BillCalls } from "@/components/table/bill-calls";
import { findOwned } from "@/lib/api/queries";
import { getService, listOwnersOrders } from "@/lib/api/queries/owner";

type Props = {
  params: Promise<{ restaurantId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ownerOrders"))("title") };
}

export default async function OwnerOrdersPage({ params, searchParams }: Props) {
  const { restaurantId } = await params;
  const user = await requiredUser(`/restaurant/${restaurantId}/orders`);
  const restaurant = await findOwned(user, restaurantId);
  if (!restaurant) notFound();
  const view = readView(await searchParams);
  const [service, page] = await Promise.all([
    getService(user, restaurantId),
    listOwnersOrders(user, restaurantId, queryOf(view)),
  ]);
  return (
    <Words of={["ownerOrders", "table", "bill", "payment"]}>
      <ServicePanel restaurantId={restaurantId} service={service} className="mb-5 md:hidden" />
      <BillCalls restaurantId={restaurant.id} />
      <OwnerOrders
        restaurantId={restaurant.id}
        timezone={restaurant.timezone}
        view={view}
        orders={page.items}
        nextCursor={page.next_cursor}
      />
    </Words>
  );
}
