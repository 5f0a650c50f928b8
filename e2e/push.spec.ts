import { wholeBrowser } from "./fixtures/browser";
import { expect, onPhones, test } from "./fixtures/test";

// A browser without windows of its own has nowhere to show it.
test.use({ serviceWorkers: "allow", launchOptions: wholeBrowser });
test.skip(({ isMobile }) => !isMobile, onPhones);

test("a push is shown by the service worker, with the page it opens", async ({ page, context }) => {
  await page.goto("/sign-in");
  const { origin } = new URL(page.url());
  await context.grantPermissions(["notifications"], { origin });
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
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
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const notices = await registration.getNotifications();
      return notices.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
    });
  await expect
    .poll(shown)
    .toEqual([{ title: "On the way", body: "Soon", tag: "one", data: { path: "/orders" } }]);
});
