"use client";

import Link from "next/link";
import { useMemo, useState } from "react";
import { type Cart, subtotalOf } from "@/components/cart/cart";
import { useCartActions } from "@/components/cart/use-cart";
import type { Menu } from "@/components/menu/menu";
import type { Place } from "@/components/place/place";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { formatMoney } from "@/components/ui/price";
import { Textarea } from "@/components/ui/textarea";
import { CartLines } from "./cart-lines";
import { lastDoor } from "./delivery-address";
import { DoorFields } from "./door-fields";
import { distanceTo, estimate, type KitchenTerms } from "./kitchen-terms";
import { freshen } from "./menu-changes";
import type { Choices } from "./new-order";
import { HowToGetIt, PaymentChoice, TipChoice } from "./order-choices";
import { TotalLines } from "./total-lines";
import { useCheckout } from "./use-checkout";

type Props = {
  cart: Cart;
  terms: KitchenTerms;
  menu: Menu;
  place: Place | null;
  places: readonly Place[];
  signedIn: boolean;
};

/** One page from cart to order. */
export function CheckoutForm({ cart, terms, menu, place, places, signedIn }: Props) {
  const { currency } = terms;
  const [choices, setChoices] = useState<Choices>(() => ({
    orderType: terms.orderTypes.includes("delivery") ? "delivery" : "takeaway",
    door: lastDoor(),
    tip: 0,
    note: "",
    paymentMethod: "cash",
  }));
  const set = (change: Partial<Choices>) => setChoices((known) => ({ ...known, ...change }));
  const { setQuantity } = useCartActions(cart.restaurant, menu.version);
  const today = useMemo(
    () => freshen(cart.lines, menu, (amount) => formatMoney(amount, currency)),
    [cart.lines, menu, currency],
  );
  const current = useMemo(() => ({ ...cart, lines: today.lines }), [cart, today.lines]);
  const { busy, trouble, order } = useCheckout(current, menu.version, place);

  const delivered = choices.orderType === "delivery";
  const metres = delivered && place ? distanceTo(terms, place) : null;
  const far = metres !== null && metres > terms.deliveryRadiusM;
  const bill = estimate(terms, subtotalOf(current), delivered ? choices.tip : 0, metres);
  const lineTroubles = {
    ...Object.fromEntries(today.changes.map(({ index, says }) => [index, says])),
    ...trouble.lines,
  };
  const fields: Record<string, string> = {
    ...(far
      ? { place: "This is beyond where the kitchen delivers. Collect it, or choose another place." }
      : {}),
    ...trouble.fields,
  };

  return (
    <div className="grid items-start gap-4 grid-cols-1 lg:grid-cols-[minmax(0,1fr)_400px] lg:gap-6">
      <div className="grid gap-4">
        <Card className="grid gap-4">
          <HowToGetIt
            terms={terms}
            value={choices.orderType}
            onChange={(orderType) => set({ orderType })}
          />
          {delivered ? (
            <DoorFields
              terms={terms}
              door={choices.door}
              place={place}
              places={places}
              errors={fields}
              onChange={(door) => set({ door })}
            />
          ) : (
            <p className="text-muted text-sm">
              Collect it at <b className="text-ink">{terms.address}</b>, about {terms.prepMinutes}{" "}
              min after you order.
            </p>
          )}
        </Card>
        <Card className="grid gap-5">
          {delivered && (
            <TipChoice currency={currency} value={choices.tip} onChange={(tip) => set({ tip })} />
          )}
          <Field label="Note for the kitchen">
            <Textarea
              value={choices.note}
              maxLength={500}
              placeholder="Allergies, cutlery, anything"
              onChange={(event) => set({ note: event.target.value })}
            />
          </Field>
          <PaymentChoice
            value={choices.paymentMethod}
            error={fields.payment}
            onChange={(paymentMethod) => set({ paymentMethod })}
          />
        </Card>
      </div>
      <Card className="grid gap-4 lg:sticky lg:top-24">
        <h2 className="text-lg">
          From{" "}
          <Link href={`/restaurants/${terms.slug}`} className="hover:underline">
            {terms.name}
          </Link>
        </h2>
        <CartLines
          lines={current.lines}
          currency={currency}
          troubles={lineTroubles}
          onQuantity={setQuantity}
        />
        <TotalLines lines={bill.lines} total={bill.total} currency={currency} />
        <div role="alert" className="grid gap-2 text-sm empty:hidden">
          {!terms.isOpen && (
            <p className="text-amber">
              The kitchen is closed{terms.opensAt ? `, it opens at ${terms.opensAt}` : ""}.
            </p>
          )}
          {bill.shortOfMinimum > 0 && (
            <p className="text-amber">
              {formatMoney(bill.shortOfMinimum, currency)} more and the kitchen can start: this is
              below its minimum.
            </p>
          )}
          {trouble.general && <p className="text-red">{trouble.general}</p>}
        </div>
        {signedIn && !trouble.signIn ? (
          <Button
            size="lg"
            busy={busy}
            disabled={!terms.isOpen || bill.shortOfMinimum > 0 || far}
            onClick={() => order(choices)}
          >
            Place order <span className="figures">· {formatMoney(bill.total, currency)}</span>
          </Button>
        ) : (
          <Button asChild size="lg">
            <Link
              href={`/sign-in?next=${encodeURIComponent(`/checkout?restaurant=${terms.slug}`)}`}
            >
              Sign in to order
            </Link>
          </Button>
        )}
        {!signedIn && <p className="text-center text-muted text-xs">Your cart stays as it is.</p>}
      </Card>
    </div>
  );
}
