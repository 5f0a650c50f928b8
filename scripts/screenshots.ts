import { mkdirSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";
import playwright from "../playwright.config";

// Pictures of the main screens of a running demo city, for the README: phone or desktop, light or dark.
const base = process.argv[2] ?? "http://localhost:3000";
const folder = "docs/screens";

type Json = Record<string, string> & { items: Record<string, string>[] };

async function ask(path: string, body?: unknown, token?: string): Promise<Json> {
  const answer = await fetch(`${base}/api/v1${path}`, {
    method: body ? "POST" : "GET",
    headers: {
      ...(body ? { "content-type": "application/json" } : {}),
      "idempotency-key": crypto.randomUUID(),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json() as Promise<Json>;
}

async function signIn(email: string): Promise<string> {
  const { request_id } = await ask("/auth/request-otp", { email });
  for (;;) {
    const { items } = await ask(`/dev/mailbox?to=${encodeURIComponent(email)}`);
    const code = items[0]?.code;
    if (code) return (await ask("/auth/verify-otp", { email, code, request_id })).token ?? "";
  }
}

interface Shot {
  name: string;
  path: string;
  token?: string;
  phone?: boolean;
  dark?: boolean;
  /** What has to be on the page before the picture is taken. */
  wait: string;
  /** What the browser draws by itself, by its selector. */
  drawn?: string;
}

async function take(
  browser: Browser,
  { name, path, token, phone, dark, wait, drawn }: Shot,
): Promise<void> {
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    deviceScaleFactor: phone ? 2 : 1,
    colorScheme: dark ? "dark" : "light",
    locale: "en-GB",
  });
  if (token) await context.addCookies([{ name: "tiffin-session", value: token, url: base }]);
  // The place that a visitor would have chosen.
  const place = encodeURIComponent(
    JSON.stringify({ label: "Connaught Place", lat: 28.6315, lng: 77.2167 }),
  );
  await context.addCookies([{ name: "tiffin-place", value: place, url: base }]);
  const page = await context.newPage();
  await page.goto(base + path);
  await page.getByText(wait).filter({ visible: true }).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  // What the browser draws itself: charts, chosen values, clocks.
  await page.waitForLoadState("load");
  if (drawn) await page.locator(drawn).first().waitFor();
  await page.screenshot({ path: `${folder}/${name}.png` });
  await context.close();
  console.log(`${folder}/${name}.png`);
}

const owner = await signIn("owner@tiffin.example");
const customer = await signIn("customer@tiffin.example");
const me = await fetch(`${base}/api/v1/auth/me`, { headers: { authorization: `Bearer ${owner}` } });
const { restaurants } = (await me.json()) as { restaurants: { id: string; name: string }[] };
const place = restaurants.find(({ name }) => name === "Saffron & Salt") ?? restaurants[0];
if (!place) throw new Error("the demo city is not there");
const { slug } = await ask(`/restaurants/${place.id}`);
const menu = (await (await fetch(`${base}/api/v1/restaurants/${place.id}/menu`)).json()) as {
  categories: {
    foods: {
      id: string;
      is_available: boolean;
      option_groups: { min: number; options: { id: string }[] }[];
    }[];
  }[];
};
const dish = menu.categories.flatMap(({ foods }) => foods).find((food) => food.is_available);
const order = await ask(
  "/orders",
  {
    restaurant_id: place.id,
    order_type: "delivery",
    items: [
      {
        food_id: dish?.id,
        quantity: 2,
        options: dish?.option_groups.flatMap((group) =>
          group.options.slice(0, group.min).map(({ id }) => id),
        ),
      },
    ],
    delivery_address: { line1: "4 Janpath Lane", city: "New Delhi", lat: 28.6262, lng: 77.2189 },
    payment_method: "cash",
  },
  customer,
);
const table = await ask(
  `/restaurants/${place.id}/tables`,
  { table_number: `S${Date.now() % 10_000}` },
  owner,
);

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch(playwright.use?.launchOptions);
const shots: Shot[] = [
  {
    name: "discover",
    path: "/",
    wait: "What are you hungry for?",
  },
  { name: "discover-phone", path: "/", phone: true, wait: "Saffron" },
  { name: "restaurant-phone", path: `/restaurants/${slug}`, phone: true, wait: "Saffron" },
  {
    name: "tracking-phone",
    path: `/orders/${order.order_id}`,
    token: customer,
    phone: true,
    wait: "Order sent",
  },
  { name: "table-phone", path: new URL(table.url ?? "").pathname, phone: true, wait: "Table" },
  { name: "kitchen", path: `/kitchen/${place.id}`, token: owner, dark: true, wait: "All day" },
  {
    name: "dashboard",
    path: `/restaurant/${place.id}`,
    token: owner,
    wait: "Top dishes",
    drawn: ".recharts-line-curve, .recharts-area-curve",
  },
];
for (const shot of shots) await take(browser, shot);
await browser.close();
