"use client";

import { Bike, ChefHat, LogOut, ReceiptText, Store, UserRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuLine } from "@/components/ui/menu";
import { Preferences, PreferencesMenu } from "./preferences";
import { signOut } from "./sign-out";

export type Viewer = {
  email: string;
  role: "customer" | "owner" | "kitchen" | "rider" | "admin";
  restaurants: { id: string; name: string; role: "owner" | "kitchen" }[];
};

/** Who is signed in and where they can go, or the way in. */
export function AccountMenu({ viewer }: { viewer: Viewer | null }) {
  const t = useTranslations("shell");
  if (!viewer) {
    return (
      <div className="flex items-center gap-1">
        <PreferencesMenu />
        <Button asChild variant="soft">
          <Link href="/sign-in">{t("signIn")}</Link>
        </Button>
      </div>
    );
  }
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t("account")}
          className="grid size-11 place-items-center rounded-full"
        >
          <Avatar name={viewer.email} />
        </button>
      }
    >
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
    </Menu>
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
