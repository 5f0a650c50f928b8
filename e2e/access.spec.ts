import { axeFaults } from "./fixtures/axe";
import { openScreen, screens } from "./fixtures/screens";
import { expect, test } from "./fixtures/test";

test.use({ allowedComplaints: [/404/] });

for (const screen of screens) {
  test(`everybody can use ${screen.name}, by day and by night`, async ({ page, stage }) => {
    await openScreen(page, screen, stage);
    expect(await axeFaults(page)).toEqual([]);
  });
}
