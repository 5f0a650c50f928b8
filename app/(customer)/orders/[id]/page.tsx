import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requiredUser } from "@/app/viewer";
import { Tracking } from "@/components/orders/tracking";
import { findOrderPage } from "@/lib/api/queries";

export const metadata: Metadata = { title: "Your order" };

export default async function OrderPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const page = await findOrderPage(await requiredUser(`/orders/${id}`), id);
  if (!page) notFound();
  const { slug, name, timezone, phone, lat, lng } = page.restaurant;
  return (
    <main id="main" className="mx-auto max-w-[1600px] pb-20 md:pb-0">
      <Tracking initial={page.order} kitchen={{ slug, name, timezone, phone, lat, lng }} />
    </main>
  );
}
