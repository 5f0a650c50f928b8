"use client";

import { Languages } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { ThemeChoice } from "@/components/ui/theme-choice";
import { LanguageChoice } from "./language-choice";

/** Language and theme, as they stand in every menu. */
export function Preferences() {
  return (
    <>
      <LanguageChoice />
      <ThemeChoice />
    </>
  );
}

/** The same behind a press of its own, where nobody is signed in. */
export function PreferencesMenu() {
  const t = useTranslations("shell");
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
