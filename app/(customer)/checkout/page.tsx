import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentPlace } from "@/app/place";
import { currentUser } from "@/app/viewer";
import { CheckoutPage } from "@/components/checkout/checkout-page";
import { CheckoutStart } from "@/components/checkout/checkout-start";
import { toTerms } from "@/components/checkout/kitchen-terms";
import type { Menu } from "@/components/menu/menu";
import { findRestaurantPage, listPlaces } from "@/lib/api/queries";

export const metadata: Metadata = { title: "Checkout" };

type Props = { searchParams: Promise<{ restaurant?: string }> };

export default async function Checkout({ searchParams }: Props) {
  const { restaurant: slug } = await searchParams;
  return (
    <main id="main" className="mx-auto grid max-w-6xl grid-cols-1 gap-5 p-4 pb-28 md:p-8">
      <h1 className="text-xl">Checkout</h1>
      {slug ? <CheckoutOf slug={slug} /> : <CheckoutStart />}
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
      signedIn={user !== null}
    />
  );
}
