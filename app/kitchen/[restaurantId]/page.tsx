import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requiredUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { Board } from "@/components/kitchen/board";
import { BillCalls } from "@/components/table/bill-calls";
import { findBoard } from "@/lib/api/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("kitchen"))("title") };
}

type Props = { params: Promise<{ restaurantId: string }> };

export default async function KitchenPage({ params }: Props) {
  const { restaurantId } = await params;
  const user = await requiredUser(`/kitchen/${restaurantId}`);
  const page = await findBoard(user, restaurantId);
  if (!page) notFound();
  const { id, name, timezone } = page.restaurant;
  return (
    <Words of={["kitchen", "table"]}>
      <BillCalls restaurantId={id} />
      <Board
        restaurant={{ id, name, timezone }}
        homeHref={page.isOwner ? `/restaurant/${id}` : null}
        initial={page.board}
      />
    </Words>
  );
}
