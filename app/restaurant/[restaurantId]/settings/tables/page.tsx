import { TablesCard } from "@/components/settings/tables-card";
import { listOwnersTables } from "@/lib/api/queries";
import { loadSettings, type SettingsProps, titleOf } from "../settings-page";

export const generateMetadata = () => titleOf("tables");

export default async function Page(props: SettingsProps) {
  const { user, restaurant } = await loadSettings(props, "/tables");
  const tables = await listOwnersTables(user, restaurant.id);
  const shown = tables.map(({ tableNumber, url }) => ({ tableNumber, url }));
  return <TablesCard restaurantId={restaurant.id} tables={shown} />;
}
