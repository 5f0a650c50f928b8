"use client";

import type { ExternalToast } from "sonner";

type Options = Pick<ExternalToast, "action">;

const load = () => import("sonner");

/** Says what happened, in passing. What comes before the `Toaster` is there waits for it. */
export const toast = {
  info: (text: string, options?: Options) =>
    void load().then((sonner) => sonner.toast(text, options)),
  success: (text: string, options?: Options) =>
    void load().then((sonner) => sonner.toast.success(text, options)),
  error: (text: string, options?: Options) =>
    void load().then((sonner) => sonner.toast.error(text, options)),
};
