import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requiredUser } from "@/app/viewer";
import { Words } from "@/app/words";
import type { Menu } from "@/components/menu/menu";
import { MenuEditor } from "@/components/menu-editor/menu-editor";
import { findOwned, getOwnersMenu, listOwnersStations } from "@/lib/api/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("menuEditor"))("title") };
}

type Props = { params: Promise<{ restaurantId: string }> };

export default async function OwnerMenuPage({ params }: Props) {
  const { restaurantId } = await params;
  const user = await requiredUser(`/restaurant/${restaurantId}/menu`);
  const restaurant = await findOwned(user, restaurantId);
  if (!restaurant) notFound();
  const [menu, stations] = await Promise.all([
    getOwnersMenu(user, restaurantId),
    listOwnersStations(user, restaurantId),
  ]);
  return (
    <Words of={["menuEditor"]}>
      <MenuEditor
        menu={menu as Menu}
        slug={restaurant.slug}
        timezone={restaurant.timezone}
        stations={stations}
      />
    </Words>
  );
}
