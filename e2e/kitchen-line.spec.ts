import type { Locator } from "@playwright/test";
import { callApi } from "./fixtures/api";
import { column, openBoard, openService, order, statusOf } from "./fixtures/service";
import { expect, test } from "./fixtures/test";

/** The pixels from one's lower edge to the other's upper. */
async function spaceBetween(above: Locator, below: Locator): Promise<number> {
  const [upper, lower] = await Promise.all([above.boundingBox(), below.boundingBox()]);
  return Number(lower?.y) - Number(upper?.y) - Number(upper?.height);
}

test.describe("without a connection", () => {
  test.use({ allowedComplaints: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|409/] });

  test("says so, keeps bumps, sends each once and tells which did not count", async ({
    page,
    context,
    request,
    isMobile,
  }) => {
    const service = await openService(request);
    const kept = await order(request, service);
    const lost = await order(request, service);
    await openBoard(page, service);
    await context.setOffline(true);
    const banner = page.getByRole("alert").filter({ hasText: "Connection lost" });
    await expect(banner).toBeVisible();
    const tickets = column(page, "New").getByRole("article");
    // The second half of a double press is not the next ticket's.
    await tickets
      .first()
      .getByRole("button", { name: /^Start/ })
      .dblclick();
    await expect(banner).toContainText("1 bump is kept");
    await page.keyboard.press("1");
    await expect(banner).toContainText("2 bumps are kept");
    // On a board that is scrolled, what cooks press stands below the banner.
    await page.evaluate(() => {
      document.body.style.paddingBottom = "2000px";
      scrollTo(0, 500);
    });
    const pressed = isMobile
      ? page.getByRole("radiogroup", { name: "Columns" })
      : page.getByRole("combobox", { name: "Kinds of order" });
    await expect.poll(() => spaceBetween(banner, pressed)).toBeGreaterThanOrEqual(0);

    await callApi(request, "post", `/orders/${lost}/cancel`, { token: service.eater.token });
    // The line is back, and the board begins again with what it had kept.
    await context.setOffline(false);
    await page.reload();
    await expect
      .poll(async () => (await statusOf(request, service, kept)).status)
      .toBe("IN_PROGRESS");
    const conflict = page.getByRole("alert").filter({ hasText: "was cancelled meanwhile" });
    await expect(conflict).toBeVisible();
    const { history } = await callApi<{ history: unknown[] }>(request, "get", `/orders/${kept}`, {
      token: service.eater.token,
    });
    expect(history).toHaveLength(3);
    await conflict.getByRole("button", { name: "OK" }).click();
    await expect(conflict).toBeHidden();
  });
});

test.describe("with a server that takes no bumps", () => {
  test.use({ allowedComplaints: [/503/] });
  test("says how many it keeps, also while the board is live, and sends them", async ({
    page,
    request,
  }) => {
    const service = await openService(request);
    const id = await order(request, service);
    await openBoard(page, service);
    await page.route("**/bumps", (route) =>
      route.fulfill({ status: 503, json: { code: "service_unavailable", detail: "later" } }),
    );
    await page.keyboard.press("1");
    const banner = page.getByRole("alert").filter({ hasText: "1 bump is not taken yet" });
    await expect(banner).toBeVisible({ timeout: 20_000 });
    await page.unroute("**/bumps");
    await expect(banner).toBeHidden({ timeout: 30_000 });
    await expect
      .poll(async () => (await statusOf(request, service, id)).status)
      .toBe("IN_PROGRESS");
  });
});

test("a line that is slow to come is being connected, not lost", async ({
  page,
  request,
  isMobile,
}) => {
  test.skip(isMobile, "a phone has no room to say it");
  const service = await openService(request);
  let come = () => {};
  const there = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route("**/api/v1/kitchen/stream*", async (route) => {
    await there;
    await route.continue();
  });
  await openBoard(page, service);
  const line = page.getByRole("banner").getByRole("status");
  await expect(line).toHaveText("Connecting");
  await expect(page.getByRole("alert").filter({ hasText: "Connection lost" })).toBeHidden();
  come();
  await expect(line).toHaveText("Live");
});
