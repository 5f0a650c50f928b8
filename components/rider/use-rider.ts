"use client";

import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { chime } from "@/components/kitchen/chime";
import { useLive } from "@/components/live/use-live";
import { ApiError, api } from "@/lib/api/client";
import type { AssignmentsJson } from "@/lib/delivery/schema/assignments";
import type { RiderJson } from "@/lib/delivery/schema/riders";
import type { RiderStep } from "@/lib/delivery/types";
import { afterStep, inTurn, tripOf } from "./delivery";
import { noSteps, type Refusal, startSendingSteps, stepStore } from "./rider-acts";
import { type Carried, useTaken } from "./use-taken";

/** The stream beats every five seconds: an offer lasts thirty. */
const silenceMs = 9_000;

type Options = {
  riderId: string;
  rider: RiderJson;
  assignments: AssignmentsJson;
  /** An order went away that the rider has not ended. */
  onTaken: (delivery: Carried) => void;
};

/** A rider's work: live, with the steps taken here that the server may not know yet. */
export function useRider({ riderId, rider: firstRider, assignments, onTaken }: Options) {
  const [rider, setRider] = useState(firstRider);
  const [shown, setShown] = useState(assignments);
  const [store] = useState(() => stepStore(riderId));
  const steps = useSyncExternalStore(store.subscribe, store.read, noSteps);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const rung = useRef(new Set(assignments.offers.map(({ id }) => id)));

  const take = useCallback((next: AssignmentsJson) => {
    const fresh = next.offers.filter(({ id }) => !rung.current.has(id));
    for (const { id } of fresh) rung.current.add(id);
    if (fresh.length > 0) ring();
    // What left the server before something we already know of must not undo it.
    setShown((known) => (next.at >= known.at ? next : known));
  }, []);
  const refresh = useCallback(
    async () => take(await (await api.delivery.assignments.$get()).json()),
    [take],
  );
  const live = useLive(
    "/api/v1/delivery/stream",
    ({ event, data }) => event === "assignments" && take(data as AssignmentsJson),
    { silenceMs },
  );
  useEffect(() => startSendingSteps(store, { refresh, onRefused: setRefusal }), [store, refresh]);

  useTaken(shown.deliveries, steps, onTaken);

  const step = useCallback(
    (orderId: string, status: RiderStep, more: { pin?: string; reason?: string } = {}) => {
      setRefusal(null);
      store.add({ orderId, status, ...more });
    },
    [store],
  );

  /** @returns what the server had against it */
  const setOnline = useCallback(async (place: { lat: number; lng: number } | null) => {
    const json = place ? { online: true, ...place } : { online: false };
    setRider(await (await api.delivery.availability.$post({ json })).json());
  }, []);

  const answer = useCallback(
    async (offerId: string, reason?: string | null) => {
      const param = { id: offerId };
      try {
        if (reason === undefined) await api.delivery.offers[":id"].accept.$post({ param });
        else
          await api.delivery.offers[":id"].reject.$post({ param, json: reason ? { reason } : {} });
      } finally {
        await refresh().catch(() => undefined);
      }
    },
    [refresh],
  );

  const deliveries = useMemo(
    () =>
      inTurn(
        shown.deliveries.map((delivery) =>
          steps
            .filter(({ orderId }) => orderId === delivery.order_id)
            .reduce((now, act) => afterStep(now, act.status), delivery),
        ),
      ),
    [shown.deliveries, steps],
  );
  return {
    rider,
    setRider,
    trip: tripOf(shown.offers),
    deliveries,
    /** Steps that wait to be sent. */
    waiting: steps,
    refusal,
    dismiss: () => setRefusal(null),
    live,
    step,
    setOnline,
    answer,
    refresh,
  };
}

function ring(): void {
  chime("ticket");
  navigator.vibrate?.([250, 120, 250, 120, 400]);
}

/** Whether an offer ended before it was answered. */
export const isGone = (error: unknown): boolean =>
  error instanceof ApiError && ["offer_gone", "not_found"].includes(error.problem.code);
