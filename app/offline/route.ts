import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { type Language, languages } from "@/lib/platform/locale";
import { currentLanguage } from "../i18n";

const look = `
:root{color-scheme:light dark;--paper:#fbf8f3;--ink:#1d1914;--muted:#6b6258;--spice:#c8430f;--on:#fff;--plate:#fff;--rim:#e8e0d4}
@media(prefers-color-scheme:dark){:root{--paper:#14110e;--ink:#f6f0e8;--muted:#b3a899;--spice:#f0793f;--on:#1d1410;--plate:#322b24;--rim:#453c33}}
body{margin:0;min-height:100dvh;display:grid;place-content:center;justify-items:center;gap:1rem;padding:1.5rem;box-sizing:border-box;background:var(--paper);color:var(--ink);font:400 1rem/1.5 "Inter Variable",system-ui,sans-serif;text-align:center}
h1{margin:0;font:650 1.875rem/2.25rem "Bricolage Grotesque Variable",system-ui,sans-serif}
p{margin:0;max-width:24rem;color:var(--muted)}
a{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 1.25rem;border-radius:12px;background:var(--spice);color:var(--on);font-weight:600;text-decoration:none}
a:focus-visible{outline:3px solid var(--spice);outline-offset:2px}`;

const plate = `<svg aria-hidden="true" width="136" height="136" viewBox="0 0 120 120">
<circle cx="60" cy="60" r="54" fill="var(--plate)" stroke="var(--rim)" stroke-width="2"/>
<circle cx="60" cy="60" r="36" fill="none" stroke="var(--rim)" stroke-width="2"/>
<path d="M42 58c10-10 26-10 36 0M49 66c6-6 16-6 22 0" fill="none" stroke="var(--muted)" stroke-width="4" stroke-linecap="round"/>
<circle cx="60" cy="75" r="3.5" fill="var(--muted)"/><path d="M40 42l40 40" stroke="var(--spice)" stroke-width="4" stroke-linecap="round"/></svg>`;

type Words = { title: string; detail: string; again: string };

// A network that is back is not always told of, and may lead nowhere: what counts is an answer.
const comeBack = `
const ask=()=>fetch("",{method:"HEAD"}).then(({status})=>{if(status<500)location.reload()},()=>{});
addEventListener("online",ask);setInterval(ask,15e3)`;

// An empty address is the page that was wanted: the link tries it again, without a script.
const pageOf = (
  language: Language,
  { title, detail, again }: Words,
  nonce: string,
) => `<!doctype html>
<html lang="${language}" dir="${languages[language].dir}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>${title} · Tiffin</title><style>${look}</style></head>
<body>${plate}<main><h1>${title}</h1></main><p>${detail}</p><a href="">${again}</a>
<script nonce="${nonce}">${comeBack}</script></body></html>`;

/** What the service worker shows when the network is away: whole in itself, and nobody's. */
export async function GET(): Promise<Response> {
  const [t, language, asked] = await Promise.all([
    getTranslations("pages.offline"),
    currentLanguage(),
    headers(),
  ]);
  // The worker keeps the page with its policy: the nonce stays the one the policy names.
  const nonce = asked.get("x-nonce") ?? "";
  const words = { title: t("title"), detail: t("detail"), again: t("again") };
  return new Response(pageOf(language, words, nonce), {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}
