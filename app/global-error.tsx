"use client";

import "./globals.css";
import { languageCookie, languages, pickLanguage } from "@/lib/platform/locale";
import { Broken } from "./broken";

/** Says that the frame of all pages broke; nothing that it hands out is there any more. */
export default function GlobalErrorPage() {
  const language = readLanguage();
  return (
    <html lang={language} dir={languages[language].dir}>
      <body className="min-h-dvh">
        <Broken language={language} onRetry={() => window.location.reload()} />
      </body>
    </html>
  );
}

/** The reader's choice, else what their browser asks for; English while it is built. */
function readLanguage() {
  if (typeof document === "undefined") return "en";
  const chosen = new RegExp(`(?:^|; )${languageCookie}=([^;]*)`).exec(document.cookie)?.[1];
  return pickLanguage(chosen, navigator.languages.join(","));
}
