import { KeysCard } from "@/components/settings/keys-card";
import { listOwnersKeys } from "@/lib/api/queries";
import { loadSettings, type SettingsProps, titleOf } from "../settings-page";

export const generateMetadata = () => titleOf("apiKeys");

export default async function Page(props: SettingsProps) {
  const { user, restaurant } = await loadSettings(props, "/api-keys");
  const keys = await listOwnersKeys(user, restaurant.id);
  return <KeysCard restaurantId={restaurant.id} timezone={restaurant.timezone} keys={keys} />;
}
