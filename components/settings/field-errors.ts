"use client";

import { useLocale, useTranslations } from "next-intl";
import { ApiError, type FieldError } from "@/lib/api/client";
import { languageOf } from "@/lib/platform/locale";

/** What is wrong with each field, in the reader's language, by its path. */
export function useFieldErrors(): (error: unknown) => Record<string, string> {
  const t = useTranslations("myRestaurants.fault");
  const isEnglish = languageOf(useLocale()) === "en";
  const say = ({ message, fault }: FieldError): string => {
    const { code, of = "number", limit = 0, beyond = false } = fault ?? { code: "other" };
    if (code === "missing") return t("missing");
    if (code === "too_small") return t(beyond ? "moreThan" : `least.${of}`, { limit });
    if (code === "too_big") return t(beyond ? "lessThan" : `most.${of}`, { limit });
    return isEnglish ? message : t("other");
  };
  return (error) => {
    const told = error instanceof ApiError ? (error.problem.errors ?? []) : [];
    return Object.fromEntries(told.map((one) => [one.path, say(one)]));
  };
}
