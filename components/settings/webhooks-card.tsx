"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { api } from "@/lib/api/client";
import type { WebhookJson } from "@/lib/notifications/schema";
import { type WebhookEventType, webhookEventTypes } from "@/lib/notifications/types";
import { EventPicker } from "./event-picker";
import { SecretOnce } from "./secret-once";
import { useAct } from "./use-save";
import { WebhookItem } from "./webhook-item";

type Props = { restaurantId: string; timezone: string; webhooks: readonly WebhookJson[] };

/** Where other systems are told what happens. */
export function WebhooksCard({ restaurantId, timezone, webhooks }: Props) {
  const t = useTranslations("settings.webhooks");
  const { act, busy, errors } = useAct();
  const [events, setEvents] = useState<WebhookEventType[]>([...webhookEventTypes]);
  const [secret, setSecret] = useState<string | null>(null);

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const url = String(new FormData(form).get("url") ?? "").trim();
    const done = await act(async () => {
      const route = api.restaurants[":id"].webhooks;
      const answer = await route.$post({ param: { id: restaurantId }, json: { url, events } });
      setSecret((await answer.json()).secret ?? null);
    });
    if (done) form.reset();
  }

  return (
    <>
      <Card className="grid gap-5">
        <div>
          <h2 className="text-lg">{t("title")}</h2>
          <p className="text-muted text-sm">{t("hint")}</p>
        </div>
        {secret && (
          <SecretOnce title={t("secretMade")} secret={secret} onDone={() => setSecret(null)} />
        )}
        <form onSubmit={add} className="grid gap-3" noValidate>
          <Field label={t("url")} error={errors.url}>
            <Input
              name="url"
              type="url"
              dir="ltr"
              maxLength={500}
              placeholder="https://till.example.com/tiffin"
              required
            />
          </Field>
          <EventPicker events={events} onChange={setEvents} />
          <Button
            type="submit"
            busy={busy}
            disabled={events.length === 0}
            className="justify-self-start"
          >
            {t("add")}
          </Button>
        </form>
      </Card>
      {webhooks.length === 0 ? (
        <Card>
          <EmptyState title={t("emptyTitle")} detail={t("emptyDetail")} className="py-6" />
        </Card>
      ) : (
        webhooks.map((webhook) => (
          <WebhookItem
            key={webhook.id}
            restaurantId={restaurantId}
            timezone={timezone}
            webhook={webhook}
          />
        ))
      )}
    </>
  );
}
