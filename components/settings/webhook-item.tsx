"use client";

import { MoreHorizontal, RefreshCw, Send, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSWRConfig } from "swr";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Confirm } from "@/components/ui/confirm";
import { MenuItem, Menu as Popup } from "@/components/ui/menu";
import { Switch } from "@/components/ui/switch";
import { api } from "@/lib/api/client";
import type { WebhookJson } from "@/lib/notifications/schema";
import { DeliveryLog, isLogOf } from "./delivery-log";
import { eventWords } from "./event-picker";
import { SecretOnce } from "./secret-once";
import { useAct } from "./use-save";

type Props = { restaurantId: string; timezone: string; webhook: WebhookJson };

/** One address: on or off, tried, and what was sent to it. */
export function WebhookItem({ restaurantId, timezone, webhook }: Props) {
  const t = useTranslations("settings.webhooks");
  const { act, busy } = useAct();
  const { mutate } = useSWRConfig();
  const [secret, setSecret] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const route = api.restaurants[":id"].webhooks[":webhook"];
  const param = { id: restaurantId, webhook: webhook.id };

  const rotate = () =>
    act(async () => {
      setSecret((await (await route.secret.$post({ param })).json()).secret ?? null);
    });
  const sendTest = async () => {
    await act(() => route.test.$post({ param }), t("testSent"));
    await mutate(isLogOf(webhook.id));
  };

  return (
    <Card className="grid gap-4" aria-label={webhook.url}>
      <div className="flex items-start gap-3">
        <div className="grid min-w-0 flex-1 gap-2">
          <h3 dir="ltr" className="break-all text-start font-medium text-base">
            {webhook.url}
          </h3>
          <p className="flex flex-wrap gap-1.5">
            {webhook.events.map((type) => (
              <Badge key={type}>{t(`eventNames.${eventWords[type]}`)}</Badge>
            ))}
          </p>
        </div>
        <Switch
          label={t("active", { url: webhook.url })}
          checked={webhook.is_active}
          onChange={(is_active) =>
            void act(
              () => route.$patch({ param, json: { is_active } }),
              t(is_active ? "isOn" : "isOff"),
            )
          }
        />
      </div>
      {!webhook.is_active && <p className="text-amber text-sm">{t("paused")}</p>}
      {secret && (
        <SecretOnce title={t("secretChanged")} secret={secret} onDone={() => setSecret(null)} />
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" busy={busy} onClick={() => void sendTest()}>
          <Send aria-hidden className="size-4.5 rtl:-scale-x-100" /> {t("test")}
        </Button>
        <Popup
          align="start"
          trigger={
            <Button variant="ghost" aria-label={t("more", { url: webhook.url })}>
              <MoreHorizontal aria-hidden className="size-5" />
            </Button>
          }
        >
          <MenuItem onSelect={() => void rotate()}>
            <RefreshCw aria-hidden className="size-4.5" /> {t("rotate")}
          </MenuItem>
          <MenuItem onSelect={() => setLeaving(true)} className="text-red">
            <Trash2 aria-hidden className="size-4.5" /> {t("remove")}
          </MenuItem>
        </Popup>
      </div>
      <DeliveryLog restaurantId={restaurantId} webhookId={webhook.id} timezone={timezone} />
      <Confirm
        open={leaving}
        onOpenChange={setLeaving}
        title={t("removeTitle")}
        confirmLabel={t("remove")}
        cancelLabel={t("keepIt")}
        danger
        busy={busy}
        onConfirm={async () => {
          await act(() => route.$delete({ param }), t("removed"));
          setLeaving(false);
        }}
      >
        <p>{t("removeDetail")}</p>
      </Confirm>
    </Card>
  );
}
