import { AxeBuilder } from "@axe-core/playwright";
import { openKitchen } from "./fixtures/kitchen";
import { expect, test } from "./fixtures/test";

test("everybody can use the public pages: no WCAG A or AA fault", async ({ page, request }) => {
  const { slug, tableUrl } = await openKitchen(request);
  for (const path of ["/", "/sign-in", `/restaurants/${slug}`, tableUrl]) {
    await page.goto(path);
    await expect(page.getByRole("main")).toBeVisible();
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
      .analyze();
    const faults = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target}`),
    );
    expect(faults, path).toEqual([]);
  }
});
