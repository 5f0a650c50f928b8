"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { type ComponentType, type ReactNode, useSyncExternalStore } from "react";

const noChanges = () => () => {};

/** How one of a few is picked: in a menu, or on a page. */
export type ChoiceLook = ComponentType<{
  label: string;
  value: string;
  options: readonly { value: string; label: string; icon?: ReactNode; lang?: string }[];
  onChange: (value: string) => void;
}>;

/** Lets the reader pick light, dark or the system's own. */
export function ThemeChoice({ as: Choice }: { as: ChoiceLook }) {
  const t = useTranslations("ui");
  const { theme, setTheme } = useTheme();
  // The server cannot know the stored choice, so the first render marks none.
  const mounted = useSyncExternalStore(
    noChanges,
    () => true,
    () => false,
  );
  return (
    <Choice
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
