import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { currentPlace } from "@/app/place";
import { Words } from "@/app/words";
import type { Menu } from "@/components/menu/menu";
import { RestaurantHead } from "@/components/restaurant/restaurant-head";
import { RestaurantMenu } from "@/components/restaurant/restaurant-menu";
import { findRestaurantPage } from "@/lib/api/queries";

type Props = { params: Promise<{ slug: string }> };

const load = cache(findRestaurantPage);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await load((await params).slug);
  const t = await getTranslations("restaurant");
  if (!page) return { title: t("notFound") };
  const { name, cuisines } = page.restaurant;
  return { title: name, description: t("describe", { cuisines: cuisines.join(", "), name }) };
}

export default async function RestaurantPage({ params }: Props) {
  const page = await load((await params).slug);
  if (!page) notFound();
  const menu = page.menu as Menu;
  return (
    <main id="main" className="mx-auto max-w-6xl pb-40 md:px-8 md:pb-12">
      <RestaurantHead restaurant={page.restaurant} place={await currentPlace()} />
      <Words of={["restaurant", "menu", "checkout"]}>
        <RestaurantMenu restaurant={page.restaurant} menu={menu} />
      </Words>
    </main>
  );
}
