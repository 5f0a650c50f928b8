"use client";

import { MenuChoice } from "@/components/ui/menu";
import { Segmented } from "@/components/ui/segmented";
import { ThemeChoice } from "@/components/ui/theme-choice";
import { LanguageChoice } from "./language-choice";

/** Language and theme, as they stand in every menu. */
export function Preferences() {
  return (
    <>
      <LanguageChoice as={MenuChoice} />
      <ThemeChoice as={MenuChoice} />
    </>
  );
}

/** The same on a page. */
export function PagePreferences() {
  return (
    <div className="grid justify-items-start gap-3">
      <LanguageChoice as={Segmented} />
      <ThemeChoice as={Segmented} />
    </div>
  );
}
