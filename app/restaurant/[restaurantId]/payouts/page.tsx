import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requiredUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { Payouts } from "@/components/owner/payouts";
import { findOwned } from "@/lib/api/queries";
import { getPayouts } from "@/lib/api/queries/money";

type Props = { params: Promise<{ restaurantId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("payouts"))("title") };
}

export default async function PayoutsPage({ params }: Props) {
  const { restaurantId } = await params;
  const user = await requiredUser(`/restaurant/${restaurantId}/payouts`);
  const restaurant = await findOwned(user, restaurantId);
  if (!restaurant) notFound();
  const { currency, timezone } = restaurant;
  return (
    <Words of={["payouts", "reports"]}>
      <Payouts
        restaurantId={restaurantId}
        currency={currency}
        timezone={timezone}
        payouts={await getPayouts(user, restaurantId)}
      />
    </Words>
  );
}
