import { Check, CircleAlert } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { type Item, warns } from "./ticket";

type Props = { item: Item; isOver: boolean; onMark: () => void };

/** One line of a ticket; a touch says that it is made. */
export function TicketItem({ item, isOver, onMark }: Props) {
  const faded = item.done || isOver;
  return (
    <button
      type="button"
      aria-pressed={item.done}
      disabled={isOver}
      onClick={onMark}
      className={cn(
        "flex min-h-16 w-full items-center gap-3 rounded-control px-1 py-1.5 text-start hover:bg-sunk",
        faded && "text-muted line-through",
      )}
    >
      <span
        className={cn(
          "display figures w-7 shrink-0 text-[1.625rem]",
          faded ? "text-muted" : "text-spice",
        )}
      >
        {item.quantity}
      </span>
      <span className="wrap-anywhere min-w-0 flex-1 font-semibold text-[1.375rem] leading-7">
        {item.name}
        {item.options.length > 0 && (
          <span className="block font-medium text-[1.125rem] text-amber leading-6">
            {item.options.join(", ")}
          </span>
        )}
        {item.note && (
          <span
            dir="auto"
            className={cn(
              "block font-medium text-[1.125rem] leading-6 rtl:text-right",
              warns(item.note) ? "text-red" : "text-amber",
            )}
          >
            {item.note}
          </span>
        )}
      </span>
      {item.done && <Check aria-hidden className="size-6 shrink-0 text-leaf" />}
    </button>
  );
}

/** What the customer asks of the kitchen; allergies are loud. */
export function TicketNote({ text }: { text: string }) {
  const loud = warns(text);
  return (
    <p
      className={cn(
        "flex items-start gap-2 rounded-control px-3 py-2.5 font-semibold text-[1.125rem] leading-6",
        loud ? "bg-red-soft text-red" : "bg-amber-soft text-amber",
      )}
    >
      {loud && <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />}
      <span dir="auto" className="wrap-anywhere min-w-0">
        {text}
      </span>
    </p>
  );
}
