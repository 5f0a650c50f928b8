import { axeFaults } from "./fixtures/axe";
import { openScreen, type Stage, screens, setStage } from "./fixtures/screens";
import { expect, test } from "./fixtures/test";

test.use({ allowedComplaints: [/404/] });

let stage: Promise<Stage> | undefined;

for (const screen of screens) {
  test(`everybody can use ${screen.name}, by day and by night`, async ({ page, request }) => {
    stage ??= setStage(request);
    await openScreen(page, screen, await stage);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await axeFaults(page), colorScheme).toEqual([]);
    }
  });
}
