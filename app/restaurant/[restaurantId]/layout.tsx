import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { currentViewer, requiredUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { Bell } from "@/components/notifications/bell";
import { RestaurantSwitcher } from "@/components/owner/restaurant-switcher";
import { ServicePanel } from "@/components/owner/service-panel";
import { AccountMenu } from "@/components/session/account-menu";
import { OwnerShell } from "@/components/shell/owner-shell";
import { countWaiting, findOwned } from "@/lib/api/queries";
import { getService } from "@/lib/api/queries/owner";

type Props = { children: ReactNode; params: Promise<{ restaurantId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { restaurantId } = await params;
  const restaurant = await findOwned(
    await requiredUser(`/restaurant/${restaurantId}`),
    restaurantId,
  );
  const name = restaurant?.name ?? "Restaurant";
  return { title: { default: name, template: `%s · ${name}` } };
}

export default async function OwnerLayout({ children, params }: Props) {
  const { restaurantId } = await params;
  const user = await requiredUser(`/restaurant/${restaurantId}`);
  const restaurant = await findOwned(user, restaurantId);
  if (!restaurant) notFound();
  const [waiting, service] = await Promise.all([
    countWaiting(user, restaurant.id),
    getService(user, restaurant.id),
  ]);
  const own = user.memberships
    .filter((one) => one.role === "owner")
    .map((one) => ({ id: one.restaurantId, name: one.restaurantName }));
  return (
    <Words of={["shell", "myRestaurants"]}>
      <OwnerShell
        restaurantId={restaurant.id}
        waiting={waiting}
        switcher={<RestaurantSwitcher restaurant={restaurant} restaurants={own} />}
        account={
          <div className="flex items-center">
            <Bell userId={user.userId} audible />
            <AccountMenu viewer={await currentViewer()} />
          </div>
        }
        footer={<ServicePanel restaurantId={restaurant.id} service={service} />}
      >
        {children}
      </OwnerShell>
    </Words>
  );
}
