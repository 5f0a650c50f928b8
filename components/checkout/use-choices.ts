"use client";

import { useEffect, useMemo, useState } from "react";
import type { SavedAddress } from "@/lib/account/types";
import { type Choices, firstChoices, keepChoices } from "./choices";
import type { KitchenTerms } from "./kitchen-terms";

type Addresses = readonly SavedAddress[];

const isAmong = (addresses: Addresses, id: string | null): boolean =>
  addresses.some((address) => address.id === id);

/** The first address that is kept, where none is chosen and none has been begun. */
function withAddress(choices: Choices, addresses: Addresses): Choices {
  const [first] = addresses;
  const { draft, addressId } = choices;
  const isBegun = Object.values(draft).some(Boolean);
  if (!first || isBegun || isAmong(addresses, addressId)) return choices;
  return { ...choices, addressId: first.id };
}

function begin(terms: KitchenTerms, addresses: Addresses): Choices {
  const orderType = terms.orderTypes.includes("delivery") ? "delivery" : "takeaway";
  const first = { orderType, addressId: addresses[0]?.id ?? null } as const;
  return withAddress(firstChoices(terms.id, first), addresses);
}

/** What the customer chooses, kept through reloads; an address that was forgotten elsewhere is dropped. */
export function useChoices(terms: KitchenTerms, addresses: Addresses, signedIn: boolean) {
  const [kept, setKept] = useState(() => begin(terms, addresses));
  const [wasSignedIn, setWasSignedIn] = useState(signedIn);
  // Who signs in on the way brings addresses along.
  if (signedIn !== wasSignedIn) {
    setWasSignedIn(signedIn);
    setKept(withAddress(kept, addresses));
  }
  useEffect(() => keepChoices(terms.id, kept), [terms.id, kept]);
  const addressId = isAmong(addresses, kept.addressId) ? kept.addressId : null;
  const choices = useMemo(() => ({ ...kept, addressId }), [kept, addressId]);
  const set = (change: Partial<Choices>) => setKept((known) => ({ ...known, ...change }));
  return { choices, set };
}
