"use client";

import { useLocale, useTranslations } from "next-intl";
import { ApiError } from "@/lib/api/client";
import { languageOf } from "@/lib/platform/locale";
import type { Messages } from "@/lib/platform/messages/en";

/**
 * Says what went wrong, in the reader's language. The API knows the particulars, in English; other
 * languages are told by its code.
 */
export function useExplain(): (error: unknown) => string {
  const t = useTranslations("errors");
  const isEnglish = languageOf(useLocale()) === "en";
  return (error) => {
    if (!(error instanceof ApiError)) return t("unknown");
    const { code, detail, errors } = error.problem;
    // What a schema says of a field is for programmers.
    if (errors?.[0]?.fault) return t("invalid_request");
    if (isEnglish && code !== "offline") return detail;
    const key = code as keyof Messages["errors"];
    return t.has(key) ? t(key) : t("unknown");
  };
}
