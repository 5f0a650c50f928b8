"use client";

import { LogOut, UserRound, Wallet } from "lucide-react";
import { useTranslations } from "next-intl";
import { Preferences } from "@/components/session/preferences";
import { signOut } from "@/components/session/sign-out";
import { Avatar } from "@/components/ui/avatar";
import { Menu, MenuItem, MenuLabel, MenuLine } from "@/components/ui/menu";

type Props = { email: string; onOpen: (sheet: "earnings" | "profile") => void };

/** The rider's own things. */
export function RiderMenu({ email, onOpen }: Props) {
  const t = useTranslations("rider");
  const shell = useTranslations("shell");
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={shell("account")}
          className="grid size-11 place-items-center rounded-full bg-card shadow-soft"
        >
          <Avatar name={email} />
        </button>
      }
    >
      <MenuLabel>{email}</MenuLabel>
      <MenuItem onSelect={() => onOpen("profile")}>
        <UserRound aria-hidden className="size-4.5" /> {t("profile.title")}
      </MenuItem>
      <MenuItem onSelect={() => onOpen("earnings")}>
        <Wallet aria-hidden className="size-4.5" /> {t("earnings.title")}
      </MenuItem>
      <MenuLine />
      <Preferences />
      <MenuLine />
      <MenuItem onSelect={() => void signOut()}>
        <LogOut aria-hidden className="size-4.5" /> {shell("signOut")}
      </MenuItem>
    </Menu>
  );
}
