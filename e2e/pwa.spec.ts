import { makePerson } from "./fixtures/api";
import { openKitchen, signInPage } from "./fixtures/kitchen";
import { expect, onPhones, test } from "./fixtures/test";

test.skip(({ isMobile }) => !isMobile, onPhones);
test.use({ serviceWorkers: "allow", allowedComplaints: [/ERR_INTERNET_DISCONNECTED/] });

test("without a network a page says so in its own words, and comes back by itself", async ({
  page,
}) => {
  await page.goto("/sign-in");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await page.context().setOffline(true);
  await page.goto("/orders");
  await expect(page.getByRole("heading", { name: "No connection" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Try again" })).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole("heading", { name: "Come on in" })).toBeVisible();
});

test("nothing of anybody is kept in the browser", async ({ page, request }) => {
  await signInPage(page, await makePerson(request, "customer"));
  await page.goto("/orders");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain("/offline");
  expect(kept.filter((path) => path !== "/offline" && !path.startsWith("/_next/static/"))).toEqual(
    [],
  );
});

test("the kitchen's board installs as an app that opens on itself", async ({ page, request }) => {
  const kitchen = await openKitchen(request);
  await signInPage(page, kitchen.owner);
  await page.goto(`/kitchen/${kitchen.id}`);
  const address = await page.locator("link[rel=manifest]").getAttribute("href");
  const manifest = await (await request.get(address ?? "")).json();
  expect(manifest).toMatchObject({ start_url: `/kitchen/${kitchen.id}`, display: "fullscreen" });
  for (const { src } of manifest.icons) expect((await request.get(src)).ok(), src).toBe(true);
});
