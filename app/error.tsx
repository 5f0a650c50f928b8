"use client";

import { useLocale } from "next-intl";
import { Broken } from "@/components/shell/broken";
import { languageOf } from "@/lib/platform/locale";

/** Says that a page broke. */
export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return <Broken language={languageOf(useLocale())} onRetry={retry} />;
}
