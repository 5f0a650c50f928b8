"use client";

import { useTranslations } from "next-intl";
import type { Place } from "@/components/place/place";
import { RadioList } from "@/components/ui/radio-list";
import type { SavedAddress } from "@/lib/account/types";
import { AddressFields } from "./address-fields";
import { AddressMap, type DeliveryArea } from "./address-map";
import type { Draft } from "./draft";

const another = "another";

type Props = {
  saved: readonly SavedAddress[];
  /** The chosen one of the saved; null: the one being written. */
  chosen: SavedAddress | null;
  draft: Draft;
  place: Place | null;
  places: readonly Place[];
  area: DeliveryArea;
  errors: Record<string, string>;
  onChoose: (id: string | null) => void;
  onDraft: (draft: Draft) => void;
};

/** Where it goes: one of the addresses that are kept, or another. */
export function AddressChoice(props: Props) {
  const { saved, chosen, area, errors, onChoose } = props;
  const t = useTranslations("address");
  const list = saved.length > 0 && (
    <RadioList
      label={t("whichAddress")}
      value={chosen?.id ?? another}
      onChange={(id) => onChoose(id === another ? null : id)}
      options={[
        ...saved.map((address) => ({
          value: address.id,
          label: (
            <span className="grid py-1.5">
              <b className="font-semibold">{address.label}</b>
              <span className="text-muted">
                <bdi>
                  {address.line1}, {address.city}
                </bdi>
              </span>
            </span>
          ),
        })),
        { value: another, label: t("another") },
      ]}
    />
  );
  if (!chosen) {
    return (
      <div className="grid gap-4">
        {list}
        <AddressFields {...props} onChange={props.onDraft} />
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      {list}
      <div className="overflow-hidden rounded-card border">
        <AddressMap spot={chosen} area={area} start={chosen} />
      </div>
      {errors.place && (
        <p role="alert" className="text-red text-sm">
          {errors.place}
        </p>
      )}
    </div>
  );
}
