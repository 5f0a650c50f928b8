import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { useClock } from "@/components/ui/use-clock";
import type { OrderJson } from "@/lib/orders/schema";

type Props = { order: OrderJson; kitchen: { phone: string | null; timezone: string } };

/** Where it goes, when it was ordered and for when, what was asked for, and whom to call. */
export function OrderDetails({ order, kitchen }: Props) {
  const t = useTranslations("tracking");
  const { day } = useClock(kitchen.timezone);
  const { delivery_address: address, scheduled_for: scheduled } = order;
  return (
    <dl className="wrap-anywhere grid grid-cols-1 gap-2 text-sm [&_dt]:text-muted">
      {address && (
        <div>
          <dt>{t("to")}</dt>
          <dd>
            <bdi>
              {address.line1}, {address.city}
            </bdi>
          </dd>
        </div>
      )}
      <div>
        <dt>{t("ordered")}</dt>
        <dd>{day(order.placed_at)}</dd>
      </div>
      {scheduled && (
        <div>
          <dt>{t("wishedFor")}</dt>
          <dd>{day(scheduled)}</dd>
        </div>
      )}
      {order.note && (
        <div>
          <dt>{t("yourNote")}</dt>
          <dd>{order.note}</dd>
        </div>
      )}
      <div>
        <dt>{t("payment")}</dt>
        <dd className="flex flex-wrap items-center gap-x-3">
          {t(order.payment_method)}
          <Link
            href={`/bills/${order.order_id}`}
            className="inline-flex min-h-11 items-center font-semibold text-spice-text underline"
          >
            {t("bill")}
          </Link>
        </dd>
      </div>
      {kitchen.phone && (
        <div>
          <dt>{t("needHelp")}</dt>
          <dd>
            <a
              href={`tel:${kitchen.phone}`}
              className="inline-flex min-h-11 items-center font-semibold text-spice-text underline"
            >
              {t("callKitchen")}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}
