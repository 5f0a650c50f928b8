import { makePerson } from "./fixtures/api";
import { openKitchen, placeOrder, signInPage, stepOrder } from "./fixtures/kitchen";
import { expect, test, untilAlive } from "./fixtures/test";

test.skip(({ isMobile }) => !isMobile, "the same list on every device");

test("the bell counts what happens to an order, opens it and is read", async ({
  page,
  request,
}) => {
  const kitchen = await openKitchen(request);
  const eater = await makePerson(request, "customer");
  const orderId = await placeOrder(request, kitchen, eater);
  await signInPage(page, eater);
  await page.goto("/orders");
  await stepOrder(request, kitchen, orderId, "ACCEPTED");
  await page.getByRole("button", { name: "Notifications, 1 unread" }).click();
  const list = page.getByRole("dialog", { name: "Notifications" });
  await expect(list.getByRole("link", { name: /is with/ })).toBeVisible();
  await list.getByRole("link", { name: `New: ${kitchen.name} said yes` }).click();
  await expect(page).toHaveURL(`/orders/${orderId}`);
  await expect(page.getByRole("button", { name: "Notifications", exact: true })).toBeVisible();

  await page.goto("/account#notifications");
  await untilAlive(page);
  const inTiffin = page.getByRole("switch", { name: "My orders, In Tiffin" });
  const kept = page.waitForResponse((answer) => answer.request().method() === "PATCH");
  await inTiffin.click();
  await expect(inTiffin).not.toBeChecked();
  expect((await kept).ok()).toBe(true);
  await page.reload();
  await expect(inTiffin).not.toBeChecked();
  await stepOrder(request, kitchen, orderId, "IN_PROGRESS");
  await stepOrder(request, kitchen, orderId, "READY");
  await expect(page.getByRole("button", { name: "Notifications", exact: true })).toBeVisible();
});

type WorkerScope = {
  asked: unknown[];
  registration: {
    showNotification: (
      title: string,
      options: { body?: string; tag?: string; data?: unknown },
    ) => Promise<void>;
  };
};

test.describe("a push", () => {
  test.use({ serviceWorkers: "allow" });
  test("is shown by the service worker, with the page it opens", async ({ page, context }) => {
    await page.goto("/sign-in");
    const { origin } = new URL(page.url());
    await context.grantPermissions(["notifications"], { origin });
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    const [worker] = context.serviceWorkers();
    if (!worker) throw new Error("there is no service worker");
    // A browser without windows has nowhere to show it: what it is asked to show is written down.
    await worker.evaluate(() => {
      const scope = self as unknown as WorkerScope;
      scope.asked = [];
      scope.registration.showNotification = async (title, { body, tag, data }) => {
        scope.asked.push({ title, body, tag, data });
      };
    });
    const devtools = await context.newCDPSession(page);
    const found = new Promise<string>((resolve) =>
      devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
        const own = registrations.find(({ scopeURL }) => scopeURL === `${origin}/`);
        if (own) resolve(own.registrationId);
      }),
    );
    await devtools.send("ServiceWorker.enable");
    await devtools.send("ServiceWorker.deliverPushMessage", {
      origin,
      registrationId: await found,
      data: JSON.stringify({ title: "On the way", text: "Soon", path: "/orders", tag: "one" }),
    });
    const shown = () => worker.evaluate(() => (self as unknown as WorkerScope).asked);
    await expect
      .poll(shown)
      .toEqual([{ title: "On the way", body: "Soon", tag: "one", data: { path: "/orders" } }]);
  });
});
