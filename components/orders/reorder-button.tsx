"use client";

import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ComponentProps, lazy, useState } from "react";
import { countOf } from "@/components/cart/cart";
import { customerCarts } from "@/components/cart/cart-store";
import { Button } from "@/components/ui/button";
import { useExplain } from "@/components/ui/explain";
import { Later } from "@/components/ui/later";
import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";
import type { ReorderJson } from "@/lib/orders/schema/reorder";
import { changesIn, toCart } from "./reorder";

const load = () => import("./reorder-sheet");
const ReorderSheet = lazy(load);

type Props = { orderId: string; size?: ComponentProps<typeof Button>["size"] };

/** The same again, in one press; what has changed since, and a cart it would replace, is asked about. */
export function ReorderButton({ orderId, size = "md" }: Props) {
  const t = useTranslations("orders");
  const explain = useExplain();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [offer, setOffer] = useState<ReorderJson | null>(null);

  function fill(reordered: ReorderJson) {
    customerCarts.write(toCart(reordered, Date.now()));
    router.push(`/checkout?restaurant=${reordered.restaurant_slug}`);
  }

  async function again() {
    setBusy(true);
    try {
      const answer = await api.orders[":id"].reorder.$post({ param: { id: orderId } });
      const reordered = await answer.json();
      if (changesIn(reordered) === 0 && cartOf(reordered) === 0) return fill(reordered);
      setOffer(reordered);
    } catch (error) {
      toast.error(explain(error));
    }
    setBusy(false);
  }

  return (
    <>
      <Button variant="soft" size={size} busy={busy} onClick={() => void again()}>
        {!busy && <RotateCcw aria-hidden className="size-4.5" />}
        {t("again")}
      </Button>
      <Later open={offer !== null} load={load}>
        {offer && (
          <ReorderSheet
            offer={offer}
            replaces={cartOf(offer)}
            onClose={() => setOffer(null)}
            onAccept={() => fill(offer)}
          />
        )}
      </Later>
    </>
  );
}

const cartOf = ({ restaurant_id: id }: ReorderJson): number =>
  countOf(customerCarts.read().find((cart) => cart.restaurant.id === id) ?? null);
