"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import type { AssignmentsJson } from "@/lib/delivery/schema/assignments";
import type { StepAct } from "./rider-acts";

export type Carried = AssignmentsJson["deliveries"][number];

/** Says which orders went away that the rider has not ended. */
export function useTaken(
  deliveries: readonly Carried[],
  steps: readonly StepAct[],
  onTaken: (delivery: Carried) => void,
): void {
  const before = useRef(deliveries);
  const ended = useRef(new Set<string>());
  const tell = useEffectEvent((now: readonly Carried[]) => {
    const still = new Set(now.map((one) => one.order_id));
    for (const one of before.current)
      if (!still.has(one.order_id) && !ended.current.has(one.order_id)) onTaken(one);
    before.current = now;
  });
  useEffect(() => {
    // A step is forgotten after what came of it is shown.
    for (const { orderId, status } of steps)
      if (status === "DELIVERED" || status === "FAILED") ended.current.add(orderId);
  }, [steps]);
  useEffect(() => tell(deliveries), [deliveries]);
}
