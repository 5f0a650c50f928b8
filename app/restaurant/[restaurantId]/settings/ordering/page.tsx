import { OrderingForm } from "@/components/settings/ordering-form";
import { loadSettings, type SettingsProps, titleOf } from "../settings-page";

export const generateMetadata = () => titleOf("ordering");

export default async function Page(props: SettingsProps) {
  const { restaurant } = await loadSettings(props, "/ordering");
  return <OrderingForm restaurant={restaurant} />;
}
