"use client";

import { LocateFixed } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { findNeighbourhood } from "./neighbourhood";
import type { Place } from "./place";

type Props = Pick<ComponentProps<typeof Button>, "variant"> & {
  places: readonly Place[];
  onChoose: (place: Place) => void;
};

/** Asks the browser where it is. */
export function HereButton({ variant = "outline", places, onChoose }: Props) {
  const t = useTranslations("place");
  const [busy, setBusy] = useState(false);
  function locate() {
    setBusy(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setBusy(false);
        const spot = { lat: coords.latitude, lng: coords.longitude };
        const area = findNeighbourhood(spot, places)?.label ?? "";
        onChoose({ label: t("whereIAm"), ...spot, area });
      },
      () => {
        setBusy(false);
        toast.error(t("notShared"));
      },
      { maximumAge: 60_000, timeout: 10_000 },
    );
  }
  return (
    <Button variant={variant} size="lg" busy={busy} onClick={locate}>
      {!busy && <LocateFixed aria-hidden className="size-5" />}
      {t("here")}
    </Button>
  );
}
