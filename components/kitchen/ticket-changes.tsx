import { CircleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatDue } from "@/components/ui/clock-time";
import type { Ticket } from "./ticket";

type Change = Ticket["changes"][number];
type Props = { changes: readonly Change[]; timezone: string };

/** What happened to the order since its ticket came; stays until a cook has said so. */
export function TicketChanges({ changes, timezone }: Props) {
  const t = useTranslations("kitchen");
  const locale = useLocale();
  const due = (at: string | null | undefined) => (at ? formatDue(at, timezone, locale) : "–");
  const say = ({ kind, before, after }: Change): string => {
    if (kind === "time") return t("changes.time", { before: due(before), after: due(after) });
    if (kind !== "note") return t(`changes.${kind}`);
    return after
      ? t("changes.note", { note: after })
      : t("changes.noteGone", { note: before ?? "" });
  };
  // A cancellation makes everything before it idle.
  const cancelled = changes.find(({ kind }) => kind === "cancelled");
  const shown = cancelled ? [cancelled] : changes;
  if (shown.length === 0) return null;
  return (
    <div role="alert" className="rounded-control bg-red-soft px-3 py-2.5 text-red">
      <ul className="grid gap-1">
        {shown.map((change) => (
          <li
            key={change.id}
            className="flex items-start gap-2 font-semibold text-[1.125rem] leading-6"
          >
            <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
            <span className="min-w-0 break-words">{say(change)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
