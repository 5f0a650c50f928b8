import { openScreen, type Stage, screens, setStage } from "./fixtures/screens";
import { expect, test } from "./fixtures/test";

test.use({ allowedComplaints: [/404/] });
test.skip(({ isMobile }) => !isMobile, "a phone is where there is no room to spare");

let stage: Promise<Stage> | undefined;

for (const screen of screens.filter(({ act }) => !act)) {
  test(`${screen.name} reads from right to left`, async ({ page, request }) => {
    stage ??= setStage(request);
    await openScreen(page, screen, await stage, "ar");
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(page.locator("html")).toHaveAttribute("lang", "ar");
    const [needed, there] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(needed, "width").toBeLessThanOrEqual(there ?? 0);
  });
}
