import { gzipSync } from "node:zlib";
import type { APIRequestContext } from "@playwright/test";
import { baseURL } from "./fixtures/api";
import { screens } from "./fixtures/screens";
import { expect, test } from "./fixtures/test";

// The aim is 150 kB. Of it React and Next's router take 138 and messages in two languages 3; the rest is
// ours. This is what the heaviest page weighs, so that none grows unnoticed, and only ever goes down.
const mostBytes = 168_000;
const forCustomers = [
  "discover",
  "restaurant",
  "cart-empty",
  "orders",
  "tracking",
  "table",
  "sign-in",
];

test.skip(({ isMobile }) => isMobile, "the same scripts on every device");

/** The scripts that a page names, as a browser that runs modules fetches them, gzipped. */
async function weigh(request: APIRequestContext, path: string, token?: string): Promise<number> {
  const headers = token ? { cookie: `tiffin-session=${token}` } : {};
  const html = await (await request.get(path, { headers })).text();
  const scripts = [...html.matchAll(/<script([^>]*)>/g)]
    .map(([, attributes = ""]) => attributes)
    .filter((attributes) => !/nomodule/i.test(attributes))
    .flatMap((attributes) => /src="([^"]+)"/.exec(attributes)?.[1] ?? []);
  const sizes = [...new Set(scripts)].map(async (script) => {
    const body = await (await request.get(new URL(script, baseURL).href)).body();
    return gzipSync(body).length;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

for (const screen of screens.filter(({ name }) => forCustomers.includes(name))) {
  test(`${screen.name} loads no more script than it did`, async ({ request, stage }) => {
    const { tokens } = stage;
    const bytes = await weigh(
      request,
      screen.path(stage),
      screen.as ? tokens[screen.as] : undefined,
    );
    console.log(`${screen.name.padEnd(12)} ${(bytes / 1000).toFixed(1)} kB`);
    expect(bytes).toBeLessThan(mostBytes);
  });
}

test("scripts come packed, to be kept for good", async ({ request }) => {
  const html = await (await request.get("/")).text();
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(html)?.[1] ?? "";
  const ask = (encoding: string) =>
    request.get(script, { headers: { "accept-encoding": encoding } });
  const plain = await ask("identity");
  for (const encoding of ["br", "gzip"]) {
    const packed = await ask(encoding);
    expect(packed.headers()).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "content-encoding": encoding,
      "content-type": expect.stringContaining("javascript"),
      vary: "Accept-Encoding",
      "x-content-type-options": "nosniff",
    });
    expect(await packed.text()).toBe(await plain.text());
  }
  expect(plain.headers()).not.toHaveProperty("content-encoding");
  expect((await request.get("/_next/static/../BUILD_ID")).status()).toBe(404);
  expect((await request.get("/_next/static/chunks/gone.js")).status()).toBe(404);
});

test("the sign of a currency fetches no alphabet", async ({ page, stage }) => {
  const fonts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "font") fonts.push(request.url());
  });
  await page.goto(screens.find(({ name }) => name === "restaurant")?.path(stage) ?? "");
  await expect(page.getByText(/₹\d/).first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  expect(fonts.filter((url) => url.includes("-signs"))).not.toEqual([]);
  expect(fonts.filter((url) => url.includes("latin-ext"))).toEqual([]);
});

test("React and the router are compiled while they arrive", async ({ request }) => {
  const html = await (await request.get("/")).text();
  const scripts = [...html.matchAll(/src="(\/_next\/static\/[^"]+\.js)"/g)].map(
    ([, src]) => src ?? "",
  );
  const bodies = await Promise.all(scripts.map(async (src) => (await request.get(src)).text()));
  const react = bodies.find((body) => body.includes("react.dev/errors"));
  expect(react).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/);
});
