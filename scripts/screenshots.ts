import { mkdirSync } from "node:fs";
import { type Browser, chromium, devices, request } from "@playwright/test";
import sharp from "sharp";
import { pickLanguage } from "@/lib/platform/locale";
import { catalogue } from "@/lib/platform/messages/catalogue";
import { wholeBrowser } from "../e2e/fixtures/browser";
import type { Screen, Stage } from "../e2e/fixtures/screens";

// Pictures of every screen of a running demo city: phone and desktop, light and dark.
// `npm run screenshots -- [ADDRESS] [LANGUAGE] [FOLDER] [SCREEN…]`
const [base = "http://localhost:3000", language = "en", folder = "docs/screens", ...names] =
  process.argv.slice(2);
process.env.E2E_BASE_URL = base;
const { openScreen, screens, setStage } = await import("../e2e/fixtures/screens");

const { connecting } = catalogue[pickLanguage(language, null)].ui;
const quality = 78;
const sizes = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } },
} as const;

interface Look {
  size: keyof typeof sizes;
  colorScheme: "light" | "dark";
}

const looks: readonly Look[] = (["phone", "desktop"] as const).flatMap((size) =>
  (["light", "dark"] as const).map((colorScheme) => ({ size, colorScheme })),
);

async function take(browser: Browser, stage: Stage, screen: Screen, look: Look): Promise<void> {
  const { size, colorScheme } = look;
  const context = await browser.newContext({
    ...sizes[size],
    baseURL: base,
    colorScheme,
    locale: "en-GB",
    reducedMotion: "reduce",
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  await openScreen(page, screen, stage, language);
  // A live screen has its connection first.
  await page.getByText(connecting, { exact: true }).first().waitFor({ state: "hidden" });
  const name = `${folder}/${screen.name}-${size}-${colorScheme}.webp`;
  await sharp(await page.screenshot({ animations: "disabled" }))
    .webp({ quality })
    .toFile(name);
  await context.close();
  console.log(name);
}

mkdirSync(folder, { recursive: true });
const caller = await request.newContext({ baseURL: base });
const stage = await setStage(caller);
// A shell has no notices to switch on, and its pages would say so.
const browser = await chromium.launch(wholeBrowser);
// What has to be done first on a screen is written in English.
const isAsked = ({ name, act }: Screen) =>
  names.length === 0 ? language === "en" || !act : names.includes(name);
for (const screen of screens.filter(isAsked))
  await Promise.all(looks.map((look) => take(browser, stage, screen, look)));
await browser.close();
await caller.dispose();
