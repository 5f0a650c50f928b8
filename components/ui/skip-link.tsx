import { useTranslations } from "next-intl";

/** First stop of the Tab key: past the header, to the page itself. */
export function SkipLink() {
  const t = useTranslations("ui");
  return (
    <a
      href="#main"
      className="fixed start-2 top-2 z-60 -translate-y-24 rounded-control bg-ink px-4 py-3 font-semibold text-on-ink text-sm focus:translate-y-0"
    >
      {t("skip")}
    </a>
  );
}
