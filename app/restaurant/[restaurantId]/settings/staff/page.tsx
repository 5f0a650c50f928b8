import { StaffCard } from "@/components/settings/staff-card";
import { listOwnersMembers } from "@/lib/api/queries";
import { loadSettings, type SettingsProps, titleOf } from "../settings-page";

export const generateMetadata = () => titleOf("staff");

export default async function Page(props: SettingsProps) {
  const { user, restaurant } = await loadSettings(props, "/staff");
  const members = await listOwnersMembers(user, restaurant.id);
  return (
    <StaffCard
      restaurantId={restaurant.id}
      timezone={restaurant.timezone}
      members={members}
      viewerId={user.userId}
    />
  );
}
