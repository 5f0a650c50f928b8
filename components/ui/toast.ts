"use client";

import type { ExternalToast } from "sonner";

type Options = Pick<ExternalToast, "action">;

/** What the window hears when there is something to say. */
export const firstWords = "tiffin-toast";

const load = () => import("sonner");

// Without a connection it cannot come, and nobody is told of that either.
function say(show: (sonner: Awaited<ReturnType<typeof load>>) => unknown): void {
  window.dispatchEvent(new Event(firstWords));
  void load().then(show, () => undefined);
}

/** Says what happened, in passing. What comes before the `Toaster` is there waits for it. */
export const toast = {
  info: (text: string, options?: Options) => say((sonner) => sonner.toast(text, options)),
  success: (text: string, options?: Options) =>
    say((sonner) => sonner.toast.success(text, options)),
  error: (text: string, options?: Options) => say((sonner) => sonner.toast.error(text, options)),
};
