import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentPlace } from "@/app/place";
import { requiredUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { AddressBook } from "@/components/account/address-book";
import { FavouriteList } from "@/components/account/favourite-list";
import { Leaving } from "@/components/account/leaving";
import { NoticeSettings } from "@/components/notifications/notice-settings";
import { PagePreferences } from "@/components/session/preferences";
import { Card } from "@/components/ui/card";
import { isMailboxShown, listOwnAddresses, listOwnFavourites, listPlaces } from "@/lib/api/queries";
import { getOwnNoticePreferences } from "@/lib/api/queries/notices";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const t = await getTranslations("account");
  const user = await requiredUser("/account");
  const [favourites, addresses, place, places, notices] = await Promise.all([
    listOwnFavourites(user),
    listOwnAddresses(user),
    currentPlace(),
    listPlaces(),
    getOwnNoticePreferences(user),
  ]);
  return (
    <main id="main" className="mx-auto grid max-w-3xl grid-cols-1 gap-5 p-4 pb-28 md:p-8">
      <div className="grid gap-1">
        <h1 className="text-xl">{t("title")}</h1>
        <p className="text-muted text-sm">
          <bdi dir="ltr">{user.email}</bdi>
        </p>
      </div>
      <Words of={["account", "address", "place", "session", "restaurant"]}>
        <Card className="grid grid-cols-1 gap-3">
          <h2 className="text-lg">{t("favourites")}</h2>
          <FavouriteList initial={favourites} />
        </Card>
        <Card className="grid grid-cols-1 gap-3">
          <h2 className="text-lg">{t("addresses")}</h2>
          <AddressBook initial={addresses} place={place} places={places} />
        </Card>
        <Card id="notifications" className="grid scroll-mt-24 grid-cols-1 gap-3">
          <h2 className="text-lg">{t("notices.title")}</h2>
          <NoticeSettings initial={notices} />
        </Card>
        <Card className="grid grid-cols-1 gap-3">
          <h2 className="text-lg">{t("looks")}</h2>
          <PagePreferences />
        </Card>
        <Leaving
          email={user.email}
          mailboxShown={isMailboxShown()}
          canDelete={user.role !== "admin"}
        />
      </Words>
    </main>
  );
}
