"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";

export { toast } from "sonner";

/** Says what happened, in a corner, for a few seconds. */
export default function ToasterView() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      dir="auto"
      position="top-center"
      offset={16}
      mobileOffset={12}
      duration={2_600}
      toastOptions={{
        style: {
          background: "var(--card)",
          color: "var(--ink)",
          border: "1px solid var(--line)",
          borderRadius: "var(--radius-control, 12px)",
          fontFamily: '"Inter Variable", system-ui, sans-serif',
          fontSize: "0.875rem",
        },
      }}
    />
  );
}
