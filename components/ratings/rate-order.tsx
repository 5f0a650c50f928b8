"use client";

import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useExplain } from "@/components/ui/explain";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { ApiError, api } from "@/lib/api/client";
import type { OrderJson } from "@/lib/orders/schema";
import { StarChoice } from "./star-choice";

type Props = {
  order: Pick<OrderJson, "order_id" | "order_type" | "restaurant_name" | "stars">;
  onRated: () => void;
};

/** What somebody thinks of an order that has come; afterwards, what they gave. */
export function RateOrder({ order, onRated }: Props) {
  const t = useTranslations("tracking.rate");
  const explain = useExplain();
  const [restaurant, setRestaurant] = useState(0);
  const [rider, setRider] = useState(0);
  const [comment, setComment] = useState("");
  const [busy, setBusy] = useState(false);

  if (order.stars !== undefined) return <Given stars={order.stars} />;

  async function send() {
    setBusy(true);
    try {
      await api.orders[":id"].rating.$post({
        param: { id: order.order_id },
        json: {
          restaurant_stars: restaurant,
          ...(rider > 0 ? { rider_stars: rider } : {}),
          ...(comment.trim() ? { comment: comment.trim() } : {}),
        },
      });
      toast.success(t("thanks"));
      onRated();
    } catch (error) {
      toast.error(explain(error));
      // It was rated on another screen: show how.
      if (error instanceof ApiError && error.problem.code === "rated_already") onRated();
    }
    setBusy(false);
  }

  return (
    <section id="rate" aria-labelledby="rate-title" className="grid gap-4 border-t pt-5">
      <h2 id="rate-title" className="text-lg">
        {t("title")}
      </h2>
      <StarChoice
        label={t("restaurant", { kitchen: order.restaurant_name })}
        value={restaurant}
        onChange={setRestaurant}
      />
      {order.order_type === "delivery" && (
        <StarChoice label={t("rider")} value={rider} onChange={setRider} />
      )}
      <Field label={t("comment")} hint={t("commentHint")}>
        <Textarea
          value={comment}
          maxLength={1000}
          onChange={(event) => setComment(event.target.value)}
        />
      </Field>
      <Button busy={busy} disabled={restaurant === 0} onClick={() => void send()}>
        {t("send")}
      </Button>
    </section>
  );
}

function Given({ stars }: { stars: number }) {
  const t = useTranslations("tracking.rate");
  return (
    <p className="flex items-center gap-2 border-t pt-5 font-medium text-sm">
      <Star aria-hidden className="size-5 fill-spice text-spice" />
      {t("given", { count: stars })}
    </p>
  );
}
