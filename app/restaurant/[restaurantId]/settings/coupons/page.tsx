import { CouponsCard } from "@/components/settings/coupons-card";
import { listOwnersCoupons } from "@/lib/api/queries/money";
import { loadSettings, type SettingsProps, titleOf } from "../settings-page";

export const generateMetadata = () => titleOf("coupons");

export default async function Page(props: SettingsProps) {
  const { user, restaurant } = await loadSettings(props, "/coupons");
  const coupons = await listOwnersCoupons(user, restaurant.id);
  const { id, currency, timezone } = restaurant;
  return (
    <CouponsCard restaurantId={id} currency={currency} timezone={timezone} coupons={coupons} />
  );
}
