import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { request } from "@playwright/test";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { browserOptions } from "../e2e/fixtures/browser";

// Lighthouse on what customers see first, against a running demo city: `npm run lighthouse -- [ADDRESS]`.
const base = process.argv[2] ?? "http://localhost:3000";
process.env.E2E_BASE_URL = base;
const { screens, setStage } = await import("../e2e/fixtures/screens");

const pages = ["discover", "restaurant", "tracking"];
const bars = { performance: 90, accessibility: 95, "best-practices": 95 } as const;
const folder = ".data/lighthouse";
const categories = Object.keys(bars) as (keyof typeof bars)[];

const caller = await request.newContext({ baseURL: base });
const stage = await setStage(caller);
await caller.dispose();
const { executablePath: chromePath, args } = browserOptions as {
  executablePath?: string;
  args: string[];
};
const chrome = await launch({
  ...(chromePath && existsSync(chromePath) ? { chromePath } : {}),
  chromeFlags: [...args, "--headless", "--disable-gpu"],
});
mkdirSync(folder, { recursive: true });
let isBelow = false;
try {
  console.log(["", ...categories, "LCP", "TBT", "CLS"].map((head) => head.padEnd(15)).join(""));
  for (const screen of screens.filter(({ name }) => pages.includes(name))) {
    const place = { label: "Connaught Place", lat: 28.6315, lng: 77.2167 };
    const cookie = [
      `tiffin-place=${encodeURIComponent(JSON.stringify(place))}`,
      ...(screen.as ? [`tiffin-session=${stage.tokens[screen.as]}`] : []),
    ].join("; ");
    const result = await lighthouse(base + screen.path(stage), {
      port: chrome.port,
      output: "html",
      onlyCategories: categories,
      extraHeaders: { cookie },
      logLevel: "error",
    });
    if (!result) throw new Error(`${screen.name}: no result`);
    const { lhr, report } = result;
    writeFileSync(`${folder}/${screen.name}.html`, String(report));
    const scores = categories.map((name) => Math.round((lhr.categories[name]?.score ?? 0) * 100));
    isBelow ||= scores.some(
      (score, index) => score < (bars[categories[index] ?? "performance"] ?? 0),
    );
    const figures = ["largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];
    const told = figures.map((id) => lhr.audits[id]?.displayValue ?? "–");
    console.log(
      [screen.name, ...scores.map(String), ...told].map((cell) => cell.padEnd(15)).join(""),
    );
    for (const { score, title, scoreDisplayMode } of Object.values(lhr.audits))
      if (score !== null && score < 0.9 && scoreDisplayMode !== "informative")
        console.log(`  ${title}`);
  }
} finally {
  chrome.kill();
}
if (isBelow) process.exitCode = 1;
