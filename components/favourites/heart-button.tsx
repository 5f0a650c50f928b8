"use client";

import { Heart } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { useFavourites } from "./favourites";

type Props = { restaurantId: string; name: string; className?: string };

/** Keeps a restaurant among the favourites; asks who is not signed in to do that first. */
export function HeartButton({ restaurantId, name, className }: Props) {
  const t = useTranslations("discover");
  const { signedIn, has, toggle } = useFavourites();
  const router = useRouter();
  const liked = has(restaurantId);
  const askToSignIn = () => {
    const { pathname, search } = window.location;
    router.push(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
  };
  return (
    <IconButton
      label={t("favourite", { name })}
      aria-pressed={liked}
      icon={<Heart aria-hidden className={cn("size-5", liked && "fill-spice text-spice")} />}
      onClick={() => (signedIn ? toggle(restaurantId) : askToSignIn())}
      className={className}
    />
  );
}
