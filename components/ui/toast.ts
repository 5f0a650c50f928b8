"use client";

import type { ExternalToast } from "sonner";

type Options = Pick<ExternalToast, "action" | "description">;

/** What the window hears when there is something to say. */
export const firstWords = "tiffin-toast";

/** What says it and where it is said, in one piece: who has the one has the other. */
export const loadToaster = () => import("./toaster-view");

// Without a connection it cannot come any more, and nobody is told of that either.
function say(show: (toaster: Awaited<ReturnType<typeof loadToaster>>) => unknown): void {
  window.dispatchEvent(new Event(firstWords));
  void loadToaster().then(show, () => undefined);
}

/** Says what happened, in passing. What comes before the `Toaster` is there waits for it. */
export const toast = {
  info: (text: string, options?: Options) => say(({ toast }) => toast(text, options)),
  success: (text: string, options?: Options) => say(({ toast }) => toast.success(text, options)),
  error: (text: string, options?: Options) => say(({ toast }) => toast.error(text, options)),
};
