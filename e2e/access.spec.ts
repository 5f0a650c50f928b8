import { axeFaults } from "./fixtures/axe";
import { openScreen, screens } from "./fixtures/screens";
import { spilled } from "./fixtures/spilled";
import { expect, test } from "./fixtures/test";

test.use({ allowedComplaints: [/404/] });

for (const screen of screens) {
  test(`everybody can use ${screen.name}, by day and by night, at any width`, async ({
    page,
    stage,
    isMobile,
  }) => {
    await openScreen(page, screen, stage);
    expect(await axeFaults(page)).toEqual([]);
    for (const width of isMobile ? [320, 360, 640] : [768, 1_024, 1_280]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => spilled(page), `${width} wide`).toEqual([]);
    }
  });
}
