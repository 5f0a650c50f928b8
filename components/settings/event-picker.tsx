"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { type WebhookEventType, webhookEventTypes } from "@/lib/notifications/types";

/** What each event is called in the catalogue. */
export const eventWords = {
  "order.placed": "orderPlaced",
  "order.updated": "orderUpdated",
  "order.status_updated": "orderStatus",
  "menu.updated": "menuUpdated",
  "menu.availability_changed": "menuAvailability",
  "restaurant.updated": "restaurantUpdated",
} as const satisfies Record<WebhookEventType, string>;

type Props = { events: WebhookEventType[]; onChange: (events: WebhookEventType[]) => void };

/** Which facts a webhook is told. */
export function EventPicker({ events, onChange }: Props) {
  const t = useTranslations("settings.webhooks");
  return (
    <fieldset>
      <legend className="font-medium text-sm">{t("events")}</legend>
      <div className="grid gap-x-6 sm:grid-cols-2">
        {webhookEventTypes.map((type) => (
          <Checkbox
            key={type}
            label={
              <span className="grid">
                {t(`eventNames.${eventWords[type]}`)}
                <code dir="ltr" className="text-start text-muted text-xs">
                  {type}
                </code>
              </span>
            }
            checked={events.includes(type)}
            onChange={(on) =>
              onChange(on ? [...events, type] : events.filter((one) => one !== type))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
