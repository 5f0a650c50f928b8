"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AddressFields } from "@/components/address/address-fields";
import { missingIn, noDraft, spotOf, toAddress, toDraft } from "@/components/address/draft";
import type { Place } from "@/components/place/place";
import { Button } from "@/components/ui/button";
import { useExplain } from "@/components/ui/explain";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import type { SavedAddress } from "@/lib/account/types";
import { api } from "@/lib/api/client";

type Props = {
  id: string;
  /** null: a new one. */
  known: SavedAddress | null;
  place: Place | null;
  places: readonly Place[];
  onClose: () => void;
  onSaved: (address: SavedAddress) => void;
};

const troubles = {
  place: "placeMissing",
  line1: "line1Missing",
  city: "cityMissing",
  label: "labelMissing",
} as const;

/** One address, with its place on the map and a name to know it by. */
export default function AddressSheet({ id, known, place, places, onClose, onSaved }: Props) {
  const t = useTranslations("account");
  const tAddress = useTranslations("address");
  const explain = useExplain();
  const [label, setLabel] = useState(known?.label ?? tAddress("home"));
  const [draft, setDraft] = useState(() => (known ? toDraft(known, place) : noDraft));
  const [pressed, setPressed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const spot = spotOf(draft, place);
  const missing: Record<string, keyof typeof troubles> = {
    ...missingIn(draft, place),
    ...(label.trim() ? {} : { label: "label" }),
  };
  const errors = pressed
    ? Object.fromEntries(Object.entries(missing).map(([field, key]) => [field, t(troubles[key])]))
    : {};

  async function save() {
    setPressed(true);
    if (!spot || Object.keys(missing).length > 0) return;
    setBusy(true);
    setError(null);
    try {
      const json = { ...toAddress(draft, spot, place), label: label.trim() };
      const answer = await api.addresses[":id"].$put({ param: { id }, json });
      onSaved(await answer.json());
      toast.success(t("addressSaved"));
    } catch (failure) {
      setError(explain(failure));
      setBusy(false);
    }
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={known ? t("editAddress", { name: known.label }) : t("addAddress")}
      footer={
        <div className="grid gap-2">
          {error && (
            <p role="alert" className="text-red text-sm">
              {error}
            </p>
          )}
          <Button size="lg" busy={busy} onClick={() => void save()}>
            {t("saveAddress")}
          </Button>
        </div>
      }
    >
      <div className="grid gap-4">
        <Field label={tAddress("label")} error={errors.label}>
          <Input value={label} maxLength={40} onChange={(event) => setLabel(event.target.value)} />
        </Field>
        <AddressFields
          draft={draft}
          place={place}
          places={places}
          errors={errors}
          onChange={setDraft}
        />
      </div>
    </Sheet>
  );
}
