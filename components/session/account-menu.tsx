"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { useAtRest } from "@/components/ui/use-idle";
import { PreferencesMenu } from "./preferences-menu";

const load = () => import("./account-list");
const AccountList = lazy(load);

export type Viewer = {
  email: string;
  role: "customer" | "owner" | "kitchen" | "rider" | "admin";
  restaurants: { id: string; name: string; role: "owner" | "kitchen" }[];
};

/** Who is signed in and where they can go, or the way in. */
export function AccountMenu({ viewer }: { viewer: Viewer | null }) {
  const t = useTranslations("shell");
  useAtRest(load);
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
      <AccountList viewer={viewer} />
    </Menu>
  );
}
