"use client";

import { useLocale } from "next-intl";
import { languageOf } from "@/lib/platform/locale";
import { Broken } from "./broken";

/** Says that a page broke. */
export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return <Broken language={languageOf(useLocale())} onRetry={retry} />;
}
