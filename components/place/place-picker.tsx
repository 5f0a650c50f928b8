"use client";

import { ChevronDown, LocateFixed, MapPin } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Sheet } from "@/components/ui/sheet";
import { type Place, rememberPlace } from "./place";

type Props = {
  place: Place | null;
  places: readonly Place[];
  label?: string;
  question?: string;
  className?: string;
};

/** Says where the food goes, and lets you change it. */
export function PlacePicker(props: Props) {
  const { place, places, className } = props;
  const { label = "Deliver to", question = "Where should it go?" } = props;
  const router = useRouter();
  const [open, setOpen] = useState(false);
  function choose(next: Place) {
    rememberPlace(next);
    setOpen(false);
    router.refresh();
  }
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className={cn("grid min-h-11 content-center rounded-control text-left", className)}
      >
        <span className="text-muted text-xs md:sr-only">{label}</span>
        <span className="flex items-center gap-1.5 whitespace-nowrap font-semibold text-sm">
          <MapPin aria-hidden className="size-4.5 text-spice" />
          <span className="max-w-44 truncate">{place?.label ?? "Choose a place"}</span>
          <ChevronDown aria-hidden className="size-4 text-muted" />
        </span>
      </button>
      <Sheet open={open} onOpenChange={setOpen} title={question}>
        <PlaceList places={places} current={place} onChoose={choose} />
      </Sheet>
    </>
  );
}

type ListProps = {
  places: readonly Place[];
  current: Place | null;
  onChoose: (place: Place) => void;
};

function PlaceList({ places, current, onChoose }: ListProps) {
  const [words, setWords] = useState("");
  const found = places.filter(({ label }) => label.toLowerCase().includes(words.toLowerCase()));
  return (
    <div className="grid gap-3">
      <HereButton onChoose={onChoose} />
      <Input
        aria-label="Find a neighbourhood"
        placeholder="Or find your neighbourhood"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <ul className="grid max-h-[46dvh] overflow-y-auto">
        {found.map((place) => (
          <li key={place.label}>
            <button
              type="button"
              aria-current={place.label === current?.label || undefined}
              onClick={() => onChoose(place)}
              className="flex min-h-12 w-full items-center gap-3 rounded-control px-3 text-left text-sm hover:bg-sunk aria-[current]:bg-sunk aria-[current]:font-semibold"
            >
              <MapPin aria-hidden className="size-4.5 text-muted" />
              {place.label}
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p className="px-3 pb-2 text-muted text-sm">
          No kitchen of ours is there yet. Try a neighbourhood nearby.
        </p>
      )}
    </div>
  );
}

function HereButton({ onChoose }: { onChoose: (place: Place) => void }) {
  const [busy, setBusy] = useState(false);
  function locate() {
    setBusy(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        onChoose({ label: "Where I am", lat: coords.latitude, lng: coords.longitude }),
      () => {
        setBusy(false);
        toast.error("Your browser did not share where you are. Pick a neighbourhood instead.");
      },
      { maximumAge: 60_000, timeout: 10_000 },
    );
  }
  return (
    <Button variant="outline" size="lg" busy={busy} onClick={locate}>
      {!busy && <LocateFixed aria-hidden className="size-5 text-spice" />}
      Use where I am
    </Button>
  );
}
