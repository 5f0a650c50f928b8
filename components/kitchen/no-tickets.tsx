import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type Props = { elsewhere: boolean; onShowAll: () => void };

/** A calm kitchen, or a screen that is set to show less than there is. */
export function NoTickets({ elsewhere, onShowAll }: Props) {
  const t = useTranslations("kitchen");
  if (!elsewhere) return <EmptyState title={t("noTickets")} detail={t("noTicketsDetail")} />;
  return (
    <EmptyState
      title={t("noneHere")}
      detail={t("noneHereDetail")}
      action={
        <Button size="xl" variant="outline" onClick={onShowAll}>
          {t("showAll")}
        </Button>
      }
    />
  );
}
