"use client";

import useSWR from "swr";
import { ApiError, api } from "@/lib/api/client";

type Tried = { discount: number; error: ApiError | null };
const none: Tried = { discount: 0, error: null };

/** What a code takes off, asked again whenever the dishes change. Amounts are major units. */
export function useCoupon(restaurantId: string, code: string | null, subtotal: number) {
  const { data, isLoading } = useSWR(
    code === null ? null : ["coupon", restaurantId, code, subtotal],
    () => tryCoupon(restaurantId, code ?? "", subtotal),
    // Asked again when the line is back, one for one use would be used up by the very order that is lost.
    { keepPreviousData: true, revalidateOnFocus: false, revalidateOnReconnect: false },
  );
  return { ...(code === null ? none : (data ?? none)), isLoading };
}

async function tryCoupon(id: string, code: string, subtotal: number): Promise<Tried> {
  try {
    const json = { code, subtotal };
    const answer = await api.restaurants[":id"].coupons.try.$post({ param: { id }, json });
    return { discount: (await answer.json()).discount, error: null };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { discount: 0, error };
  }
}
