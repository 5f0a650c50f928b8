import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { OrderStatus } from "@/lib/orders/types";
import { statusTones } from "./order-words";

/** An order's state in a word or two, in its colour. */
export function StatusBadge({ status, className }: { status: OrderStatus; className?: string }) {
  const t = useTranslations("orders");
  return (
    <Badge tone={statusTones[status]} className={className}>
      {t(`status.${status}`)}
    </Badge>
  );
}
