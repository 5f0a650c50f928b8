import "@fontsource-variable/bricolage-grotesque";
import "@fontsource-variable/inter";
import "./fonts/signs.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { ServiceWorker } from "@/components/shell/service-worker";
import { DirectionProvider } from "@/components/ui/direction-provider";
import { SkipLink } from "@/components/ui/skip-link";
import { ThemeProvider } from "@/components/ui/theme-provider";
import { Toaster } from "@/components/ui/toaster";
import { mapStyles } from "@/lib/api/queries";
import { languages } from "@/lib/platform/locale";
import { firstFonts } from "./fonts/first";
import { currentLanguage } from "./i18n";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("pages");
  return {
    title: { default: "Tiffin", template: "%s · Tiffin" },
    description: t("description"),
    applicationName: "Tiffin",
    manifest: "/manifest.webmanifest",
    appleWebApp: { capable: true, title: "Tiffin" },
    icons: { icon: [{ url: "/icon.svg", type: "image/svg+xml" }], apple: "/apple-icon.png" },
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf8f3" },
    { media: "(prefers-color-scheme: dark)", color: "#14110e" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? "";
  const language = await currentLanguage();
  const { dir } = languages[language];
  const { common, errors, pages, ui } = await getMessages();
  for (const font of firstFonts)
    preload(font, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    <html
      lang={language}
      dir={dir}
      suppressHydrationWarning
      data-map-style={mapStyles.light}
      data-map-style-dark={mapStyles.dark}
    >
      <body className="min-h-dvh">
        <NextIntlClientProvider messages={{ common, errors, pages, ui }}>
          <DirectionProvider dir={dir}>
            <ThemeProvider nonce={nonce}>
              <SkipLink />
              {children}
              <Toaster />
              <ServiceWorker />
            </ThemeProvider>
          </DirectionProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
