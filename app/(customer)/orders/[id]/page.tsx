import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { currentPlace } from "@/app/place";
import { requiredUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { toTerms } from "@/components/checkout/kitchen-terms";
import { momentsOf } from "@/components/orders/promise";
import { Tracking } from "@/components/orders/tracking";
import { Times } from "@/components/ui/use-clock";
import { writeTimes } from "@/components/ui/written-times";
import { findOrderPage, listOwnAddresses, listPlaces } from "@/lib/api/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tracking"))("title") };
}

export default async function OrderPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const user = await requiredUser(`/orders/${id}`);
  const [page, addresses, place, places] = await Promise.all([
    findOrderPage(user, id),
    listOwnAddresses(user),
    currentPlace(),
    listPlaces(),
  ]);
  if (!page) notFound();
  const times = writeTimes(momentsOf(page.order), page.restaurant.timezone, await getLocale());
  return (
    <main id="main" className="mx-auto max-w-[1600px] pb-20 md:pb-0">
      <Words of={["tracking", "orders", "checkout", "address", "place", "payment"]}>
        <Times times={times}>
          <Tracking
            initial={page.order}
            kitchen={{ ...toTerms(page.restaurant), phone: page.restaurant.phone }}
            addresses={addresses}
            place={place}
            places={places}
          />
        </Times>
      </Words>
    </main>
  );
}
