import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import type { APIRequestContext } from "@playwright/test";
import { baseURL } from "./fixtures/api";
import { type Screen, screens } from "./fixtures/screens";
import { expect, test } from "./fixtures/test";

/** The most script that a customer's page begins with, as a browser that knows gzip receives it. */
const mostBytes = 150_000;
/** React alone; a page with less was not weighed whole. */
const leastBytes = 60_000;

const called = (name: string): Screen => {
  const screen = screens.find((one) => one.name === name);
  if (!screen) throw new Error(`There is no screen ${name}.`);
  return screen;
};
const forCustomers: readonly Screen[] = [
  called("discover"),
  called("restaurant"),
  called("cart-empty"),
  { name: "checkout", path: ({ slug }) => `/checkout?restaurant=${slug}`, as: "customer" },
  called("sign-in"),
  called("orders"),
  called("account"),
  called("tracking"),
  called("tracking-unpaid"),
  called("bill"),
  called("table"),
  called("invited"),
];

test.skip(({ isMobile }) => isMobile, "the same scripts on every device");

/** The scripts that a page names, as far as a browser that runs modules fetches them. */
async function scriptsOf(request: APIRequestContext, path: string, token?: string) {
  const headers = token ? { cookie: `tiffin-session=${token}` } : {};
  const answer = await request.get(path, { headers, maxRedirects: 0 });
  expect([path, answer.status()]).toEqual([path, 200]);
  const tags = (await answer.text()).matchAll(/<script([^>]*)>|<link([^>]*as="script"[^>]*)>/g);
  const named = [...tags]
    .map(([, script, link]) => script ?? link ?? "")
    .filter((attributes) => !/nomodule/i.test(attributes))
    .flatMap((attributes) => /(?:src|href)="([^"]+)"/.exec(attributes)?.[1] ?? []);
  return [...new Set(named)];
}

/** What comes over the line of a file; Playwright's own requests tell only what they unpacked. */
async function receive(path: string): Promise<number> {
  const asked = get(new URL(path, baseURL), { headers: { "accept-encoding": "gzip" } });
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  let bytes = 0;
  for await (const part of answer) bytes += part.length;
  expect([path, answer.statusCode]).toEqual([path, 200]);
  // What is tiny comes as it is.
  if (bytes > 300) expect([path, answer.headers["content-encoding"]]).toEqual([path, "gzip"]);
  return bytes;
}

for (const screen of forCustomers) {
  test(`${screen.name} begins with less than ${mostBytes / 1000} kB of script`, async ({
    request,
    stage,
  }) => {
    const token = screen.as && stage.tokens[screen.as];
    const scripts = await scriptsOf(request, screen.path(stage), token);
    const sizes = await Promise.all(scripts.map(receive));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    console.log(`${screen.name.padEnd(15)} ${(bytes / 1000).toFixed(1)} kB`);
    expect(bytes).toBeGreaterThan(leastBytes);
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
