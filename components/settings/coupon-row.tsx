import { Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { formatDay } from "@/components/ui/clock-time";
import { IconButton } from "@/components/ui/icon-button";
import { formatMoney } from "@/components/ui/price";
import type { CouponJson } from "@/lib/coupons/schema";

type Props = { coupon: CouponJson; timezone: string; onWithdraw: () => void };

/** One coupon, its terms and how often it was used. */
export function CouponRow({ coupon, timezone, onWithdraw }: Props) {
  const t = useTranslations("settings.coupons");
  const locale = useLocale();
  const { code, percent, amount, currency, redeemed, total_limit: total } = coupon;
  const value = percent === null ? formatMoney(amount ?? 0, currency) : `${percent} %`;
  const dateOf = (at: string) => formatDay(at, timezone, locale);
  const now = Date.now();
  const isOver = coupon.ends_at !== null && Date.parse(coupon.ends_at) <= now;
  const terms = [
    coupon.minimum_order > 0
      ? t("above", { amount: formatMoney(coupon.minimum_order, currency) })
      : "",
    Date.parse(coupon.starts_at) > now ? t("notYet", { date: dateOf(coupon.starts_at) }) : "",
    coupon.ends_at && !isOver ? t("until", { date: dateOf(coupon.ends_at) }) : "",
    coupon.per_customer_limit === null ? "" : t("perGuest", { count: coupon.per_customer_limit }),
  ].filter(Boolean);
  return (
    <li className="flex items-center gap-3 border-t py-2">
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="flex flex-wrap items-center gap-2 font-medium text-sm">
          <bdi className="figures">{code}</bdi>
          <span className="font-normal">{t("off", { value })}</span>
          {isOver && <Badge tone="neutral">{t("over")}</Badge>}
          {total !== null && redeemed >= total && <Badge tone="amber">{t("usedUp")}</Badge>}
        </p>
        {terms.length > 0 && <p className="figures text-muted text-xs">{terms.join(" · ")}</p>}
      </div>
      <span className="figures text-muted text-sm">
        {total === null ? t("used", { count: redeemed }) : t("usedOf", { count: redeemed, total })}
      </span>
      <IconButton
        label={t("withdraw", { code })}
        icon={<Trash2 className="size-4.5" />}
        onClick={onWithdraw}
      />
    </li>
  );
}
