import { callApi } from "./fixtures/api";
import { openKitchen, signInPage } from "./fixtures/kitchen";
import { expect, test, untilAlive } from "./fixtures/test";

test("hours by week, past midnight, and holidays", async ({ page, request }) => {
  const kitchen = await openKitchen(request);
  await signInPage(page, kitchen.owner);
  await page.goto(`/restaurant/${kitchen.id}/settings/hours`);
  await untilAlive(page);
  await page.getByRole("checkbox", { name: "Open around the clock" }).click();
  await page.getByLabel("Monday opens, 1").fill("11:00");
  await page.getByLabel("Monday closes, 1").fill("15:00");
  await page.getByRole("button", { name: "Add hours to Monday" }).click();
  await page.getByLabel("Monday closes, 2").fill("02:00");
  await expect(page.getByText("the next day")).toBeVisible();
  await page.getByRole("button", { name: "All days like Monday" }).click();
  await page.getByRole("button", { name: "Remove hours 2 of Sunday" }).click();
  await page.getByRole("button", { name: "Remove hours 1 of Sunday" }).click();
  await page.getByLabel("Date", { exact: true }).fill("2030-12-25");
  await page.getByRole("button", { name: "Add date" }).click();
  await expect(page.getByRole("heading", { name: /25 December 2030/ })).toBeVisible();
  await page.getByRole("button", { name: "Save hours" }).click();
  await expect(page.getByText("Saved. Guests see it from now on.")).toBeVisible();
  const { opening_hours, holidays } = await callApi<{
    opening_hours: unknown[];
    holidays: unknown[];
  }>(request, "get", `/restaurants/${kitchen.id}`);
  expect(opening_hours).toHaveLength(12);
  expect(opening_hours).toContainEqual({ day: 6, opens: "18:00", closes: "02:00" });
  expect(holidays).toEqual([{ date: "2030-12-25", spans: [] }]);
});
