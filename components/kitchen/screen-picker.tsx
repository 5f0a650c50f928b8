import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { Station, View } from "./ticket";
import type { Filter } from "./use-screen";

type Props = {
  stations: readonly Station[];
  view: View;
  filter: Filter;
  onView: (view: View) => void;
  onFilter: (filter: Filter) => void;
};

const filters = ["all", "delivery", "takeaway", "dine_in"] as const satisfies Filter[];

/** Which tickets a screen shows: those of a station or all, of one kind or all. */
export function ScreenPicker({ stations, view, filter, onView, onFilter }: Props) {
  const t = useTranslations("kitchen");
  const views = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Which screen this is stands in sight, however many there are.
    views.current
      ?.querySelector(`[value="${CSS.escape(view)}"]`)
      ?.parentElement?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [view]);
  return (
    <>
      {stations.length > 0 && (
        <div ref={views} className="no-scrollbar min-w-0 overflow-x-auto rounded-control">
          <Segmented
            label={t("views.label")}
            value={view}
            size="xl"
            className="max-w-none flex-nowrap"
            onChange={onView}
            options={[
              { value: "all", label: t("views.all") },
              ...stations.map(({ id, name }) => ({ value: id, label: name })),
              { value: "expo", label: t("views.expo") },
            ]}
          />
        </div>
      )}
      <Select
        label={t("types.label")}
        value={filter}
        onChange={onFilter}
        options={filters.map((value) => ({ value, label: t(`types.${value}`) }))}
        className="min-h-16 w-auto shrink-0 text-base"
      />
    </>
  );
}
