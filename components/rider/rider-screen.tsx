"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { NoticeSheet } from "@/components/notifications/notice-sheet";
import { useBell } from "@/components/notifications/use-bell";
import { cn } from "@/components/ui/cn";
import { ConnectionBanner } from "@/components/ui/connection-banner";
import { formatMoney } from "@/components/ui/price";
import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";
import type { AssignmentsJson } from "@/lib/delivery/schema/assignments";
import type { EarningsJson } from "@/lib/delivery/schema/earnings";
import type { RiderJson } from "@/lib/delivery/schema/riders";
import { CarryPanel } from "./carry-panel";
import { EarningsSheet } from "./earnings-sheet";
import { IdlePanel } from "./idle-panel";
import { OfferPanel } from "./offer-panel";
import { ProfileSheet } from "./profile-sheet";
import { RiderMap } from "./rider-map";
import { RiderMenu, type RiderSheet } from "./rider-menu";
import { useLocation } from "./use-location";
import { useRider } from "./use-rider";

type Props = {
  viewer: { id: string; email: string };
  rider: RiderJson;
  assignments: AssignmentsJson;
  earnings: EarningsJson;
};

/** The rider's one screen: go online, say yes, and one step after the other. */
export function RiderScreen({ viewer, earnings: firstEarnings, ...first }: Props) {
  const t = useTranslations("rider");
  const work = useRider({
    riderId: viewer.id,
    ...first,
    onTaken: ({ number, pickup }) => toast.info(t("taken", { number, restaurant: pickup.name })),
  });
  const bell = useBell(viewer.id);
  const { rider, trip, deliveries, waiting } = work;
  const { here, denied } = useLocation(rider.online);
  const [earnings, setEarnings] = useState(firstEarnings);
  const [sheet, setSheet] = useState<RiderSheet | null>(null);
  const lastPlace =
    rider.lat !== null && rider.lng !== null ? { lat: rider.lat, lng: rider.lng } : null;

  const count = useCallback(async () => {
    const answer = await api.delivery.earnings.$get().catch(() => undefined);
    if (answer) setEarnings(await answer.json());
  }, []);
  const inHand = deliveries.length;
  const isIdle = inHand === 0;
  const { online } = rider;
  // What was just handed over has been earned; and where somebody went online, money has a name.
  const moment = `${isIdle} ${online}`;
  const counted = useRef(moment);
  useEffect(() => {
    if (counted.current === moment) return;
    counted.current = moment;
    void count();
  }, [moment, count]);

  const lost = work.live === "lost";
  return (
    <main
      id="main"
      className="mx-auto flex min-h-dvh max-w-[1600px] flex-col md:grid md:grid-cols-[1fr_440px] md:items-start md:gap-6 md:p-6"
    >
      <div className="relative min-h-64 flex-1 md:sticky md:top-6 md:h-[calc(100dvh-3rem)]">
        <RiderMap
          here={here ?? lastPlace}
          trip={inHand > 0 ? undefined : trip}
          deliveries={deliveries}
          className="absolute inset-0 md:rounded-card md:border"
        />
        <header className="absolute inset-x-0 top-0 z-10 flex items-start justify-between gap-2 p-4">
          <p
            className={cn(
              "inline-flex min-h-11 items-center gap-2 rounded-control px-3.5 font-semibold text-sm shadow-soft",
              rider.online ? "bg-leaf-soft text-leaf" : "bg-card text-muted",
            )}
          >
            <span aria-hidden className="size-2.5 rounded-full bg-current" />
            {t(rider.online ? "online" : "offline")}
          </p>
          <div className="flex items-center gap-2">
            <button
              type="button"
              onClick={() => setSheet("earnings")}
              className="figures min-h-11 rounded-control bg-card px-3.5 font-semibold text-sm shadow-soft"
            >
              {t("earnedToday", { amount: formatMoney(earnings.today.amount, earnings.currency) })}
            </button>
            <RiderMenu email={viewer.email} unread={bell.unread} onOpen={setSheet} />
          </div>
        </header>
      </div>
      <div className="relative z-10 -mt-6 rounded-t-sheet bg-card p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] shadow-float md:mt-0 md:rounded-card md:border md:p-6 md:shadow-none">
        <div className="-mx-5 -mt-5 mb-5 overflow-hidden rounded-t-sheet empty:hidden md:-mx-6 md:-mt-6 md:rounded-t-card">
          <ConnectionBanner lost={lost} live={work.live}>
            {waiting.length > 0 ? t("lostKept", { count: waiting.length }) : t("lost")}
          </ConnectionBanner>
        </div>
        {inHand > 0 ? (
          <CarryPanel
            key={deliveries[0]?.order_id}
            deliveries={deliveries}
            waiting={waiting}
            refusal={work.refusal}
            onStep={work.step}
            onDismiss={work.dismiss}
          />
        ) : trip ? (
          <OfferPanel key={trip.first.id} trip={trip} onAnswer={work.answer} />
        ) : (
          <IdlePanel
            rider={rider}
            earnings={earnings}
            denied={denied}
            onTurn={work.setOnline}
            onEarnings={() => setSheet("earnings")}
          />
        )}
      </div>
      {sheet === "earnings" && <EarningsSheet earnings={earnings} onClose={() => setSheet(null)} />}
      <NoticeSheet
        bell={bell}
        open={sheet === "notices"}
        onOpenChange={(open) => setSheet(open ? "notices" : null)}
      />
      {sheet === "profile" && (
        <ProfileSheet rider={rider} onSaved={work.setRider} onClose={() => setSheet(null)} />
      )}
    </main>
  );
}
