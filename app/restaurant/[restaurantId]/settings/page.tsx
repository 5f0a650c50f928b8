import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requiredUser } from "@/app/viewer";
import { ProfileForm } from "@/components/owner/profile-form";
import { TablesCard } from "@/components/owner/tables-card";
import { findOwned, listOwnersTables } from "@/lib/api/queries";

export const metadata: Metadata = { title: "Settings" };

type Props = { params: Promise<{ restaurantId: string }> };

export default async function SettingsPage({ params }: Props) {
  const { restaurantId } = await params;
  const user = await requiredUser(`/restaurant/${restaurantId}/settings`);
  const restaurant = await findOwned(user, restaurantId);
  if (!restaurant) notFound();
  const tables = await listOwnersTables(user, restaurantId);
  return (
    <div className="grid max-w-4xl gap-5">
      <h1 className="text-xl">Settings</h1>
      <ProfileForm restaurant={restaurant} />
      <TablesCard
        restaurantId={restaurant.id}
        tables={tables.map(({ tableNumber, url }) => ({ tableNumber, url }))}
      />
    </div>
  );
}
