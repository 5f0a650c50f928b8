import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentPlace } from "@/app/place";
import { currentUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { CheckoutPage } from "@/components/checkout/checkout-page";
import { CheckoutStart } from "@/components/checkout/checkout-start";
import { toTerms } from "@/components/checkout/kitchen-terms";
import type { Menu } from "@/components/menu/menu";
import {
  areCardsTaken,
  findRestaurantPage,
  isMailboxShown,
  listOwnAddresses,
  listPlaces,
} from "@/lib/api/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("checkout"))("title") };
}

type Props = { searchParams: Promise<{ restaurant?: string }> };

export default async function Checkout({ searchParams }: Props) {
  const { restaurant: slug } = await searchParams;
  const t = await getTranslations("checkout");
  return (
    <main id="main" className="mx-auto grid max-w-6xl grid-cols-1 gap-5 p-4 pb-44 md:p-8">
      <h1 className="text-xl">{t("title")}</h1>
      <Words of={["checkout", "address", "place", "session"]}>
        {slug ? <CheckoutOf slug={slug} /> : <CheckoutStart />}
      </Words>
    </main>
  );
}

async function CheckoutOf({ slug }: { slug: string }) {
  const [page, place, places, user] = await Promise.all([
    findRestaurantPage(slug),
    currentPlace(),
    listPlaces(),
    currentUser(),
  ]);
  if (!page) notFound();
  return (
    <CheckoutPage
      terms={toTerms(page.restaurant)}
      menu={page.menu as Menu}
      place={place}
      places={places}
      addresses={user ? await listOwnAddresses(user) : []}
      signedIn={user !== null}
      mailboxShown={isMailboxShown()}
      cards={areCardsTaken()}
    />
  );
}
