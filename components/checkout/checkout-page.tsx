"use client";

import Link from "next/link";
import { useSyncExternalStore } from "react";
import { useCartOf } from "@/components/cart/use-cart";
import type { Menu } from "@/components/menu/menu";
import type { Place } from "@/components/place/place";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { CheckoutForm } from "./checkout-form";
import type { KitchenTerms } from "./kitchen-terms";

type Props = {
  terms: KitchenTerms;
  menu: Menu;
  place: Place | null;
  places: readonly Place[];
  signedIn: boolean;
};

const never = () => () => {};

/** Checkout, as soon as the browser has told what is in the cart. */
export function CheckoutPage(props: Props) {
  const cart = useCartOf(props.terms.id);
  const mounted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!mounted) return <Skeleton className="h-96 rounded-card" />;
  if (!cart) {
    return (
      <EmptyState
        title="Your cart is empty"
        detail={`${props.terms.name} has more for you.`}
        action={
          <Button asChild>
            <Link href={`/restaurants/${props.terms.slug}`}>Back to the menu</Link>
          </Button>
        }
      />
    );
  }
  return <CheckoutForm {...props} cart={cart} />;
}
