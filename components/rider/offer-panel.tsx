"use client";

import { House, Package, Route, Store, Timer } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useNow } from "@/components/live/use-now";
import { Button } from "@/components/ui/button";
import { formatClock } from "@/components/ui/clock-time";
import { useExplain } from "@/components/ui/explain";
import { formatMoney } from "@/components/ui/price";
import { toast } from "@/components/ui/toast";
import type { TripOffer } from "./delivery";
import { ReasonSheet } from "./reason-sheet";
import { isGone } from "./use-rider";

type Props = {
  trip: TripOffer;
  onAnswer: (offerId: string, reason?: string | null) => Promise<void>;
};

const kilometres = (metres: number) => (metres / 1_000).toFixed(1);

/** An offer: what it brings, how far it is, and half a minute to say yes. */
export function OfferPanel({ trip, onAnswer }: Props) {
  const t = useTranslations("rider");
  const explain = useExplain();
  const [busy, setBusy] = useState(false);
  const [refusing, setRefusing] = useState(false);
  const { first } = trip;
  const money = (amount: number) => formatMoney(amount, first.currency);

  async function answer(reason?: string | null) {
    setBusy(true);
    setRefusing(false);
    try {
      await onAnswer(first.id, reason);
    } catch (error) {
      toast.error(isGone(error) ? t("offer.gone") : explain(error));
    }
    setBusy(false);
  }

  return (
    <section aria-labelledby="offer" className="grid gap-5">
      <div className="flex items-start justify-between gap-4">
        <div className="grid gap-1">
          <h1 id="offer" className="font-sans font-medium text-muted text-sm tracking-normal">
            {t("offer.youEarn")}
          </h1>
          <p className="display figures text-[3.25rem] leading-none">{money(trip.pay)}</p>
          <p className="pt-1 font-medium text-leaf text-sm">
            {trip.tip > 0
              ? t("offer.withTip", { delivery: money(trip.deliveryPay), tip: money(trip.tip) })
              : t("offer.withoutTip")}
          </p>
        </div>
        <Ring from={first.offered_at} to={first.expires_at} />
      </div>
      <OfferStops trip={trip} />
      <p className="figures flex flex-wrap gap-x-5 gap-y-2 text-muted text-sm">
        <Fact icon={<Route aria-hidden className="size-4.5" />}>
          {t("km", { km: kilometres(trip.distanceM) })}
        </Fact>
        <Fact icon={<Timer aria-hidden className="size-4.5" />}>
          {t("offer.about", { minutes: trip.minutes })}
        </Fact>
        <Fact icon={<Package aria-hidden className="size-4.5" />}>
          {t("offer.orders", { count: trip.offers.length })}
        </Fact>
      </p>
      <div className="grid gap-2">
        <Button
          size="xl"
          className="min-h-19 text-[1.375rem]"
          busy={busy}
          onClick={() => void answer()}
        >
          {t("offer.accept")}
        </Button>
        <Button variant="ghost" size="lg" disabled={busy} onClick={() => setRefusing(true)}>
          {t("offer.reject")}
        </Button>
      </div>
      <ReasonSheet
        open={refusing}
        kind="reject"
        onClose={() => setRefusing(false)}
        onPick={(reason) => void answer(reason)}
      />
    </section>
  );
}

const Fact = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <span className="inline-flex items-center gap-2">
    {icon}
    {children}
  </span>
);

function OfferStops({ trip: { first, offers } }: { trip: TripOffer }) {
  const t = useTranslations("rider");
  const locale = useLocale();
  return (
    <ol className="grid gap-4 border-t pt-5">
      <Stop icon={<Store aria-hidden className="size-5" />} name={first.pickup.name}>
        {t("km", { km: kilometres(first.to_pickup_m) })} ·{" "}
        {t("offer.ready", { time: formatClock(first.ready_at, first.timezone, locale) })}
      </Stop>
      {offers.map((offer) => (
        <Stop
          key={offer.id}
          icon={<House aria-hidden className="size-5" />}
          name={offer.dropoff.area ?? t("offer.door")}
        >
          {t("offer.further", { km: kilometres(offer.distance_m - offer.to_pickup_m) })}
        </Stop>
      ))}
    </ol>
  );
}

function Stop({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <li className="flex gap-3.5">
      <span className="pt-0.5 text-muted">{icon}</span>
      <span className="grid min-w-0 gap-0.5">
        <span className="truncate font-bold text-lg leading-6">
          <bdi>{name}</bdi>
        </span>
        <span className="figures text-muted text-sm">{children}</span>
      </span>
    </li>
  );
}

const radius = 34;
const around = 2 * Math.PI * radius;

/** The seconds that are left, as a ring that runs out. */
function Ring({ from, to }: { from: string; to: string }) {
  const t = useTranslations("rider");
  const now = useNow();
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  const left = Math.max(0, Math.min(end - begin, end - (now || begin)));
  const seconds = Math.ceil(left / 1_000);
  const share = left / Math.max(1, end - begin);
  return (
    <div className="relative grid size-20 shrink-0 place-items-center" role="timer">
      <svg viewBox="0 0 80 80" className="-rotate-90 absolute inset-0" aria-hidden>
        <circle cx="40" cy="40" r={radius} fill="none" strokeWidth="6" className="stroke-line" />
        <circle
          cx="40"
          cy="40"
          r={radius}
          fill="none"
          strokeWidth="6"
          strokeLinecap="round"
          strokeDasharray={around}
          strokeDashoffset={around * (1 - share)}
          className={seconds <= 8 ? "stroke-red" : "stroke-spice"}
          style={{ transition: "stroke-dashoffset 1s linear" }}
        />
      </svg>
      <span className="display figures text-lg" suppressHydrationWarning>
        <span aria-hidden>{seconds}</span>
        <span className="sr-only">{t("offer.seconds", { seconds })}</span>
      </span>
    </div>
  );
}
