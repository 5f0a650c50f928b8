"use client";

import { Bell, LogOut, UserRound, Wallet } from "lucide-react";
import { useTranslations } from "next-intl";
import { Preferences } from "@/components/session/preferences";
import { signOut } from "@/components/session/sign-out";
import { Avatar } from "@/components/ui/avatar";
import { Menu, MenuItem, MenuLabel, MenuLine } from "@/components/ui/menu";

export type RiderSheet = "earnings" | "profile" | "notices";
type Props = { email: string; unread: number; onOpen: (sheet: RiderSheet) => void };

/** The rider's own things; a dot says that there is news among them. */
export function RiderMenu({ email, unread, onOpen }: Props) {
  const t = useTranslations("rider");
  const shell = useTranslations("shell");
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={
            unread > 0
              ? `${shell("account")}, ${shell("bell.withCount", { count: unread })}`
              : shell("account")
          }
          className="relative grid size-11 place-items-center rounded-full bg-card shadow-soft"
        >
          <Avatar name={email} />
          {unread > 0 && (
            <span
              aria-hidden
              className="absolute end-0 top-0 size-3 rounded-full border-2 border-card bg-spice"
            />
          )}
        </button>
      }
    >
      <MenuLabel>{email}</MenuLabel>
      <MenuItem onSelect={() => onOpen("notices")}>
        <Bell aria-hidden className="size-4.5" /> {shell("bell.title")}
        {unread > 0 && <span className="figures ms-auto font-bold text-spice-text">{unread}</span>}
      </MenuItem>
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
