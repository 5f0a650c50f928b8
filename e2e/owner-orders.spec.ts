import type { APIRequestContext, Page } from "@playwright/test";
import { baseURL, callApi, makePerson, type Person } from "./fixtures/api";
import { type Kitchen, openAs, openKitchen, signInPage } from "./fixtures/kitchen";
import { expect, test, untilAlive } from "./fixtures/test";

interface Menu {
  categories: { foods: { id: string; name: string }[] }[];
}

/** Places orders over the API, one a dish. @returns their ids */
async function order(
  request: APIRequestContext,
  kitchen: Kitchen,
  eater: Person,
  dishes: string[],
  quantity = 2,
): Promise<string[]> {
  const menu = await callApi<Menu>(request, "get", `/restaurants/${kitchen.id}/menu`);
  const foods = menu.categories.flatMap((category) => category.foods);
  const ids: string[] = [];
  for (const dish of dishes) {
    const food = foods.find(({ name }) => name === dish);
    const { order_id } = await callApi<{ order_id: string }>(request, "post", "/orders", {
      token: eater.token,
      data: {
        restaurant_id: kitchen.id,
        order_type: "takeaway",
        items: [{ food_id: food?.id, quantity }],
        payment_method: "cash",
      },
    });
    ids.push(order_id);
  }
  return ids;
}

const step = (request: APIRequestContext, kitchen: Kitchen, id: string, status: string) =>
  callApi(request, "patch", `/orders/${id}/status`, {
    token: kitchen.owner.token,
    data: { status },
  });

test("an owner answers against the clock, and sees who did what when", async ({
  page,
  request,
}) => {
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  await signInPage(page, kitchen.owner);
  await page.goto(`/restaurant/${kitchen.id}/orders`);
  const main = page.getByRole("main");
  await expect(main.getByText("Nothing waits for you")).toBeVisible();
  await expect(main.getByText("Live", { exact: true })).toBeVisible();

  await order(request, kitchen, eater, ["Paneer Tikka", "Garlic Naan"]);
  await expect(main.getByText("2 orders wait for your answer")).toBeVisible();
  await expect(main.getByRole("timer").first()).toContainText(/Answer within \d:\d\d/);
  const paneer = main.getByRole("listitem").filter({ hasText: "Paneer Tikka" });
  await paneer.getByRole("button", { name: "Accept" }).click();
  await expect(paneer.getByText("Accepted")).toBeVisible();

  const naan = main.getByRole("listitem").filter({ hasText: "Garlic Naan" });
  await naan.getByRole("button", { name: "Reject" }).click();
  const question = page.getByRole("dialog");
  await question.getByLabel("Why").selectOption("A dish has run out");
  await question.getByRole("button", { name: "Reject the order" }).click();
  await expect(naan).toBeHidden();

  await main.getByRole("radio", { name: "All" }).click();
  await naan.getByRole("link").click();
  const drawer = page.getByRole("dialog");
  await expect(drawer).toContainText("A dish has run out");
  await expect(drawer).toContainText(`by ${kitchen.owner.email}`);
  await expect(drawer).toContainText("by the guest");
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
});

test("orders are found by number, dish, state and day, and the address keeps it", async ({
  page,
  request,
}) => {
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  const [first = ""] = await order(request, kitchen, eater, ["Paneer Tikka", "Garlic Naan"]);
  await step(request, kitchen, first, "ACCEPTED");
  await signInPage(page, kitchen.owner);
  await page.goto(`/restaurant/${kitchen.id}/orders`);
  await untilAlive(page);
  const main = page.getByRole("main");
  const [paneer, naan] = ["Paneer Tikka", "Garlic Naan"].map((dish) =>
    main.getByRole("listitem").filter({ hasText: dish }),
  );
  await main.getByRole("searchbox", { name: "Search orders" }).fill("naan");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=naan/);
  await expect(paneer ?? main).toBeHidden();
  await expect(naan ?? main).toBeVisible();
  await page.reload();
  await expect(paneer ?? main).toBeHidden();
  await untilAlive(page);
  await main.getByRole("button", { name: "Show everything" }).click();
  await expect(paneer ?? main).toBeVisible();
  await main.getByRole("radio", { name: "To answer" }).click();
  await expect(paneer ?? main).toBeHidden();
  await main.getByLabel("Day").fill("2020-01-01");
  await expect(main.getByText("Nothing like it")).toBeVisible();
});

test("a pause is seen by whoever has the dashboard or the orders open", async ({
  page,
  browser,
  request,
}) => {
  const kitchen = await openKitchen(request);
  await signInPage(page, kitchen.owner);
  const orders = await openAs(browser, kitchen.owner);
  const shown = (on: Page) => on.getByRole("button", { name: /Change how orders come in/ });
  await page.goto(`/restaurant/${kitchen.id}`);
  await orders.goto(`/restaurant/${kitchen.id}/orders`);
  for (const tab of [page, orders]) {
    await untilAlive(tab);
    await expect(shown(tab)).toContainText("Taking orders");
    await expect(tab.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
  }
  const change = (data: Record<string, unknown>) =>
    callApi(request, "patch", `/restaurants/${kitchen.id}/service`, {
      token: kitchen.owner.token,
      data,
    });
  await change({ pause_minutes: 30 });
  for (const tab of [page, orders]) await expect(shown(tab)).toContainText("Paused until");
  await change({ pause_minutes: 0, busy: { minutes: 20, for_minutes: 60 } });
  for (const tab of [page, orders]) await expect(shown(tab)).toContainText("promise 40 min");
  await orders.close();
});

test("an owner pauses, is busy, and lets orders be accepted by themselves", async ({
  page,
  request,
}) => {
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  await signInPage(page, kitchen.owner);
  await page.goto(`/restaurant/${kitchen.id}/orders`);
  await untilAlive(page);
  const panel = page.getByRole("button", { name: /Change how orders come in/ });
  await panel.click();
  const sheet = page.getByRole("dialog", { name: "How orders come in" });

  await sheet.getByRole("button", { name: "30 min", exact: true }).click();
  await expect(page.getByText("Paused for 30 minutes")).toBeVisible();
  const forGuests = await (await request.get(`/restaurants/${kitchen.slug}`)).text();
  expect(forGuests).toContain("Paused until");
  await sheet.getByRole("button", { name: "Take orders again" }).click();
  await expect(page.getByText("Orders come in again")).toBeVisible();

  await sheet.getByRole("button", { name: "+20 min" }).click();
  await expect(page.getByText("Promises are 20 minutes later for an hour")).toBeVisible();
  await sheet.getByRole("switch", { name: "Accept by itself" }).click();
  await expect(page.getByText("Orders are accepted by themselves")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toContainText("promise 40 min");

  await order(request, kitchen, eater, ["Paneer Tikka"]);
  const paneer = page.getByRole("main").getByRole("listitem").filter({ hasText: "Paneer Tikka" });
  await expect(paneer.getByText("Accepted")).toBeVisible();
  await paneer.getByRole("link").click();
  await expect(page.getByRole("dialog")).toContainText("by itself, as you set it");
});

test("the dashboard moves with every step, and its figures lead to the orders behind them", async ({
  page,
  request,
}) => {
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  await signInPage(page, kitchen.owner);
  await page.goto(`/restaurant/${kitchen.id}`);
  const main = page.getByRole("main");
  await expect(main.getByText("Live", { exact: true })).toBeVisible();
  const [id = ""] = await order(request, kitchen, eater, ["Paneer Tikka"]);
  await expect(main.getByText(/waits for your answer/)).toBeVisible();
  const hour = main.getByRole("radio", { name: /Last hour/ });
  await expect(hour).toContainText("₹640");
  await expect(hour).toContainText("1 order");

  // No order comes or goes: only its state changes.
  await step(request, kitchen, id, "ACCEPTED");
  await step(request, kitchen, id, "IN_PROGRESS");
  await expect(main.getByRole("listitem").filter({ hasText: "Cooking" }).first()).toBeVisible();
  await expect(main.getByText(/#\d+: Cooking/)).toBeVisible();

  await expect(main.getByText("Sales every 5 minutes")).toBeVisible();
  // What is drawn in steps of five minutes stands in the table by the minute.
  await main.getByText("Show as a table").click();
  await expect(main.getByRole("columnheader", { name: "Minute" })).toBeVisible();
  await expect(main.getByRole("row")).toHaveCount(61);
  await main.getByRole("radio", { name: /7 days/ }).click();
  await expect(page).toHaveURL(/window=7d/);
  await expect(main.getByText("Sales by the hour")).toBeVisible();
  await main.getByRole("link", { name: "Average order" }).click();
  await page.waitForURL(/\/orders\?/);
  await expect(main.getByRole("listitem").filter({ hasText: "Paneer Tikka" })).toBeVisible();
});

test("a busy day's figures keep within the dashboard on a tablet, in both directions", async ({
  page,
  request,
  isMobile,
}) => {
  test.skip(isMobile, "tablets are between the phone and the desk");
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  const dishes = Array.from({ length: 4 }, () => "Paneer Tikka");
  await order(request, kitchen, eater, dishes, 99);
  await signInPage(page, kitchen.owner);
  for (const value of ["en", "ar"]) {
    await page.context().addCookies([{ name: "tiffin-language", value, url: baseURL }]);
    await page.goto(`/restaurant/${kitchen.id}`);
    await expect(page.getByRole("radio").first()).toContainText("₹1,26,720");
    for (const width of [768, 820, 1_024, 1_180]) {
      await page.setViewportSize({ width, height: 900 });
      const isWider = (radio: Element) => radio.scrollWidth > radio.clientWidth;
      for (const card of await page.getByRole("radio").all())
        expect(await card.evaluate(isWider), `${value}, ${width}`).toBe(false);
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(needed, `${value}, ${width}`).toBeLessThanOrEqual(width);
    }
  }
});

test("reports are drawn, stand in a table and come as a file", async ({ page, request }) => {
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  await order(request, kitchen, eater, ["Paneer Tikka"]);
  await signInPage(page, kitchen.owner);
  await page.goto(`/restaurant/${kitchen.id}/reports`);
  await untilAlive(page);
  const revenue = page.getByRole("main").locator("section").filter({ hasText: "Net by day" });
  await revenue.getByText("Show as a table").click();
  await expect(revenue.getByRole("row").filter({ hasText: "₹640" })).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    revenue.getByRole("button", { name: "Save as CSV: Revenue" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^revenue .*\.csv$/);
  await page.getByRole("radio", { name: "7 days" }).click();
  await expect(page).toHaveURL(/days=7/);
});
