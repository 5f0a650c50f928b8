import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requiredUser } from "@/app/viewer";
import { OwnerOrders } from "@/components/owner/owner-orders";
import { findOwned, listOwnersOrders } from "@/lib/api/queries";

export const metadata: Metadata = { title: "Orders" };

type Props = { params: Promise<{ restaurantId: string }> };

export default async function OwnerOrdersPage({ params }: Props) {
  const { restaurantId } = await params;
  const user = await requiredUser(`/restaurant/${restaurantId}/orders`);
  const restaurant = await findOwned(user, restaurantId);
  if (!restaurant) notFound();
  return (
    <OwnerOrders
      restaurantId={restaurant.id}
      timezone={restaurant.timezone}
      orders={await listOwnersOrders(user, restaurantId)}
    />
  );
}
