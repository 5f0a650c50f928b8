"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useExplain } from "@/components/ui/explain";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import { api } from "@/lib/api/client";
import type { RiderJson } from "@/lib/delivery/schema/riders";

type Props = { rider: RiderJson; onSaved: (rider: RiderJson) => void; onClose: () => void };

/** What customers see of a rider. */
export function ProfileSheet({ rider, onSaved, onClose }: Props) {
  const t = useTranslations("rider.profile");
  const common = useTranslations("common");
  const explain = useExplain();
  const [name, setName] = useState(rider.name ?? "");
  const [phone, setPhone] = useState(rider.phone ?? "");
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    try {
      const json = { name: name.trim(), phone: phone.trim() || null };
      onSaved(await (await api.delivery.profile.$put({ json })).json());
      onClose();
    } catch (error) {
      toast.error(explain(error));
      setBusy(false);
    }
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("detail")}
      footer={
        <Button
          size="lg"
          className="w-full"
          busy={busy}
          disabled={name.trim() === ""}
          onClick={() => void save()}
        >
          {common("save")}
        </Button>
      }
    >
      <div className="grid gap-4">
        <Field label={t("name")} hint={t("nameHint")}>
          <Input value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={t("phone")} hint={t("phoneHint")}>
          <Input
            type="tel"
            dir="ltr"
            value={phone}
            maxLength={30}
            onChange={(event) => setPhone(event.target.value)}
          />
        </Field>
      </div>
    </Sheet>
  );
}
