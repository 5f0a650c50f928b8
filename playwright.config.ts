import { defineConfig, devices } from "@playwright/test";
import { browserOptions } from "./e2e/fixtures/browser";

const timed = "busy-board.spec.ts";
const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } };

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalSetup: "./e2e/fixtures/global-setup.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // A whole journey takes a minute where two cores do everything.
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env.E2E_BASE_URL ?? "http://localhost:3000",
    locale: "en-GB",
    // Requests that a service worker makes could not be watched; its own test lets it in.
    serviceWorkers: "block",
    // A trace of everything costs a fifth of the time: it is written when it is asked for.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      ...browserOptions,
      // Drawing as if there were a graphics card costs a third of the time; maps ask for one.
      args: [...browserOptions.args, "--disable-gpu"],
    },
  },
  projects: [
    {
      name: "phone",
      testIgnore: timed,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    { name: "desktop", testIgnore: timed, use: desktop },
    // What is timed has the machine to itself.
    { name: "timed", testMatch: timed, dependencies: ["phone", "desktop"], use: desktop },
  ],
});
