import { notFound } from "next/navigation";
import { requiredUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { Dashboard } from "@/components/owner/dashboard";
import { ServicePanel } from "@/components/owner/service-panel";
import { findOwned, getLiveFigures } from "@/lib/api/queries";
import {
  countOwnersOrders,
  getOverviews,
  getService,
  listLatest,
  listOwnersOrders,
} from "@/lib/api/queries/owner";

type Props = { params: Promise<{ restaurantId: string }> };

const open = { show: "open", limit: "100" };

export default async function DashboardPage({ params }: Props) {
  const { restaurantId } = await params;
  const user = await requiredUser(`/restaurant/${restaurantId}`);
  const restaurant = await findOwned(user, restaurantId);
  if (!restaurant) notFound();
  const [live, overviews, orders, counts, latest, service] = await Promise.all([
    getLiveFigures(user, restaurantId),
    getOverviews(user, restaurantId),
    listOwnersOrders(user, restaurantId, open),
    countOwnersOrders(user, restaurantId),
    listLatest(user, restaurantId),
    getService(user, restaurantId),
  ]);
  return (
    <Words of={["dashboard", "ownerOrders"]}>
      <ServicePanel restaurantId={restaurantId} service={service} className="mb-5 md:hidden" />
      <Dashboard
        restaurantId={restaurant.id}
        timezone={restaurant.timezone}
        initial={live}
        overviews={overviews}
        orders={orders.items}
        counts={counts}
        latest={latest}
      />
    </Words>
  );
}
