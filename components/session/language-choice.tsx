"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { ChoiceLook } from "@/components/ui/theme-choice";
import { type Language, languageCookie, languageOf, languages } from "@/lib/platform/locale";

const options = (Object.keys(languages) as Language[]).map((value) => ({
  value,
  label: languages[value].name,
  lang: value,
}));

/** Remembers the language for a year, for this browser and for what the server renders. */
function rememberLanguage(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing outside HTTPS.
  document.cookie = `${languageCookie}=${language}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

/** Lets the reader pick the language, each by its own name. */
export function LanguageChoice({ as: Choice }: { as: ChoiceLook }) {
  const t = useTranslations("ui");
  const router = useRouter();
  return (
    <Choice
      label={t("language")}
      value={languageOf(useLocale())}
      options={options}
      onChange={(language) => {
        rememberLanguage(language as Language);
        router.refresh();
      }}
    />
  );
}
