import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requiredUser } from "@/app/viewer";
import { Words } from "@/app/words";
import { OrderHistory } from "@/components/orders/order-history";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { listOwnOrders } from "@/lib/api/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders"))("title") };
}

export default async function OrdersPage() {
  const t = await getTranslations("orders");
  const first = await listOwnOrders(await requiredUser("/orders"));
  return (
    <main id="main" className="mx-auto grid max-w-3xl grid-cols-1 gap-5 p-4 pb-28 md:p-8">
      <h1 className="text-xl">{t("yours")}</h1>
      {first.items.length > 0 ? (
        <Words of={["orders"]}>
          <OrderHistory first={first} />
        </Words>
      ) : (
        <Card>
          <EmptyState
            title={t("none")}
            detail={t("noneHint")}
            action={
              <Button asChild>
                <Link href="/">{t("find")}</Link>
              </Button>
            }
          />
        </Card>
      )}
    </main>
  );
}
