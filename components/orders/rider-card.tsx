import { Bike, Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { TrackedJson } from "@/lib/tracking/schema";

const sentences = {
  UNASSIGNED: ["searching", "searching"],
  ASSIGNED: ["coming", "comingNameless"],
  ARRIVED_AT_RESTAURANT: ["atKitchen", "atKitchenNameless"],
  PICKED_UP: ["onTheWay", "onTheWayNameless"],
} as const;

/** Who brings the order, and what to tell them at the door. */
export function RiderCard({ order: { delivery, status } }: { order: TrackedJson }) {
  const t = useTranslations("tracking.rider");
  if (!delivery || delivery.status === "DELIVERED" || delivery.status === "FAILED") return null;
  // While it is cooked nobody has to be found yet.
  if (delivery.status === "UNASSIGNED" && status !== "READY") return null;
  const [named, nameless] = sentences[delivery.status];
  const name = delivery.rider?.name;
  return (
    <section className="grid gap-4 rounded-card border p-4">
      <div className="flex items-center gap-3">
        <span className="grid size-11 shrink-0 place-items-center rounded-full bg-spice-soft text-spice-text">
          <Bike aria-hidden className="size-5.5" />
        </span>
        <p aria-live="polite" className="min-w-0 flex-1 font-semibold text-base">
          {name ? t(named, { name }) : t(nameless)}
        </p>
        {delivery.rider?.phone && (
          <Button asChild variant="soft">
            <a href={`tel:${delivery.rider.phone.replace(/[^+\d]/g, "")}`} aria-label={t("call")}>
              <Phone aria-hidden className="size-5" />
            </a>
          </Button>
        )}
      </div>
      {delivery.pin && delivery.rider && (
        <div className="flex items-center justify-between gap-4 rounded-control bg-sunk p-4">
          <p className="grid gap-0.5 text-sm">
            <span className="font-semibold">{t("pin")}</span>
            <span className="text-muted">{t("pinDetail")}</span>
          </p>
          <p dir="ltr" className="display figures text-xl tracking-[0.18em]">
            {delivery.pin}
          </p>
        </div>
      )}
    </section>
  );
}
