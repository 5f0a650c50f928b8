"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { AddressChoice } from "@/components/address/address-choice";
import { missingIn } from "@/components/address/draft";
import { type Cart, subtotalOf } from "@/components/cart/cart";
import { useCartActions } from "@/components/cart/use-cart";
import { useTodaysSubtotal } from "@/components/cart/use-subtotal";
import type { Menu } from "@/components/menu/menu";
import type { Place } from "@/components/place/place";
import { SignInSheet } from "@/components/session/sign-in-sheet";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { formatMoney } from "@/components/ui/price";
import { Textarea } from "@/components/ui/textarea";
import type { SavedAddress } from "@/lib/account/types";
import { CartLines } from "./cart-lines";
import { CouponChoice } from "./coupon-choice";
import { KeepAddress } from "./keep-address";
import type { KitchenTerms } from "./kitchen-terms";
import { freshen } from "./menu-changes";
import { Obstacles, Refusal } from "./obstacles";
import { HowToGetIt, PaymentChoice, TipChoice } from "./order-choices";
import { TimeChoice } from "./time-choice";
import { TotalLines } from "./total-lines";
import { useCheckout } from "./use-checkout";
import { useChoices } from "./use-choices";
import { useOrderPlan } from "./use-order-plan";

type Props = {
  cart: Cart;
  terms: KitchenTerms;
  menu: Menu;
  place: Place | null;
  places: readonly Place[];
  addresses: readonly SavedAddress[];
  signedIn: boolean;
  mailboxShown: boolean;
  /** Whether cards are taken here. */
  cards: boolean;
  /** Told with what was ordered, before the cart is emptied. */
  onPlaced: (cart: Cart) => void;
};

/** One page from cart to order. */
export default function CheckoutForm(props: Props) {
  const { cart, terms, menu, place, addresses, signedIn } = props;
  const { currency } = terms;
  const t = useTranslations("checkout");
  const router = useRouter();
  const { choices, set } = useChoices(terms, addresses, signedIn);
  const [signingIn, setSigningIn] = useState(false);
  const { setQuantity, schedule } = useCartActions(cart.restaurant, menu.version);
  const today = useMemo(() => freshen(cart.lines, menu), [cart.lines, menu]);
  const current = useMemo(() => ({ ...cart, lines: today.sellable }), [cart, today.sellable]);
  const { busy, trouble, order, forget } = useCheckout(current, menu.version, place, () =>
    props.onPlaced(cart),
  );
  useTodaysSubtotal(cart.restaurant.id, subtotalOf(current));
  const plan = useOrderPlan({ cart: current, terms, choices, addresses, place });
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What has to be mended comes into sight, and under the fingers.
    if (Object.keys(trouble.fields).length > 0)
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    else if (Object.keys(trouble.lines).length > 0)
      form.current?.querySelector("[data-marked]")?.scrollIntoView({ block: "center" });
    if (trouble.signIn) setSigningIn(true);
  }, [trouble]);

  // What has been filled in since is no trouble any more.
  const gaps = missingIn(choices.draft, place);
  const isMended = (field: string, word: string) => field === word && !gaps[field];
  const fields = Object.fromEntries(
    Object.entries({ ...trouble.fields, ...(plan.far ? { place: "far" as const } : {}) })
      .filter(([field, word]) => !isMended(field, word))
      .map(([field, word]) => [field, t(`trouble.${word}`)]),
  );
  const paysByCard = props.cards && choices.payment === "card";
  const delivered = choices.orderType === "delivery";
  const unsold = today.sellable.length < today.lines.length;
  const stopped =
    unsold || plan.closed || plan.bill.shortOfMinimum > 0 || plan.far || plan.coupon.isLoading;

  return (
    <div
      ref={form}
      className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_400px] lg:gap-6"
    >
      <div className="grid gap-4">
        <Card className="grid gap-5">
          <HowToGetIt
            terms={terms}
            value={choices.orderType}
            onChange={(orderType) => set({ orderType })}
          />
          {delivered ? (
            <AddressChoice
              saved={addresses}
              chosen={plan.chosen}
              draft={choices.draft}
              place={place}
              places={props.places}
              area={terms}
              errors={fields}
              onChoose={(addressId) => set({ addressId })}
              onDraft={(draft) => set({ draft })}
            />
          ) : (
            <p className="text-muted text-sm">
              {t.rich("collectAt", {
                address: terms.address,
                b: (text) => <b className="text-ink">{text}</b>,
              })}
            </p>
          )}
          {delivered && !plan.chosen && signedIn && (
            <KeepAddress name={choices.keepAs} onChange={(keepAs) => set({ keepAs })} />
          )}
        </Card>
        <Card className="grid gap-4">
          <h2 className="text-lg">{t("when")}</h2>
          <TimeChoice
            slots={plan.slots}
            timezone={terms.timezone}
            now={plan.now}
            soon={plan.soon}
            value={plan.time}
            error={fields.time}
            onChange={schedule}
          />
        </Card>
        <Card className="grid gap-5">
          {delivered && (
            <TipChoice currency={currency} value={choices.tip} onChange={(tip) => set({ tip })} />
          )}
          <Field label={t("note")}>
            <Textarea
              value={choices.note}
              maxLength={500}
              placeholder={t("noteExample")}
              onChange={(event) => set({ note: event.target.value })}
            />
          </Field>
          {signedIn && (
            <CouponChoice
              code={choices.coupon}
              coupon={plan.coupon}
              currency={currency}
              onChange={(coupon) => set({ coupon })}
            />
          )}
          <PaymentChoice
            cards={props.cards}
            value={paysByCard ? "card" : "cash"}
            onChange={(payment) => set({ payment })}
          />
        </Card>
      </div>
      <Card className="grid gap-4 lg:sticky lg:top-24">
        <h2 className="text-lg">
          {t.rich("from", {
            kitchen: terms.name,
            link: (text) => (
              <Link href={`/restaurants/${terms.slug}`} className="hover:underline">
                {text}
              </Link>
            ),
          })}
        </h2>
        <CartLines
          lines={today.lines}
          currency={currency}
          changes={today.changes}
          troubles={trouble.lines}
          onQuantity={(key, quantity) => {
            // What was said of a line's number would be said of the next one.
            forget();
            setQuantity(key, quantity);
          }}
        />
        <TotalLines parts={plan.bill.parts} total={plan.bill.total} currency={currency} />
        <div className="grid gap-2 max-lg:fixed max-lg:inset-x-0 max-lg:bottom-[calc(3.5rem+env(safe-area-inset-bottom))] max-lg:z-20 max-lg:border-t max-lg:bg-card max-lg:p-3 md:max-lg:bottom-0">
          <Obstacles terms={terms} plan={plan} unsold={unsold} />
          <Refusal trouble={trouble} terms={terms} plan={plan} />
          {signedIn && !trouble.signIn ? (
            <Button
              size="lg"
              className="w-full"
              busy={busy}
              disabled={stopped}
              onClick={() =>
                order({
                  choices,
                  wanted: { ...plan.wanted, payment: paysByCard ? "card" : "cash" },
                  total: plan.bill.total,
                })
              }
            >
              {t(paysByCard ? "placeAndPay" : "place")}{" "}
              <span className="figures">· {formatMoney(plan.bill.total, currency)}</span>
            </Button>
          ) : (
            <Button size="lg" className="w-full" onClick={() => setSigningIn(true)}>
              {t("signIn")}
            </Button>
          )}
        </div>
        {!signedIn && <p className="text-center text-muted text-xs">{t("cartStays")}</p>}
      </Card>
      <SignInSheet
        open={signingIn}
        onOpenChange={setSigningIn}
        mailboxShown={props.mailboxShown}
        onSignedIn={() => {
          setSigningIn(false);
          forget();
          router.refresh();
        }}
      />
    </div>
  );
}
