"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type Props = {
  /** null: it is not kept. */
  name: string | null;
  onChange: (name: string | null) => void;
};

/** Whether the address is kept for next time, and under which name. */
export function KeepAddress({ name, onChange }: Props) {
  const t = useTranslations("address");
  return (
    <div className="grid gap-2">
      <Checkbox
        label={t("keep")}
        checked={name !== null}
        onChange={(keep) => onChange(keep ? t("home") : null)}
      />
      {name !== null && (
        <Field label={t("label")}>
          <Input value={name} maxLength={40} onChange={(event) => onChange(event.target.value)} />
        </Field>
      )}
    </div>
  );
}
