import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import {
  type Language,
  type LocaleTag,
  languageCookie,
  languages,
  pickLanguage,
} from "@/lib/platform/locale";
import { compiled } from "@/lib/platform/messages/catalogue";
import type { Messages } from "@/lib/platform/messages/en";

declare module "next-intl" {
  interface AppConfig {
    Locale: LocaleTag;
    Messages: Messages;
  }
}

/** What the visitor reads: their choice, else what their browser asks for. */
export async function currentLanguage(): Promise<Language> {
  const [chosen, asked] = await Promise.all([cookies(), headers()]);
  return pickLanguage(chosen.get(languageCookie)?.value, asked.get("accept-language"));
}

// Times are written by the restaurant's zone, never by this one.
export default getRequestConfig(async () => {
  const language = await currentLanguage();
  return { locale: languages[language].tag, messages: compiled[language], timeZone: "UTC" };
});
