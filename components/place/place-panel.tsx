import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import type { Place } from "./place";
import { PlaceStart } from "./place-start";

const mostShown = 10;

/** Asks where the food should go, before anything else; neighbourhoods work before any script. */
export function PlacePanel({ places }: { places: readonly Place[] }) {
  const t = useTranslations("place");
  return (
    <section
      aria-labelledby="place-question"
      className="grid gap-4 rounded-card border bg-card p-4 shadow-soft md:p-6"
    >
      <div className="grid gap-1">
        <h2 id="place-question" className="text-lg">
          {t("question")}
        </h2>
        <p className="text-muted text-sm">{t("why")}</p>
      </div>
      <PlaceStart places={places} />
      <ul className="no-scrollbar -mx-4 flex gap-2 overflow-x-auto px-4 md:mx-0 md:flex-wrap md:px-0">
        {places.slice(0, mostShown).map(({ label }) => (
          <li key={label}>
            <Chip asChild>
              <Link href={`/?near=${encodeURIComponent(label)}`}>{label}</Link>
            </Chip>
          </li>
        ))}
      </ul>
    </section>
  );
}
