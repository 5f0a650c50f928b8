import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentViewer, requiredUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { Logo } from "@/components/brand/logo";
import { ArtBackdrop } from "@/components/illustration/art-backdrop";
import { DishArt } from "@/components/illustration/dish-art";
import { AccountMenu } from "@/components/session/account-menu";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("myRestaurants"))("title") };
}

export default async function RestaurantsPage() {
  const user = await requiredUser("/restaurant");
  const own = user.memberships.filter((one) => one.role === "owner");
  const [first, second] = own;
  if (!first) redirect("/restaurant/new");
  if (!second) redirect(`/restaurant/${first.restaurantId}`);
  const t = await getTranslations("myRestaurants");
  return (
    <main id="main" className="mx-auto grid max-w-4xl gap-6 p-4 md:p-8">
      <div className="flex items-center justify-between">
        <Logo />
        <Words of={["shell"]}>
          <AccountMenu viewer={await currentViewer()} />
        </Words>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl">{t("title")}</h1>
        <Button asChild variant="outline">
          <Link href="/restaurant/new">{t("another")}</Link>
        </Button>
      </div>
      <ul className="grid gap-4 sm:grid-cols-2">
        {own.map(({ restaurantId, restaurantName }) => (
          <li key={restaurantId}>
            <Link
              href={`/restaurant/${restaurantId}`}
              className="flex items-center gap-4 rounded-card border bg-card p-4 hover:shadow-lift"
            >
              <ArtBackdrop name={restaurantName} className="rounded-control p-1.5">
                <DishArt name={restaurantName} className="size-16" />
              </ArtBackdrop>
              <span className="display text-lg">{restaurantName}</span>
            </Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
