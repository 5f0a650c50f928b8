"use client";

import { Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { formatDay } from "@/components/ui/clock-time";
import { Confirm } from "@/components/ui/confirm";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { api } from "@/lib/api/client";
import type { ApiKeyJson, KeyScope } from "@/lib/restaurants/schema";
import { SecretOnce } from "./secret-once";
import { useAct } from "./use-save";

type Props = { restaurantId: string; timezone: string; keys: readonly ApiKeyJson[] };

/** What each scope is called in the catalogue. */
const scopeWords = {
  "sales:read": "salesRead",
  "sales:write": "salesWrite",
  "menu:availability": "menuAvailability",
} as const satisfies Record<KeyScope, string>;
const scopes = Object.keys(scopeWords) as KeyScope[];

/** The keys of other systems, and what each may do. */
export function KeysCard({ restaurantId, timezone, keys }: Props) {
  const t = useTranslations("settings.keys");
  const locale = useLocale();
  const { act, busy, errors } = useAct();
  const [wanted, setWanted] = useState<KeyScope[]>(["sales:write"]);
  const [made, setMade] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<ApiKeyJson | null>(null);
  const route = api.restaurants[":id"]["api-keys"];

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get("name") ?? "").trim();
    if (!name) return;
    const json = { name, scopes: wanted };
    const done = await act(async () => {
      const answer = await route.$post({ param: { id: restaurantId }, json });
      setMade((await answer.json()).key ?? null);
    });
    if (done) form.reset();
  }

  async function revoke({ id, name }: ApiKeyJson) {
    const param = { id: restaurantId, key: id };
    await act(() => route[":key"].$delete({ param }), t("revoked", { name }));
    setLeaving(null);
  }

  return (
    <Card className="grid gap-5">
      <div>
        <h2 className="text-lg">{t("title")}</h2>
        <p className="text-muted text-sm">{t("hint")}</p>
      </div>
      {made && <SecretOnce title={t("made")} secret={made} onDone={() => setMade(null)} />}
      <form onSubmit={create} className="grid gap-3" noValidate>
        <Field label={t("name")} error={errors.name} className="sm:max-w-sm">
          <Input name="name" maxLength={80} placeholder={t("example")} required />
        </Field>
        <fieldset>
          <legend className="font-medium text-sm">{t("may")}</legend>
          {scopes.map((scope) => (
            <Checkbox
              key={scope}
              label={t(`scopes.${scopeWords[scope]}`)}
              checked={wanted.includes(scope)}
              onChange={(on) =>
                setWanted(on ? [...wanted, scope] : wanted.filter((one) => one !== scope))
              }
            />
          ))}
        </fieldset>
        <Button
          type="submit"
          busy={busy}
          disabled={wanted.length === 0}
          className="justify-self-start"
        >
          {t("create")}
        </Button>
      </form>
      {keys.length === 0 ? (
        <EmptyState title={t("emptyTitle")} detail={t("emptyDetail")} className="py-6" />
      ) : (
        <ul className="grid">
          {keys.map((key) => (
            <li key={key.id} className="flex items-center gap-3 border-t py-2">
              <div className="grid min-w-0 flex-1 gap-1">
                <span className="truncate font-medium text-sm">{key.name}</span>
                <span className="text-muted text-xs">
                  <bdi className="figures">…{key.last_four}</bdi> ·{" "}
                  {formatDay(key.created_at, timezone, locale)}
                </span>
                <span className="flex flex-wrap gap-1.5">
                  {key.scopes.map((scope) => (
                    <Badge key={scope}>{t(`short.${scopeWords[scope]}`)}</Badge>
                  ))}
                </span>
              </div>
              <IconButton
                label={t("revoke", { name: key.name })}
                icon={<Trash2 className="size-4.5" />}
                onClick={() => setLeaving(key)}
              />
            </li>
          ))}
        </ul>
      )}
      <Confirm
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={t("revokeTitle", { name: leaving?.name ?? "" })}
        confirmLabel={t("revokeIt")}
        cancelLabel={t("keepIt")}
        danger
        busy={busy}
        onConfirm={() => leaving && void revoke(leaving)}
      >
        <p>{t("revokeDetail")}</p>
      </Confirm>
    </Card>
  );
}
