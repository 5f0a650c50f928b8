import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { type Filters, isNarrowed } from "./filters";

/** Nothing fits; says what to let go of. */
export function NoneFound({ filters }: { filters: Filters }) {
  const t = useTranslations("discover");
  if (!isNarrowed(filters)) return <EmptyState title={t("none.title")} detail={t("none.detail")} />;
  return (
    <EmptyState
      title={t("noneFits.title")}
      detail={t("noneFits.detail")}
      action={
        <Button asChild variant="outline">
          <Link href={filters.near ? `/?near=${encodeURIComponent(filters.near)}` : "/"}>
            {t("noneFits.action")}
          </Link>
        </Button>
      }
    />
  );
}
