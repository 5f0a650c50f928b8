import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requiredUser } from "@/app/viewer";
import type { Menu } from "@/components/menu/menu";
import { MenuEditor } from "@/components/owner/menu-editor";
import { findOwned, getOwnersMenu } from "@/lib/api/queries";

export const metadata: Metadata = { title: "Menu" };

type Props = { params: Promise<{ restaurantId: string }> };

export default async function OwnerMenuPage({ params }: Props) {
  const { restaurantId } = await params;
  const user = await requiredUser(`/restaurant/${restaurantId}/menu`);
  const restaurant = await findOwned(user, restaurantId);
  if (!restaurant) notFound();
  const menu = (await getOwnersMenu(user, restaurantId)) as Menu;
  return <MenuEditor menu={menu} slug={restaurant.slug} />;
}
