"use client";

import { useTranslations } from "next-intl";
import type { Messages } from "@/lib/platform/messages/en";

type TagKey = keyof Messages["menuEditor"]["tags"];

/** What a diet or an allergen is called; one that is unknown by its own word. */
export function useTagName(): (tag: string) => string {
  const t = useTranslations("menuEditor.tags");
  return (tag) => {
    const key = tag as TagKey;
    return t.has(key) ? t(key) : tag.replaceAll("_", " ");
  };
}
