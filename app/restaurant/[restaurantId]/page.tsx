import { notFound } from "next/navigation";
import { requiredUser } from "@/app/viewer";
import { Dashboard } from "@/components/owner/dashboard";
import { findOwned, getLiveFigures, listOwnersOrders } from "@/lib/api/queries";

type Props = { params: Promise<{ restaurantId: string }> };

export default async function DashboardPage({ params }: Props) {
  const { restaurantId } = await params;
  const user = await requiredUser(`/restaurant/${restaurantId}`);
  const restaurant = await findOwned(user, restaurantId);
  if (!restaurant) notFound();
  const [live, orders] = await Promise.all([
    getLiveFigures(user, restaurantId),
    listOwnersOrders(user, restaurantId),
  ]);
  return (
    <Dashboard
      restaurantId={restaurant.id}
      timezone={restaurant.timezone}
      initial={live}
      orders={orders}
    />
  );
}
