"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import useSWR from "swr";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { api } from "@/lib/api/client";

const read = async ([, to]: readonly [string, string]) =>
  (await api.dev.mailbox.$get({ query: { to } })).json();

/** The letters to an address, newest first; looks for new ones by itself. */
export function Mailbox({ initialTo }: { initialTo: string }) {
  const t = useTranslations("dev");
  const [to, setTo] = useState(initialTo);
  const [typed, setTyped] = useState(initialTo);
  const { data, error, mutate, isLoading } = useSWR(to ? ["mailbox", to] : null, read, {
    refreshInterval: 3_000,
  });
  return (
    <div className="grid gap-4">
      <form
        className="flex items-end gap-3"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          setTo(typed.trim());
        }}
      >
        <Field label={t("lettersTo")} className="flex-1">
          <Input type="email" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
        <Button type="submit">{t("show")}</Button>
      </form>
      {isLoading && <Skeleton className="h-32 rounded-card" />}
      {error && <ErrorState onRetry={() => void mutate()} />}
      {data?.items.length === 0 && (
        <EmptyState title={t("noLetters")} detail={t("noLettersDetail")} />
      )}
      {data?.items.map((letter) => (
        <Card key={letter.at} className="grid gap-2">
          <div className="flex items-baseline justify-between gap-3">
            <h2 className="text-base">{letter.subject}</h2>
            <RelativeTime at={letter.at} className="text-muted text-xs" />
          </div>
          {letter.code && <p className="display figures text-2xl tracking-widest">{letter.code}</p>}
          <p className="whitespace-pre-line text-sm">{letter.text}</p>
        </Card>
      ))}
    </div>
  );
}
