"use client";

import { useTranslations } from "next-intl";

/** Says that a page broke. It comes with every page, so it is made of nothing but itself. */
export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations();
  return (
    <main id="main" className="mx-auto grid min-h-[70dvh] max-w-md place-content-center p-6">
      <div role="alert" className="grid justify-items-center gap-3 px-4 py-10 text-center">
        <h2 className="text-lg">{t("pages.error.heading")}</h2>
        <p className="max-w-sm text-muted text-sm">{t("pages.error.detail")}</p>
        <button
          type="button"
          onClick={retry}
          className="min-h-11 rounded-control border bg-card px-4 font-semibold text-sm hover:bg-sunk"
        >
          {t("ui.tryAgain")}
        </button>
      </div>
    </main>
  );
}
