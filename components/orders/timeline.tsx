import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { useClock } from "@/components/ui/use-clock";
import type { OrderJson } from "@/lib/orders/schema";
import { isOver, stepsOf } from "./order-words";

type Props = {
  order: Pick<OrderJson, "status" | "order_type" | "history">;
  timezone: string;
};

/** What has happened, what is happening, what comes. */
export function Timeline({ order, timezone }: Props) {
  const t = useTranslations("tracking.steps");
  const { clock } = useClock(timezone);
  const times = new Map(order.history.map((step) => [step.status, step.at]));
  const stopped = order.status === "CANCELLED" || order.status === "REJECTED";
  // What will not happen any more is not shown as if it might.
  const steps = stepsOf(order.order_type).filter((step) => !stopped || times.has(step.status));
  const reached = steps.findLastIndex((step) => times.has(step.status));
  const running = !isOver(order.status);
  return (
    <ol className="grid">
      {steps.map((step, index) => {
        const done = index < reached || (index === reached && !running);
        const at = times.get(step.status);
        return (
          <li
            key={step.status}
            aria-current={index === reached && running ? "step" : undefined}
            className="group relative flex min-h-12 items-start gap-3.5 pb-4 last:pb-0"
          >
            <Line done={done} last={index === steps.length - 1} />
            <Dot done={done} here={index === reached && running} />
            <span
              className={cn(
                "flex-1 text-sm leading-6",
                index <= reached ? "font-semibold" : "text-muted",
              )}
            >
              {t(step.label)}
            </span>
            {at && (
              <time dateTime={at} className="text-muted text-sm leading-6">
                {clock(at)}
              </time>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Line({ done, last }: { done: boolean; last: boolean }) {
  if (last) return null;
  return (
    <span
      aria-hidden
      className={cn("absolute top-6 start-[11px] bottom-0 w-0.5", done ? "bg-leaf" : "bg-line")}
    />
  );
}

function Dot({ done, here }: { done: boolean; here: boolean }) {
  return (
    <span
      aria-hidden
      className={cn(
        "relative z-10 grid size-6 shrink-0 place-items-center rounded-full transition-colors",
        done && "bg-leaf text-on-leaf",
        here && "bg-spice text-spice ring-4 ring-spice-soft",
        !done && !here && "bg-line",
      )}
    >
      {done && <Check strokeWidth={3} className="size-3.5" />}
    </span>
  );
}
