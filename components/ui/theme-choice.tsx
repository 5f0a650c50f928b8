"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { MenuChoice } from "./menu";

const noChanges = () => () => {};

/** Lets the reader pick light, dark or the system's own, in a menu. */
export function ThemeChoice() {
  const t = useTranslations("ui");
  const { theme, setTheme } = useTheme();
  // The server cannot know the stored choice, so the first render marks none.
  const mounted = useSyncExternalStore(
    noChanges,
    () => true,
    () => false,
  );
  return (
    <MenuChoice
      label={t("theme")}
      value={mounted ? (theme ?? "system") : ""}
      onChange={setTheme}
      options={[
        { value: "light", label: t("light"), icon: <Sun className="size-4" /> },
        { value: "dark", label: t("dark"), icon: <Moon className="size-4" /> },
        { value: "system", label: t("system"), icon: <Monitor className="size-4" /> },
      ]}
    />
  );
}
