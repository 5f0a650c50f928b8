import type { Page } from "@playwright/test";
import { openScreen, screens } from "./fixtures/screens";
import { spilled } from "./fixtures/spilled";
import { expect, test } from "./fixtures/test";

test.use({ allowedComplaints: [/404/] });
test.skip(({ isMobile }) => !isMobile, "a phone is where there is no room to spare");

for (const screen of screens.filter(({ act }) => !act)) {
  test(`${screen.name} reads from right to left`, async ({ page, stage }) => {
    await openScreen(page, screen, stage, "ar");
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(page.locator("html")).toHaveAttribute("lang", "ar");
    expect(await spilled(page)).toEqual([]);
  });
}

/** Where the labels of the bar at the foot begin and end, from left to right. */
const labelsAtFoot = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    const isAtFoot = (nav: Element) => getComputedStyle(nav).position === "fixed";
    const links = [...document.querySelectorAll("nav")]
      .filter(isAtFoot)
      .flatMap((nav) => [...nav.querySelectorAll("a")]);
    const label = document.createRange();
    return links
      .map((link) => {
        for (const node of link.childNodes) if (node instanceof Text) label.selectNode(node);
        const { left, right } = label.getBoundingClientRect();
        return { left, right };
      })
      .sort((a, b) => a.left - b.left);
  });

for (const name of ["discover", "dashboard"]) {
  test(`${name} keeps the labels at its foot apart on the narrowest phone`, async ({
    page,
    stage,
  }) => {
    const width = 320;
    await page.setViewportSize({ width, height: 700 });
    const screen = screens.find((one) => one.name === name);
    if (!screen) throw new Error(`no screen ${name}`);
    await openScreen(page, screen, stage, "ar");
    const labels = await labelsAtFoot(page);
    expect(labels.length).toBeGreaterThan(3);
    const edges = [0, ...labels.flatMap(({ left, right }) => [left, right]), width];
    expect(edges).toEqual(edges.toSorted((a, b) => a - b));
  });
}
