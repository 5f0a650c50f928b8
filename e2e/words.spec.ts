import { expect, onPhones, test, untilAlive } from "./fixtures/test";

test("the language is the reader's choice, and stays", async ({ page }) => {
  await page.goto("/sign-in");
  await untilAlive(page);
  await page.getByRole("button", { name: "Language and theme" }).click();
  await page.getByRole("menuitemradio", { name: "العربية" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "أهلًا وسهلًا" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await page.reload();
  await expect(page.getByRole("heading", { name: "أهلًا وسهلًا" })).toBeVisible();
});

test.describe("who has chosen nothing", () => {
  test.use({ locale: "ar-EG" });
  test.skip(({ isMobile }) => !isMobile, onPhones);
  test("reads what their browser asks for", async ({ page }) => {
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { name: "أهلًا وسهلًا" })).toBeVisible();
  });
});
