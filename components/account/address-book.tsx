"use client";

import { Pencil, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { freshId } from "@/components/checkout/fresh-id";
import type { Place } from "@/components/place/place";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { useExplain } from "@/components/ui/explain";
import { IconButton } from "@/components/ui/icon-button";
import { Later } from "@/components/ui/later";
import { toast } from "@/components/ui/toast";
import type { SavedAddress } from "@/lib/account/types";
import { api } from "@/lib/api/client";

const loadSheet = () => import("./address-sheet");
const AddressSheet = lazy(loadSheet);

type Props = {
  initial: readonly SavedAddress[];
  place: Place | null;
  places: readonly Place[];
};

/** The addresses somebody keeps: added, changed, forgotten. */
export function AddressBook({ initial, place, places }: Props) {
  const t = useTranslations("account");
  const [kept, setKept] = useState(initial);
  const [editing, setEditing] = useState<{ id: string; known: SavedAddress | null } | null>(null);
  const [leaving, setLeaving] = useState<SavedAddress | null>(null);

  return (
    <div className="grid grid-cols-1 gap-3">
      {kept.length === 0 && <p className="text-muted text-sm">{t("noAddresses")}</p>}
      <ul className="grid grid-cols-1">
        {kept.map((address) => (
          <li
            key={address.id}
            className="flex items-center gap-1 border-b py-2 first:pt-0 last:border-b-0"
          >
            <div className="min-w-0 flex-1">
              <p className="font-semibold text-sm">{address.label}</p>
              <p dir="auto" className="truncate text-muted text-sm rtl:text-right">
                {address.line1}, {address.city}
              </p>
            </div>
            <IconButton
              label={t("editAddress", { name: address.label })}
              icon={<Pencil aria-hidden className="size-4.5" />}
              onClick={() => setEditing({ id: address.id, known: address })}
            />
            <IconButton
              label={t("removeAddress", { name: address.label })}
              icon={<Trash2 aria-hidden className="size-4.5" />}
              onClick={() => setLeaving(address)}
            />
          </li>
        ))}
      </ul>
      <Button
        variant="soft"
        className="justify-self-start"
        onClick={() => setEditing({ id: freshId(), known: null })}
      >
        <Plus aria-hidden className="size-4.5" />
        {t("addAddress")}
      </Button>
      <Later open={editing !== null} load={loadSheet}>
        {editing && (
          <AddressSheet
            {...editing}
            place={place}
            places={places}
            onClose={() => setEditing(null)}
            onSaved={(saved) => {
              setKept((known) => [saved, ...known.filter((one) => one.id !== saved.id)]);
              setEditing(null);
            }}
          />
        )}
      </Later>
      <ForgetAddress
        address={leaving}
        onClose={() => setLeaving(null)}
        onForgotten={(id) => setKept((known) => known.filter((one) => one.id !== id))}
      />
    </div>
  );
}

type ForgetProps = {
  address: SavedAddress | null;
  onClose: () => void;
  onForgotten: (id: string) => void;
};

function ForgetAddress({ address, onClose, onForgotten }: ForgetProps) {
  const t = useTranslations("account");
  const explain = useExplain();
  const [busy, setBusy] = useState(false);

  async function forget({ id }: SavedAddress) {
    setBusy(true);
    try {
      await api.addresses[":id"].$delete({ param: { id } });
      onForgotten(id);
      toast.success(t("addressRemoved"));
    } catch (error) {
      toast.error(explain(error));
    }
    setBusy(false);
    onClose();
  }

  return (
    <Confirm
      open={address !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t("forgetQuestion", { name: address?.label ?? "" })}
      confirmLabel={t("forget")}
      danger
      busy={busy}
      onConfirm={() => address && void forget(address)}
    >
      <p>
        <bdi>
          {address?.line1}, {address?.city}
        </bdi>
      </p>
    </Confirm>
  );
}
