import type { PoolClient } from "pg";
import type { NamedAddress } from "@/lib/account/types";
import { newId } from "@/lib/platform/ids";
import { seal } from "@/lib/platform/secrets";
import type { Person } from "./people";
import type { Place } from "./places";
import { eventRow } from "./store-orders";

const LIKED = 3;

/** What a customer keeps: the first places as favourites, and two addresses near the first of them. */
export async function storeKeepsakes(
  client: PoolClient,
  { id: userId }: Person,
  places: readonly Place[],
  at: Date,
) {
  const liked = places.slice(0, LIKED).map(({ row }) => row.id);
  await client.query(
    "insert into favourites (user_id, restaurant_id, created_at) select $1, unnest($2::uuid[]), $3",
    [userId, liked, at],
  );
  const addresses = addressesNear(places[0]).map((address) => ({ id: newId(), address }));
  for (const { id, address } of addresses)
    await client.query(
      "insert into saved_addresses (id, user_id, sealed, updated_at) values ($1, $2, $3, $4)",
      [id, userId, seal(JSON.stringify(address)), at],
    );
  const fact = { key: userId, at: at.toISOString() };
  return [
    ...liked.map((restaurant_id) =>
      eventRow("user.favourite_added", { ...fact, payload: { user_id: userId, restaurant_id } }),
    ),
    ...addresses.map(({ id: address_id }) =>
      eventRow("user.address_saved", { ...fact, payload: { user_id: userId, address_id } }),
    ),
  ];
}

function addressesNear(place: Place | undefined): NamedAddress[] {
  if (!place) return [];
  const { lat, lng } = place.row;
  return [
    {
      label: "Home",
      line1: "4 Tolstoy Marg, second floor",
      city: "New Delhi",
      instructions: "Second gate, ring twice",
      lat: lat - 0.006,
      lng: lng - 0.004,
    },
    { label: "Work", line1: "21 Barakhamba Road", city: "New Delhi", lat, lng: lng + 0.008 },
  ];
}
