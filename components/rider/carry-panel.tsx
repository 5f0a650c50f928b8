"use client";

import { CircleAlert, MessageSquareText, Navigation, Phone } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { formatClock } from "@/components/ui/clock-time";
import { useExplain } from "@/components/ui/explain";
import { formatMoney } from "@/components/ui/price";
import type { CarriedJson } from "@/lib/delivery/schema/carried";
import type { RiderStep } from "@/lib/delivery/types";
import { isBeforePickup, mapsHref, nextStepOf } from "./delivery";
import { PinSheet } from "./pin-sheet";
import { ReasonSheet } from "./reason-sheet";
import type { Refusal, StepAct } from "./rider-acts";

type Props = {
  deliveries: readonly CarriedJson[];
  waiting: readonly StepAct[];
  refusal: Refusal | null;
  onStep: (orderId: string, status: RiderStep, more?: { pin?: string; reason?: string }) => void;
  onDismiss: () => void;
};

/** The delivery that comes next: where to, whom to call, and one big step. */
export function CarryPanel({ deliveries, waiting, refusal, onStep, onDismiss }: Props) {
  const t = useTranslations("rider");
  const explain = useExplain();
  const [atDoor, setAtDoor] = useState(false);
  const [failing, setFailing] = useState(false);
  const [delivery] = deliveries;
  if (!delivery) return null;
  const { order_id: orderId } = delivery;
  const next = nextStepOf(delivery);
  const isSending = waiting.some((act) => act.orderId === orderId);
  const refused = refusal?.act.orderId === orderId ? refusal : null;
  const isPin = refused?.error.problem.code.startsWith("pin_") ?? false;

  function press() {
    if (next === "DELIVERED") setAtDoor(true);
    else if (next) onStep(orderId, next);
  }

  return (
    <section aria-labelledby="delivery" className="grid gap-5">
      <Destination delivery={delivery} others={deliveries.length - 1} />
      {refused && !isPin && (
        <p
          role="alert"
          className="flex items-center gap-3 rounded-control bg-red-soft p-3 font-medium text-red text-sm"
        >
          <CircleAlert aria-hidden className="size-5 shrink-0" />
          <span className="flex-1">{explain(refused.error)}</span>
        </p>
      )}
      <div className="grid gap-2">
        <Button
          variant={next === "DELIVERED" ? "done" : "primary"}
          size="xl"
          className="min-h-19 text-[1.375rem]"
          busy={isSending}
          onClick={press}
        >
          {next && t(`steps.${next}`)}
        </Button>
        {isSending ? (
          <p role="status" className="text-center text-muted text-sm">
            {t("sending")}
          </p>
        ) : (
          <Button variant="ghost" size="lg" onClick={() => setFailing(true)}>
            {t(isBeforePickup(delivery) ? "giveBack" : "cannotDeliver")}
          </Button>
        )}
      </div>
      {(atDoor || isPin) && (
        <PinSheet
          // A wrong one is emptied, and said so.
          key={refused?.act.key ?? "first"}
          delivery={delivery}
          error={isPin && refused ? explain(refused.error) : undefined}
          onClose={() => {
            setAtDoor(false);
            onDismiss();
          }}
          onPin={(pin) => {
            setAtDoor(false);
            onStep(orderId, "DELIVERED", { pin });
          }}
        />
      )}
      <ReasonSheet
        open={failing}
        kind={isBeforePickup(delivery) ? "beforePickup" : "afterPickup"}
        onClose={() => setFailing(false)}
        onPick={(reason) => {
          setFailing(false);
          onStep(orderId, "FAILED", { reason: reason ?? "" });
        }}
      />
    </section>
  );
}

function Destination({ delivery, others }: { delivery: CarriedJson; others: number }) {
  const t = useTranslations("rider");
  const locale = useLocale();
  const { pickup, dropoff, timezone } = delivery;
  const before = isBeforePickup(delivery);
  const place = before ? pickup : dropoff;
  const title = before ? pickup.name : dropoff.line1;
  const phone = before ? pickup.phone : dropoff.phone;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={before ? "spice" : "leaf"} className="px-2.5 py-1 text-sm">
          {t(
            `heading.${delivery.status === "ARRIVED_AT_RESTAURANT" ? "atKitchen" : before ? "toKitchen" : "toDoor"}`,
          )}
        </Badge>
        <Badge className="px-2.5 py-1 text-sm">{t("number", { number: delivery.number })}</Badge>
        {others > 0 && (
          <Badge className="px-2.5 py-1 text-sm">{t("more", { count: others })}</Badge>
        )}
      </div>
      <div className="grid gap-1">
        <h1 id="delivery" className="text-xl leading-tight">
          <bdi>{title}</bdi>
        </h1>
        <p className="text-base text-muted">
          <bdi>
            {before
              ? pickup.address
              : [dropoff.line2, dropoff.postcode, dropoff.city].filter(Boolean).join(", ")}
          </bdi>
        </p>
        <p className="figures font-medium text-sm">
          {before
            ? t(delivery.is_ready ? "isReady" : "readyAt", {
                time: formatClock(delivery.ready_at, timezone, locale),
              })
            : t("promised", { time: formatClock(delivery.promised_at, timezone, locale) })}
        </p>
      </div>
      <div className="flex gap-2">
        <Button asChild variant="soft" size="lg" className="flex-1">
          <a
            href={`geo:${place.lat},${place.lng}`}
            // Which map a phone has is known only on the phone.
            onClick={(event) => {
              event.currentTarget.href = mapsHref(place, title, navigator.userAgent);
            }}
          >
            <Navigation aria-hidden className="size-5" />
            {t("navigate")}
          </a>
        </Button>
        {phone && (
          <Button asChild variant="soft" size="lg" className="flex-1">
            <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>
              <Phone aria-hidden className="size-5" />
              {t("call")}
            </a>
          </Button>
        )}
      </div>
      <Notes delivery={delivery} before={before} />
    </div>
  );
}

function Notes({ delivery, before }: { delivery: CarriedJson; before: boolean }) {
  const t = useTranslations("rider");
  const { dropoff, note, items, collect, currency } = delivery;
  if (before)
    return (
      <ul className="figures grid gap-1 border-t pt-4 text-base">
        {items.map((item) => (
          <li key={item.name}>
            <span className="font-semibold">{item.quantity} ×</span> <bdi>{item.name}</bdi>
          </li>
        ))}
      </ul>
    );
  return (
    <>
      {collect > 0 && (
        <p className="figures font-semibold text-base">
          {t("collect", { amount: formatMoney(collect, currency) })}
        </p>
      )}
      {[dropoff.instructions, note].filter(Boolean).map((text) => (
        <p
          key={text}
          className="flex gap-2.5 rounded-control bg-amber-soft p-3 font-medium text-amber text-base"
        >
          <MessageSquareText aria-hidden className="mt-0.5 size-5 shrink-0" />
          <bdi>{text}</bdi>
        </p>
      ))}
    </>
  );
}
