import type { Metadata } from "next";
import Link from "next/link";
import { requiredUser } from "@/app/viewer";
import { OrderList } from "@/components/orders/order-list";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { listOwnOrders } from "@/lib/api/queries";

export const metadata: Metadata = { title: "Orders" };

export default async function OrdersPage() {
  const orders = await listOwnOrders(await requiredUser("/orders"));
  return (
    <main id="main" className="mx-auto grid max-w-3xl grid-cols-1 gap-5 p-4 pb-28 md:p-8">
      <h1 className="text-xl">Your orders</h1>
      {orders.length > 0 ? (
        <OrderList orders={orders} />
      ) : (
        <Card>
          <EmptyState
            title="No orders yet"
            detail="What you order shows up here, and moves by itself."
            action={
              <Button asChild>
                <Link href="/">Find something to eat</Link>
              </Button>
            }
          />
        </Card>
      )}
    </main>
  );
}
