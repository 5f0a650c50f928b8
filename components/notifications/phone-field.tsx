"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";

type Props = { phone: string | null; onSave: (phone: string | null) => Promise<boolean> };

/** The number that text messages go to. */
export function PhoneField({ phone, onSave }: Props) {
  const t = useTranslations("account.notices.phone");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("phone") ?? "");
    const number = typed.replace(/[\s().-]/g, "");
    const isNumber = number === "" || /^\+[1-9]\d{6,14}$/.test(number);
    setError(isNumber ? undefined : t("wrong"));
    if (!isNumber) return;
    setBusy(true);
    if (await onSave(number || null)) toast.success(t("saved"));
    setBusy(false);
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-2 border-t pt-4">
      <Field label={t("label")} hint={t("hint")} error={error}>
        <Input
          name="phone"
          type="tel"
          autoComplete="tel"
          dir="ltr"
          defaultValue={phone ?? ""}
          placeholder="+919876543210"
        />
      </Field>
      <Button type="submit" variant="soft" busy={busy} className="justify-self-start">
        {t("save")}
      </Button>
    </form>
  );
}
