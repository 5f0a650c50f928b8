"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { AddressChoice } from "@/components/address/address-choice";
import { missingIn, noDraft, spotOf, toAddress, toDraft } from "@/components/address/draft";
import { distanceTo, type KitchenTerms, leadMinutes } from "@/components/checkout/kitchen-terms";
import { TimeChoice } from "@/components/checkout/time-choice";
import { useMinute } from "@/components/live/use-now";
import type { Place } from "@/components/place/place";
import { Button } from "@/components/ui/button";
import { useExplain } from "@/components/ui/explain";
import { Field } from "@/components/ui/field";
import { toMajorUnits, toMinorUnits } from "@/components/ui/minor-units";
import { formatMoney } from "@/components/ui/price";
import { Sheet } from "@/components/ui/sheet";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import type { SavedAddress } from "@/lib/account/types";
import { ApiError, api } from "@/lib/api/client";
import type { OrderJson } from "@/lib/orders/schema";
import type { Address } from "@/lib/orders/types";
import { deliveryFeeMinor, isOpenAt, timeSlots } from "@/lib/restaurants/rules";
import { withTime } from "./with-time";

type Props = {
  order: OrderJson;
  terms: KitchenTerms;
  addresses: readonly SavedAddress[];
  place: Place | null;
  places: readonly Place[];
  onClose: () => void;
  onChanged: (order: OrderJson) => void;
  /** The change waits for the difference to be paid. */
  onDue: () => void;
};

const isSame = (a: Address | undefined, b: Address | null): boolean =>
  b === null ||
  (a !== undefined &&
    a.line1 === b.line1 &&
    a.city === b.city &&
    a.lat === b.lat &&
    a.lng === b.lng &&
    (a.instructions ?? "") === (b.instructions ?? "") &&
    (a.phone ?? "") === (b.phone ?? ""));

/** Another address, time or note, while the kitchen has not begun. What it costs is told before. */
export default function ChangeOrder(props: Props) {
  const { order, terms, addresses, place, places, onClose, onChanged } = props;
  const t = useTranslations("tracking");
  const tCheckout = useTranslations("checkout");
  const explain = useExplain();
  const known = order.delivery_address;
  const [addressId, setAddressId] = useState<string | null>(null);
  const [draft, setDraft] = useState(() => (known ? toDraft(known, place) : noDraft));
  const [time, setTime] = useState(order.scheduled_for ?? null);
  const [note, setNote] = useState(order.note ?? "");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const chosen = addresses.find((one) => one.id === addressId) ?? null;
  const spot = chosen ?? spotOf(draft, place);
  const metres = known && spot ? distanceTo(terms, spot) : null;
  const far = metres !== null && metres > terms.deliveryRadiusM;
  const now = useMinute();
  const slots = useMemo(
    () =>
      // The time it is ordered for stays a choice when it is too near to be a new one.
      withTime(timeSlots(terms, new Date(now), leadMinutes(terms, metres)), order.scheduled_for),
    [terms, now, metres, order.scheduled_for],
  );
  const difference = metres === null ? 0 : feeDifference(order, terms, metres);
  const gaps = known && !chosen ? missingIn(draft, place) : {};
  const fields = Object.fromEntries(
    Object.entries({ ...gaps, ...(far ? { place: "far" as const } : {}) }).map(([field, word]) => [
      field,
      tCheckout(`trouble.${word}`),
    ]),
  );

  function changeToSend() {
    const address = known && spot ? addressToSend(chosen, draft, spot, place) : null;
    return {
      ...(isSame(known, address) || !address ? {} : { delivery_address: address }),
      ...(time === (order.scheduled_for ?? null) ? {} : { scheduled_for: time }),
      ...(note.trim() === (order.note ?? "") ? {} : { note: note.trim() || null }),
    };
  }

  async function save() {
    const json = changeToSend();
    if (Object.keys(json).length === 0) return onClose();
    setBusy(true);
    setError(null);
    try {
      const answer = await api.orders[":id"].$patch({ param: { id: order.order_id }, json });
      onChanged(await answer.json());
      toast.success(t("changed"));
      onClose();
    } catch (failure) {
      if (failure instanceof ApiError && failure.problem.code === "payment_required") {
        props.onDue();
        return onClose();
      }
      setError(explain(failure));
      setBusy(false);
    }
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("change")}
      description={t("changeUntil")}
      footer={
        <div className="grid gap-2">
          {difference !== 0 && !far && (
            <p role="status" className="text-amber text-sm">
              {t(difference > 0 ? "costsMore" : "costsLess", {
                amount: formatMoney(Math.abs(difference), order.currency),
                total: formatMoney(order.total_price + difference, order.currency),
              })}
            </p>
          )}
          {error && (
            <p role="alert" className="text-red text-sm">
              {error}
            </p>
          )}
          <Button
            size="lg"
            busy={busy}
            disabled={far || Object.keys(gaps).length > 0}
            onClick={() => void save()}
          >
            {t("saveChange")}
          </Button>
        </div>
      }
    >
      <div className="grid gap-6">
        {known && (
          <AddressChoice
            saved={addresses}
            chosen={chosen}
            draft={draft}
            place={place}
            places={places}
            area={terms}
            errors={fields}
            onChoose={setAddressId}
            onDraft={setDraft}
          />
        )}
        <TimeChoice
          slots={slots}
          timezone={terms.timezone}
          now={new Date(now)}
          soon={isOpenAt(terms, new Date(now))}
          value={time}
          onChange={setTime}
        />
        <Field label={tCheckout("note")}>
          <Textarea
            value={note}
            maxLength={500}
            placeholder={tCheckout("noteExample")}
            onChange={(event) => setNote(event.target.value)}
          />
        </Field>
      </div>
    </Sheet>
  );
}

function addressToSend(
  chosen: SavedAddress | null,
  draft: ReturnType<typeof toDraft>,
  spot: { lat: number; lng: number },
  place: Place | null,
): Address {
  if (!chosen) return toAddress(draft, spot, place);
  const { id, label, ...address } = chosen;
  return address;
}

/** What the new distance adds to the total, or takes off; in major units. */
function feeDifference(order: OrderJson, terms: KitchenTerms, metres: number): number {
  const { currency } = order;
  const subtotal = toMinorUnits(order.subtotal, currency);
  const fee = deliveryFeeMinor(terms.deliveryFee, metres, subtotal);
  return toMajorUnits(fee - toMinorUnits(order.delivery_fee, currency), currency);
}
