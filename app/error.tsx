"use client";

import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/ui/error-state";

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("pages.error");
  return (
    <main id="main" className="mx-auto grid min-h-[70dvh] max-w-md place-content-center p-6">
      <ErrorState title={t("heading")} detail={t("detail")} onRetry={retry} />
    </main>
  );
}
