"use client";

import { ThemeProvider as NextThemes } from "next-themes";
import type { ReactNode } from "react";

/** Light, dark or as the system says; the choice is set before the first paint. */
export function ThemeProvider({ children, nonce }: { children: ReactNode; nonce: string }) {
  return (
    <NextThemes
      attribute="class"
      defaultTheme="system"
      enableSystem
      enableColorScheme={false}
      storageKey="tiffin-theme"
      nonce={nonce}
    >
      {children}
    </NextThemes>
  );
}
