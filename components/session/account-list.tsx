"use client";

import { Bike, ChefHat, LogOut, ReceiptText, Store, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { MenuItem, MenuLabel, MenuLine } from "@/components/ui/menu";
import type { Viewer } from "./account-menu";
import { Preferences } from "./preferences";
import { signOut } from "./sign-out";

/** Where somebody who is signed in can go. */
export default function AccountList({ viewer }: { viewer: Viewer }) {
  const t = useTranslations("shell");
  return (
    <>
      <MenuLabel>{viewer.email}</MenuLabel>
      <MenuItem asChild>
        <Link href="/orders">
          <ReceiptText aria-hidden className="size-4.5" /> {t("orders")}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/account">
          <UserRound aria-hidden className="size-4.5" /> {t("account")}
        </Link>
      </MenuItem>
      <WorkPlaces viewer={viewer} />
      <MenuLine />
      <Preferences />
      <MenuLine />
      <MenuItem onSelect={() => void signOut()}>
        <LogOut aria-hidden className="size-4.5" /> {t("signOut")}
      </MenuItem>
    </>
  );
}

function WorkPlaces({ viewer }: { viewer: Viewer }) {
  const t = useTranslations("shell");
  if (viewer.role === "owner") {
    return (
      <MenuItem asChild>
        <Link href="/restaurant">
          <Store aria-hidden className="size-4.5" /> {t("myRestaurants")}
        </Link>
      </MenuItem>
    );
  }
  if (viewer.role === "rider") {
    return (
      <MenuItem asChild>
        <Link href="/rider">
          <Bike aria-hidden className="size-4.5" /> {t("deliver")}
        </Link>
      </MenuItem>
    );
  }
  return viewer.restaurants.map((place) => (
    <MenuItem key={place.id} asChild>
      <Link href={`/kitchen/${place.id}`}>
        <ChefHat aria-hidden className="size-4.5" /> {place.name}
      </Link>
    </MenuItem>
  ));
}
