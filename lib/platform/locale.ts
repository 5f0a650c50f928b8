/**
 * The languages Tiffin speaks. `tag` is what numbers and plurals go by: Arabic keeps the digits that
 * prices and clocks are written in.
 */
export const languages = {
  en: { name: "English", dir: "ltr", tag: "en-GB" },
  ar: { name: "العربية", dir: "rtl", tag: "ar-u-nu-latn" },
} as const;

export type Language = keyof typeof languages;
export type LocaleTag = (typeof languages)[Language]["tag"];

export const languageCookie = "tiffin-language";

const isLanguage = (text: string | undefined): text is Language =>
  text !== undefined && Object.hasOwn(languages, text);

/** "ar-EG;q=0.8" → ["ar", 0.8] */
function readRange(range: string): [language: string, quality: number] {
  const [tag = "", ...parameters] = range.trim().toLowerCase().split(";");
  const quality = parameters.find((one) => one.trim().startsWith("q="));
  return [tag.split("-")[0] ?? "", quality ? Number(quality.trim().slice(2)) || 0 : 1];
}

/** The language somebody chose, else the best one their browser asks for, else English. */
export function pickLanguage(chosen: string | undefined, accepted: string | null): Language {
  if (isLanguage(chosen)) return chosen;
  const wanted = (accepted ?? "")
    .split(",", 20)
    .map(readRange)
    .filter(([, quality]) => quality > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([language]) => language);
  return wanted.find(isLanguage) ?? "en";
}

/** The language of a locale tag: "ar-u-nu-latn" → "ar". */
export const languageOf = (tag: string): Language => pickLanguage(tag.split("-")[0], null);
