"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState, useSyncExternalStore } from "react";
import type { Cart } from "@/components/cart/cart";
import { useCartOf } from "@/components/cart/use-cart";
import type { Menu } from "@/components/menu/menu";
import type { Place } from "@/components/place/place";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import type { SavedAddress } from "@/lib/account/types";
import type { KitchenTerms } from "./kitchen-terms";

const CheckoutForm = lazy(() => import("./checkout-form"));

type Props = {
  terms: KitchenTerms;
  menu: Menu;
  place: Place | null;
  places: readonly Place[];
  addresses: readonly SavedAddress[];
  signedIn: boolean;
  mailboxShown: boolean;
  /** Whether cards are taken here. */
  cards: boolean;
};

const never = () => () => {};

/** Checkout, as soon as the browser has told what is in the cart. */
export function CheckoutPage(props: Props) {
  const t = useTranslations("checkout");
  const current = useCartOf(props.terms.id);
  // Until the order's own page is there, the cart that became it stays in sight.
  const [placed, setPlaced] = useState<Cart | null>(null);
  const cart = placed ?? current;
  const mounted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const waiting = <Skeleton className="h-96 rounded-card" />;
  if (!mounted) return waiting;
  if (!cart || cart.lines.length === 0) {
    return (
      <EmptyState
        title={t("empty")}
        detail={t("moreForYou", { kitchen: props.terms.name })}
        action={
          <Button asChild>
            <Link href={`/restaurants/${props.terms.slug}`}>{t("backToMenu")}</Link>
          </Button>
        }
      />
    );
  }
  return (
    <Suspense fallback={waiting}>
      <CheckoutForm {...props} cart={cart} onPlaced={setPlaced} />
    </Suspense>
  );
}
