import { withWebGl } from "./fixtures/browser";
import { cards, openAtConnaughtPlace } from "./fixtures/discover";
import { expect, test, untilAlive } from "./fixtures/test";

test.use({ launchOptions: withWebGl });

test("where it should go is picked on the map, by tap and by keyboard", async ({ page }) => {
  await page.goto("/");
  await untilAlive(page);
  await page.getByRole("button", { name: "Type it or pick it" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: "Pick on the map" }).click();
  await expect(sheet.locator("[data-map=live]")).toBeVisible({ timeout: 30_000 });
  await expect(sheet.getByRole("button", { name: "Tap the map first" })).toBeDisabled();
  const canvas = sheet.locator("canvas");
  await canvas.press("ArrowUp");
  await canvas.press("Enter");
  await expect(sheet.getByRole("button", { name: /^Bring it here/ })).toBeEnabled();
  await canvas.click({ position: { x: 150, y: 150 } });
  await sheet.getByRole("button", { name: /^Bring it here/ }).click();
  await expect(page.getByRole("heading", { name: "Near you" })).toBeVisible();
});

test("the map shows what is pointed at, comes alive, and leads there", async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, "the map stands beside the list on wide screens");
  await openAtConnaughtPlace(page);
  const map = page.getByRole("region", { name: "Kitchens near you on a map" }).first();
  const aside = page.getByRole("complementary").filter({ has: map });
  await expect(map.getByRole("link").first()).toBeVisible();
  const second = cards(page).nth(1);
  const name = await second.getByRole("heading").textContent();
  // The map's code comes after the page: a pointer that was there before it is seen once it moves again.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await second.hover();
    await expect(aside.getByText(name ?? "")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await map.hover();
  await expect(aside.locator("[data-map=live]")).toBeVisible({ timeout: 30_000 });
  await map.getByRole("button", { name: "Zoom in" }).click();
  // The pointer may have come across another kitchen's marker on its way.
  await second.hover();
  await aside.getByText(name ?? "").click();
  await page.waitForURL(/\/restaurants\//);
});
