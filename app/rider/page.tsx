import { notFound } from "next/navigation";
import { requiredUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { RiderScreen } from "@/components/rider/rider-screen";
import { findRiderPage } from "@/lib/api/queries/rider";

export default async function RiderPage() {
  const user = await requiredUser("/rider");
  const page = await findRiderPage(user);
  if (!page) notFound();
  return (
    <Words of={["rider", "shell"]}>
      <RiderScreen viewer={{ id: user.userId, email: user.email }} {...page} />
    </Words>
  );
}
