import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requiredUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { OwnerOrders } from "@/components/owner/owner-orders";
import { BillCalls } from "@/components/table/bill-calls";
import { findOwned, listOwnersOrders } from "@/lib/api/queries";

export const metadata: Metadata = { title: "Orders" };

type Props = { params: Promise<{ restaurantId: string }> };

export default async function OwnerOrdersPage({ params }: Props) {
  const { restaurantId } = await params;
  const user = await requiredUser(`/restaurant/${restaurantId}/orders`);
  const restaurant = await findOwned(user, restaurantId);
  if (!restaurant) notFound();
  return (
    <div className="grid grid-cols-1 gap-4">
      <Words of={["table"]}>
        <BillCalls restaurantId={restaurant.id} />
      </Words>
      <OwnerOrders
        restaurantId={restaurant.id}
        timezone={restaurant.timezone}
        orders={await listOwnersOrders(user, restaurantId)}
      />
    </div>
  );
}
