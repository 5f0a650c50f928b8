import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { progressOf, type Station, type Ticket } from "./ticket";

type Props = { ticket: Ticket; stations: readonly Station[] };

/** How far each station is, for who puts the order together. */
export function TicketProgress({ ticket, stations }: Props) {
  const t = useTranslations("kitchen");
  return (
    <ul className="flex flex-wrap gap-1.5">
      {progressOf(ticket, stations).map(({ station, done, of }) => (
        <li key={station.id}>
          <Badge
            tone={done === of ? "leaf" : "amber"}
            className="whitespace-normal px-2.5 py-1 text-base"
          >
            {done === of && <Check aria-hidden className="size-4" />}
            {t("progress", { station: station.name, done, of })}
          </Badge>
        </li>
      ))}
    </ul>
  );
}
