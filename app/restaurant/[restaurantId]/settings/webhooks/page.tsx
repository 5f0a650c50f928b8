import { WebhooksCard } from "@/components/settings/webhooks-card";
import { listOwnersWebhooks } from "@/lib/api/queries";
import { loadSettings, type SettingsProps, titleOf } from "../settings-page";

export const generateMetadata = () => titleOf("webhooks");

export default async function Page(props: SettingsProps) {
  const { user, restaurant } = await loadSettings(props, "/webhooks");
  const webhooks = await listOwnersWebhooks(user, restaurant.id);
  return (
    <WebhooksCard restaurantId={restaurant.id} timezone={restaurant.timezone} webhooks={webhooks} />
  );
}
