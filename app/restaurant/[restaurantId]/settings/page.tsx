import { ProfileForm } from "@/components/settings/profile-form";
import { loadSettings, type SettingsProps, titleOf } from "./settings-page";

export const generateMetadata = () => titleOf("profile");

export default async function Page(props: SettingsProps) {
  const { restaurant } = await loadSettings(props);
  return <ProfileForm restaurant={restaurant} />;
}
