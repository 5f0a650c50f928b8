"use client";

import { useLocale } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "@/lib/api/client";
import { languageOf } from "@/lib/platform/locale";

/** `impossible` in browsers that cannot, `blocked` where their user said no. */
export type PushState = "unknown" | "impossible" | "blocked" | "off" | "on";

const deviceKey = "tiffin-push-device";
/** The service worker that pushes come to; undefined in browsers that have no such thing. */
const findRegistration = async () =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window
    ? navigator.serviceWorker.getRegistration()
    : undefined;

/** Ends what this browser is told, here and on the server. Signing out ends it there, too. */
async function endPush(): Promise<void> {
  const id = localStorage.getItem(deviceKey);
  localStorage.removeItem(deviceKey);
  const registration = await findRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  await subscription?.unsubscribe();
  if (id)
    await api.account["push-subscriptions"][":id"]
      .$delete({ param: { id } })
      .catch(() => undefined);
}

async function readState(devices: readonly string[]): Promise<PushState> {
  const registration = await findRegistration();
  if (!registration) return "impossible";
  if (Notification.permission === "denied") return "blocked";
  const subscription = await registration.pushManager.getSubscription();
  // Somebody else may have signed in since: then it is not theirs.
  return subscription && devices.includes(localStorage.getItem(deviceKey) ?? "") ? "on" : "off";
}

/** Whether this browser is told of things, and how to change that. */
export function usePush(publicKey: string, devices: readonly string[]) {
  const language = languageOf(useLocale());
  const [state, setState] = useState<PushState>("unknown");
  useEffect(() => {
    readState(devices).then(setState, () => setState("impossible"));
  }, [devices]);

  async function turnOn(): Promise<void> {
    const registration = await findRegistration();
    if (!registration) return setState("impossible");
    if ((await Notification.requestPermission()) !== "granted")
      return setState(await readState(devices));
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: publicKey,
    });
    const { endpoint, keys } = subscription.toJSON();
    const answer = await api.account["push-subscriptions"].$post({
      json: {
        endpoint: endpoint ?? "",
        keys: { p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" },
        language,
      },
    });
    localStorage.setItem(deviceKey, (await answer.json()).id);
    setState("on");
  }

  async function turnOff(): Promise<void> {
    await endPush();
    setState("off");
  }
  return { state, turnOn, turnOff };
}
