import type { APIRequestContext } from "@playwright/test";
import { callApi, makePerson } from "./fixtures/api";
import { axeFaults } from "./fixtures/axe";
import { openAs, showColumn, stepOrder } from "./fixtures/kitchen";
import { anywhere, north } from "./fixtures/riders";
import {
  column,
  type Food,
  openBoard,
  openService,
  order,
  type Service,
  statusOf,
  ticketIn,
} from "./fixtures/service";
import { expect, test, untilAlive } from "./fixtures/test";

async function addStation(
  request: APIRequestContext,
  { kitchen }: Service,
  name: string,
  foods: (Food | undefined)[],
): Promise<string> {
  const path = `/restaurants/${kitchen.id}/stations`;
  const { token } = kitchen.owner;
  const { id } = await callApi<{ id: string }>(request, "post", path, { token, data: { name } });
  const food_ids = foods.flatMap((food) => (food ? [food.id] : []));
  await callApi(request, "put", `${path}/${id}/foods`, { token, data: { food_ids } });
  return id;
}

test("a ticket is started, undone, marked, bumped, recalled and handed over", async ({
  page,
  request,
}) => {
  const service = await openService(request);
  const id = await order(request, service, { note: "Peanut allergy" });
  await openBoard(page, service);
  const ticket = ticketIn(page);
  await expect(ticket).toContainText("Takeaway");
  await expect(ticket).toContainText(/by \d\d:\d\d/);
  await expect(ticket.getByText("Peanut allergy")).toBeVisible();

  await ticket.getByRole("button", { name: /^Start/ }).click();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await showColumn(page, "New");
  await expect(column(page, "New").getByRole("article")).toBeVisible();
  expect((await statusOf(request, service, id)).status).toBe("PLACED");

  // The first dish that is made begins the ticket.
  await ticket.getByRole("button", { name: "Paneer Tikka" }).click();
  await showColumn(page, "Cooking");
  await expect(ticket.getByRole("button", { name: "Paneer Tikka", pressed: true })).toBeVisible();
  await ticket.getByRole("button", { name: /^Ready/ }).click();
  await showColumn(page, "Ready");
  await expect.poll(async () => (await statusOf(request, service, id)).status).toBe("READY");

  await ticket.getByRole("button", { name: /^Recall ticket/ }).click();
  await showColumn(page, "Cooking");
  await expect(ticket.getByRole("button", { name: /^Ready/ })).toBeVisible();
  await ticket.getByRole("button", { name: /^Ready/ }).click();
  await showColumn(page, "Ready");
  await ticket.getByRole("button", { name: "Handed over" }).click();
  await expect(page.getByText("No tickets", { exact: true })).toBeVisible();
  await expect.poll(async () => (await statusOf(request, service, id)).status).toBe("COMPLETED");
});

test("number keys bump, Z takes it back, R recalls, M mutes", async ({ page, request }) => {
  const service = await openService(request);
  await order(request, service);
  await openBoard(page, service);
  const ticket = ticketIn(page);
  await page.keyboard.press("1");
  await page.keyboard.press("z");
  await showColumn(page, "New");
  await expect(ticket.getByRole("button", { name: /^Start/ })).toBeVisible();
  await page.keyboard.press("1");
  await page.keyboard.press("1");
  await showColumn(page, "Ready");
  await expect(ticket.getByRole("button", { name: "Handed over" })).toBeVisible();
  await page.keyboard.press("r");
  await showColumn(page, "Cooking");
  await expect(ticket.getByRole("button", { name: /^Ready/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Sound is on. Mute." })).toBeVisible();
  await page.keyboard.press("m");
  await expect(page.getByRole("button", { name: "Muted. Turn sound on." })).toBeVisible();
});

test("each station makes its own; expo is complete when all stations are", async ({
  page,
  browser,
  request,
}) => {
  // Three screens of one kitchen.
  test.slow();
  const service = await openService(request);
  const [paneer, naan] = service.foods;
  const tandoor = await addStation(request, service, "Tandoor", [naan]);
  const curry = await addStation(request, service, "Curry", [paneer]);
  const id = await order(request, service);
  await openBoard(page, service, "?station=expo");
  const oven = await openAs(browser, service.kitchen.owner);
  await oven.goto(`/kitchen/${service.kitchen.id}?station=${tandoor}`);
  await untilAlive(oven);
  const pans = await openAs(browser, service.kitchen.owner);
  await pans.goto(`/kitchen/${service.kitchen.id}?station=${curry}`);
  await untilAlive(pans);

  await expect(ticketIn(oven)).toContainText("Garlic Naan");
  await expect(ticketIn(oven)).not.toContainText("Paneer Tikka");
  await callApi(request, "patch", `/orders/${id}`, {
    token: service.eater.token,
    data: { note: "No nuts" },
  });
  // What the oven has read the pans have still to read.
  for (const screen of [oven, pans]) {
    const changed = ticketIn(screen).getByRole("alert");
    await expect(changed).toContainText("Note: No nuts");
    await ticketIn(screen)
      .getByRole("button", { name: /^Got it/ })
      .click();
    await expect(changed).toBeHidden();
  }
  await ticketIn(oven)
    .getByRole("button", { name: /^Start/ })
    .click();
  await showColumn(oven, "Cooking");
  await ticketIn(oven).getByRole("button", { name: /^Done/ }).click();
  await showColumn(oven, "Done here");
  await expect(ticketIn(oven).getByRole("button", { name: "Bring back" })).toBeVisible();

  await showColumn(page, "Cooking");
  await expect(ticketIn(page)).toContainText("Tandoor 1/1");
  await expect(ticketIn(page)).toContainText("Curry 0/1");
  await expect(column(pans, "Cooking").getByRole("article")).toHaveCount(1);
  await showColumn(pans, "Cooking");
  await ticketIn(pans).getByRole("button", { name: /^Done/ }).click();
  await showColumn(page, "All stations done");
  await expect(column(page, "All stations done").getByRole("article")).toHaveCount(1);
  await ticketIn(page)
    .getByRole("button", { name: /^Ready/ })
    .click();
  await showColumn(page, "Ready");
  await expect(ticketIn(page).getByRole("button", { name: /^Handed over/ })).toBeVisible();
  await expect(ticketIn(oven)).toHaveCount(0);
});

test("all-day counts what is left, and the board shows one kind of order alone", async ({
  page,
  request,
}) => {
  const service = await openService(request);
  await order(request, service);
  await order(request, service);
  await openBoard(page, service);
  const allDay = page.getByRole("region", { name: "All day" });
  const counted = allDay.getByRole("definition");
  await showColumn(page, "All day");
  await expect(counted).toHaveText(["2", "2"]);
  await showColumn(page, "New");
  await ticketIn(page).first().getByRole("button", { name: "Garlic Naan" }).click();
  await showColumn(page, "All day");
  await expect(counted).toHaveText(["2", "1"]);

  await page.getByRole("combobox", { name: "Kinds of order" }).selectOption("Tables");
  await expect(page.getByText("Nothing for this screen")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Nothing for this screen")).toBeVisible();
  await untilAlive(page);
  await page.getByRole("button", { name: "Show everything" }).click();
  await showColumn(page, "New");
  await expect(ticketIn(page).first()).toBeVisible();
});

test("an order for another day says its day, and leaves the keys and the count to what is due", async ({
  page,
  request,
}) => {
  const service = await openService(request);
  const tomorrow = new Date(Date.now() + 26 * 3_600_000).toISOString();
  await order(request, service, { scheduled_for: tomorrow });
  await order(request, service);
  await openBoard(page, service);
  await showColumn(page, "New");
  const tickets = column(page, "New").getByRole("article");
  await expect(tickets).toHaveCount(2);
  await expect(tickets.nth(0)).toContainText(/by \d\d:\d\d/);
  await expect(tickets.nth(1)).toContainText(/by \w{3} \d\d:\d\d/);
  await showColumn(page, "All day");
  const counted = page.getByRole("region", { name: "All day" }).getByRole("definition");
  await expect(counted).toHaveText(["1", "1"]);
  await page.keyboard.press("1");
  await showColumn(page, "New");
  await expect(tickets).toHaveCount(1);
  await expect(tickets).toContainText(/by \w{3} \d\d:\d\d/);
});

test("changes and cancellations stay until a cook has read them", async ({ page, request }) => {
  const service = await openService(request);
  const id = await order(request, service);
  await openBoard(page, service);
  const ticket = ticketIn(page);
  await callApi(request, "patch", `/orders/${id}`, {
    token: service.eater.token,
    data: { note: "No coriander" },
  });
  await expect(ticket.getByRole("alert")).toContainText("Note: No coriander");
  await ticket.getByRole("button", { name: /^Got it/ }).click();
  await expect(ticket.getByRole("button", { name: /^Start/ })).toBeVisible();

  await callApi(request, "post", `/orders/${id}/cancel`, { token: service.eater.token });
  await expect(ticket.getByRole("alert")).toContainText("Cancelled. Stop cooking.");
  await page.reload();
  await untilAlive(page);
  await expect(ticket.getByRole("alert")).toContainText("Cancelled. Stop cooking.");
  await ticket.getByRole("button", { name: /^Got it/ }).click();
  await expect(page.getByText("No tickets", { exact: true })).toBeVisible();
});

test("the first touch allows sound, a new ticket is heard, a muted screen is silent", async ({
  page,
  request,
}) => {
  await page.addInitScript(() => {
    const state = window as unknown as { notes: number };
    state.notes = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when) {
      state.notes += 1;
      start.call(this, when);
    };
  });
  const notes = () => page.evaluate(() => (window as unknown as { notes: number }).notes);
  const service = await openService(request);
  await openBoard(page, service);
  await expect(page.getByRole("button", { name: "Tap for sound" })).toBeVisible();
  await page.getByText("No tickets", { exact: true }).click();
  const mute = page.getByRole("button", { name: "Sound is on. Mute." });
  await expect(mute).toBeVisible();
  await order(request, service);
  await expect(ticketIn(page)).toHaveCount(1);
  expect(await notes()).toBe(2);
  // The touch that allowed sound is over by now: this one asks for silence.
  await expect(async () => {
    if (await mute.isVisible()) await mute.click({ timeout: 500 });
    await expect(page.getByRole("button", { name: "Muted. Turn sound on." })).toBeVisible();
  }).toPass();
  await order(request, service);
  await expect(ticketIn(page)).toHaveCount(2);
  expect(await notes()).toBe(2);
});

test("a ticket says who comes for it, by itself: nobody yet, on the way, here", async ({
  page,
  request,
}) => {
  const place = anywhere();
  const service = await openService(request, place);
  const [{ token }, { kitchen }] = [await makePerson(request, "rider"), service];
  const id = await order(request, service, {
    order_type: "delivery",
    delivery_address: { line1: "4 Tolstoy Marg", city: "Delhi", ...north(place, 0.009) },
  });
  await openBoard(page, service);
  const ticket = ticketIn(page);
  await expect(ticket).not.toContainText("No rider yet");
  await stepOrder(request, kitchen, id, "ACCEPTED", "IN_PROGRESS", "READY");
  await showColumn(page, "Ready");
  await expect(ticket).toContainText("No rider yet");

  await callApi(request, "put", "/delivery/profile", { token, data: { name: "Ravi Kumar" } });
  const data = { online: true, ...north(place, -0.009) };
  await callApi(request, "post", "/delivery/availability", { token, data });
  const offered = async () =>
    (
      await callApi<{ offers: { id: string }[] }>(request, "get", "/delivery/assignments", {
        token,
      })
    ).offers[0]?.id;
  await expect.poll(offered).toBeDefined();
  await callApi(request, "post", `/delivery/offers/${await offered()}/accept`, { token });
  await expect(ticket).toContainText(/Ravi arrives \d\d:\d\d/);
  const path = `/delivery/orders/${id}/status`;
  const status = "ARRIVED_AT_RESTAURANT";
  await callApi(request, "patch", path, { token, data: { status } });
  await expect(ticket).toContainText("Ravi is here");
});

test("a ticket is printed alone", async ({ page, request }) => {
  const service = await openService(request);
  await order(request, service, { note: "Ring twice" });
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute("data-printed", "yes");
  });
  await openBoard(page, service);
  await page.getByRole("button", { name: /^Open ticket/ }).click();
  const sheet = page.getByRole("dialog", { name: /^Ticket/ });
  await expect(sheet).toContainText("Garlic Naan");
  await sheet.getByRole("button", { name: "Print" }).click();
  await expect(page.locator("body[data-printed]")).toHaveCount(1);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("body > .printed")).toContainText("Ring twice");
  await expect(page.getByRole("main")).toBeHidden();
});

test("an owner sets up stations from the board", async ({ page, request }) => {
  const service = await openService(request);
  await order(request, service);
  await openBoard(page, service);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Stations" }).click();
  const sheet = page.getByRole("dialog", { name: "Stations" });
  await sheet.getByLabel("New station").fill("Tandoor");
  await sheet.getByRole("button", { name: "Add station" }).click();
  await sheet.getByRole("button", { name: "No dishes" }).click();
  const dishes = page.getByRole("dialog", { name: "Dishes of Tandoor" });
  await dishes.getByLabel("Garlic Naan").click();
  await dishes.getByRole("button", { name: "Save dishes" }).click();
  await expect(sheet.getByRole("button", { name: "1 dish" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("radio", { name: "Tandoor" }).click();
  await expect(ticketIn(page)).toContainText("Garlic Naan");
  await expect(ticketIn(page)).not.toContainText("Paneer Tikka");
});

test("the board has no WCAG A or AA fault, light or dark", async ({ page, request }) => {
  const service = await openService(request);
  const id = await order(request, service, { note: "Nut allergy" });
  await order(request, service);
  await addStation(request, service, "Tandoor", service.foods.slice(0, 1));
  await callApi(request, "post", `/orders/${id}/cancel`, { token: service.eater.token });
  await openBoard(page, service, "?station=expo");
  expect(await axeFaults(page)).toEqual([]);
});
