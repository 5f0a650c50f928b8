import type { Metadata } from "next";
import { cache } from "react";
import type { Menu } from "@/components/menu/menu";
import { TablePage } from "@/components/table/table-page";
import { EmptyState } from "@/components/ui/empty-state";
import { findTablePage } from "@/lib/api/queries";

type Props = { params: Promise<{ token: string }> };

const load = cache(findTablePage);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await load((await params).token);
  return {
    title: page ? `Table ${page.tableNumber} · ${page.restaurant.name}` : "Table",
    robots: { index: false },
    // Whoever has the address can order to the table: it is told to no other site.
    referrer: "no-referrer",
  };
}

export default async function TableRoute({ params }: Props) {
  const { token } = await params;
  const page = await load(token);
  if (!page) {
    return (
      <main id="main" className="grid min-h-dvh place-content-center">
        <EmptyState
          title="This code no longer works"
          detail="Ask the staff for the new one. It takes them a moment."
        />
      </main>
    );
  }
  return (
    <TablePage
      token={token}
      tableNumber={page.tableNumber}
      restaurant={page.restaurant}
      menu={page.menu as Menu}
      initialOrders={page.orders}
    />
  );
}
