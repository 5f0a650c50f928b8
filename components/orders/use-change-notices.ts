"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { OrderJson } from "@/lib/orders/schema";

type Permission = NotificationPermission | "impossible";

const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
const permissionNow = (): Permission =>
  "Notification" in window ? Notification.permission : "impossible";

const keyOf = (orderId: string) => `tiffin-notices-${orderId}`;

/** Phones show notices through a service worker alone, desktops also without one. */
async function show(title: string, options: NotificationOptions): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  if (worker) return worker.showNotification(title, options);
  new Notification(title, options);
}

/** Notices of the browser about an order that changes while its page is out of sight. */
export function useChangeNotices(order: OrderJson) {
  const tOrders = useTranslations("orders");
  const t = useTranslations("tracking");
  const permission = useSyncExternalStore(subscribe, permissionNow, () => "impossible" as const);
  const [wanted, setWanted] = useState(false);
  const { order_id: id, status, restaurant_name: kitchen } = order;
  const told = useRef(status);
  useEffect(() => setWanted(sessionStorage.getItem(keyOf(id)) === "yes"), [id]);

  useEffect(() => {
    const changed = told.current !== status;
    told.current = status;
    if (!changed || !wanted || permission !== "granted" || !document.hidden) return;
    const title = t("notice", { status: tOrders(`status.${status}`), kitchen });
    // One notice an order: the newest takes the place of the last.
    show(title, { tag: id, icon: "/icon-192.png" }).catch(() => undefined);
  }, [status, wanted, permission, id, kitchen, t, tOrders]);

  const ask = useCallback(async () => {
    await Notification.requestPermission();
    for (const tell of listeners) tell();
    if (Notification.permission !== "granted") return;
    sessionStorage.setItem(keyOf(id), "yes");
    setWanted(true);
  }, [id]);

  return { permission, on: wanted && permission === "granted", ask };
}
