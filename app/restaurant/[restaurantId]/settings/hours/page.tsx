import { HoursForm } from "@/components/settings/hours-form";
import { loadSettings, type SettingsProps, titleOf } from "../settings-page";

export const generateMetadata = () => titleOf("hours");

export default async function Page(props: SettingsProps) {
  const { restaurant } = await loadSettings(props, "/hours");
  return <HoursForm restaurant={restaurant} />;
}
