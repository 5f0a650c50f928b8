import { openScreen, screens } from "./fixtures/screens";
import { expect, test } from "./fixtures/test";

test.use({ allowedComplaints: [/404/] });
test.skip(({ isMobile }) => !isMobile, "a phone is where there is no room to spare");

for (const screen of screens.filter(({ act }) => !act)) {
  test(`${screen.name} reads from right to left`, async ({ page, stage }) => {
    await openScreen(page, screen, stage, "ar");
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(page.locator("html")).toHaveAttribute("lang", "ar");
    const [needed, there] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(needed, "width").toBeLessThanOrEqual(there ?? 0);
  });
}
