"use client";

import { Languages } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { useAtRest } from "@/components/ui/use-idle";

const load = async () => ({ default: (await import("./preferences")).Preferences });
const Preferences = lazy(load);

/** Language and theme behind a press of its own, where nobody is signed in. */
export function PreferencesMenu() {
  const t = useTranslations("shell");
  useAtRest(load);
  return (
    <Menu
      trigger={
        <IconButton label={t("preferences")} icon={<Languages aria-hidden className="size-5" />} />
      }
    >
      <Preferences />
    </Menu>
  );
}
