import { useTranslations } from "next-intl";
import { cn } from "./cn";

/** The square mark: green for vegetarian, red for not. */
export function DietMark({ veg, className }: { veg: boolean; className?: string }) {
  const t = useTranslations("ui");
  return (
    <span
      role="img"
      aria-label={t(veg ? "vegetarian" : "notVegetarian")}
      className={cn(
        "inline-grid size-4 shrink-0 place-items-center rounded-[4px] border-[1.5px]",
        veg ? "border-leaf text-leaf" : "border-red text-red",
        className,
      )}
    >
      <span className="size-1.5 rounded-full bg-current" />
    </span>
  );
}
