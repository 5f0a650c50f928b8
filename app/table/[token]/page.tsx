import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Words } from "@/app/words";
import type { Menu } from "@/components/menu/menu";
import { TablePage } from "@/components/table/table-page";
import { EmptyState } from "@/components/ui/empty-state";
import { findTablePage } from "@/lib/api/queries";

type Props = { params: Promise<{ token: string }> };

const load = cache(findTablePage);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("table");
  const page = await load((await params).token);
  return {
    title: page
      ? t("title", { number: page.tab.table_number, kitchen: page.restaurant.name })
      : t("unknownTitle"),
    robots: { index: false },
    // Whoever has the address can order to the table: it is told to no other site.
    referrer: "no-referrer",
  };
}

export default async function TableRoute({ params }: Props) {
  const { token } = await params;
  const page = await load(token);
  const t = await getTranslations("table");
  if (!page) {
    return (
      <main id="main" className="grid min-h-dvh place-content-center">
        <EmptyState title={t("codeGone")} detail={t("codeGoneHint")} />
      </main>
    );
  }
  const { restaurant, menu, orders, tab } = page;
  return (
    <Words of={["table", "orders", "checkout", "menu", "cart"]}>
      <TablePage
        token={token}
        tableNumber={tab.table_number}
        restaurant={restaurant}
        menu={menu as Menu}
        initial={{ orders, tab }}
      />
    </Words>
  );
}
