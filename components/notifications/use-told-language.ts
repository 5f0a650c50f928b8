"use client";

import { useLocale } from "next-intl";
import { useEffect } from "react";
import { api } from "@/lib/api/client";
import { languageOf } from "@/lib/platform/locale";

const storageKey = "tiffin-told-language";

/** Mails and messages speak the language that somebody reads here: it is told when it changes. */
export function useToldLanguage(userId: string): void {
  const language = languageOf(useLocale());
  useEffect(() => {
    const [who, before] = (localStorage.getItem(storageKey) ?? "").split(" ");
    // English is what everybody is told in who never said otherwise.
    if (language === (who === userId ? before : "en")) return;
    api.account.notifications.$patch({ json: { language } }).then(
      () => localStorage.setItem(storageKey, `${userId} ${language}`),
      () => undefined,
    );
  }, [language, userId]);
}
