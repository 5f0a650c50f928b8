import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentPlace } from "@/app/place";
import { currentViewer, requiredUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { Logo } from "@/components/brand/logo";
import { NewRestaurantForm } from "@/components/owner/new-restaurant-form";
import { AccountMenu } from "@/components/session/account-menu";
import { EmptyState } from "@/components/ui/empty-state";
import { listPlaces } from "@/lib/api/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("myRestaurants.new"))("title") };
}

export default async function NewRestaurantPage() {
  const user = await requiredUser("/restaurant/new");
  const t = await getTranslations("myRestaurants.new");
  return (
    <main id="main" className="mx-auto grid max-w-2xl gap-6 p-4 pb-16 md:p-8">
      <div className="flex items-center justify-between">
        <Logo />
        <Words of={["shell"]}>
          <AccountMenu viewer={await currentViewer()} />
        </Words>
      </div>
      {user.role === "owner" ? (
        <>
          <div>
            <h1 className="text-xl">{t("title")}</h1>
            <p className="text-muted">{t("detail")}</p>
          </div>
          <Words of={["myRestaurants", "place"]}>
            <NewRestaurantForm place={await currentPlace()} places={await listPlaces()} />
          </Words>
        </>
      ) : (
        <EmptyState title={t("notYours.title")} detail={t("notYours.detail")} />
      )}
    </main>
  );
}
