"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useLatestCart } from "@/components/cart/use-cart";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Only the browser knows which cart was touched last: it goes on to that one. */
export function CheckoutStart() {
  const router = useRouter();
  const slug = useLatestCart()?.restaurant.slug;
  useEffect(() => {
    if (slug) router.replace(`/checkout?restaurant=${slug}`);
  }, [slug, router]);
  return (
    <EmptyState
      title="Your cart is empty"
      detail="Choose a kitchen and put something good into it."
      action={
        <Button asChild>
          <Link href="/">Find something to eat</Link>
        </Button>
      }
    />
  );
}
