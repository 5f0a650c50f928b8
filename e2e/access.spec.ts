import { axeFaults } from "./fixtures/axe";
import { openKitchen } from "./fixtures/kitchen";
import { expect, test } from "./fixtures/test";

test("everybody can use the public pages: no WCAG A or AA fault", async ({ page, request }) => {
  const { slug, tableUrl } = await openKitchen(request);
  for (const path of ["/", "/sign-in", `/restaurants/${slug}`, tableUrl]) {
    await page.goto(path);
    await expect(page.getByRole("main")).toBeVisible();
    expect(await axeFaults(page), path).toEqual([]);
  }
});
