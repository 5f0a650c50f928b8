"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useLatestCart } from "@/components/cart/use-cart";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";

/** Only the browser knows which cart was touched last: it goes on to that one. */
export function CheckoutStart() {
  const t = useTranslations("checkout");
  const router = useRouter();
  const slug = useLatestCart()?.restaurant.slug;
  useEffect(() => {
    if (slug) router.replace(`/checkout?restaurant=${slug}`);
  }, [slug, router]);
  return (
    <EmptyState
      title={t("empty")}
      detail={t("chooseKitchen")}
      action={
        <Button asChild>
          <Link href="/">{t("find")}</Link>
        </Button>
      }
    />
  );
}
