import type { APIRequestContext, Page } from "@playwright/test";
import { callApi } from "./fixtures/api";
import { type Kitchen, openKitchen } from "./fixtures/kitchen";
import { expect, test, untilAlive } from "./fixtures/test";

/** A kitchen with something to choose, to avoid and to run out of. */
async function openGrill(request: APIRequestContext): Promise<Kitchen & { rollId: string }> {
  const kitchen = await openKitchen(request);
  const { token } = kitchen.owner;
  const write = <T>(path: string, data: Record<string, unknown>) =>
    callApi<T>(request, "post", `/restaurants/${kitchen.id}${path}`, { token, data });
  const grill = await write<{ id: string }>("/categories", { name: "Grill" });
  const roll = await write<{ id: string }>("/foods", {
    category_id: grill.id,
    name: "Kathi Roll",
    description: "Flaky bread around the grill of the day",
    price: 180,
    dietary: ["vegetarian"],
    allergens: ["gluten", "milk"],
    option_groups: [
      {
        name: "Sauces",
        min: 2,
        max: 2,
        options: [
          { name: "Mint", price: 0 },
          { name: "Tamarind", price: 10 },
          { name: "Garlic", price: 15.5 },
        ],
      },
    ],
  });
  await write("/foods", {
    category_id: grill.id,
    name: "Chicken Tikka",
    price: 260,
    allergens: ["milk"],
  });
  return { ...kitchen, rollId: roll.id };
}

async function visit(page: Page, { slug }: Kitchen): Promise<void> {
  await page.goto(`/restaurants/${slug}`);
  await untilAlive(page);
}

async function addNaan(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Add Garlic Naan" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Add ·/ })
    .click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

test("words, diet and allergens narrow the menu, and wishes are kept", async ({
  page,
  request,
}) => {
  const kitchen = await openGrill(request);
  await visit(page, kitchen);
  const dishes = page.getByRole("main").getByRole("article");
  await expect(dishes).toHaveCount(4);
  await page.getByRole("searchbox", { name: "Search this menu" }).fill("flaky grill");
  await expect(dishes).toHaveCount(1);
  await page.getByRole("searchbox", { name: "Search this menu" }).fill("garlick naan");
  await expect(dishes).toHaveCount(1);
  await expect(dishes).toContainText("Garlic Naan");
  await page.getByRole("button", { name: "Clear the search" }).click();
  await page.getByRole("button", { name: "Diet and allergens" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("milk").check();
  await sheet.getByRole("button", { name: "Show 2 dishes" }).click();
  await expect(dishes).toHaveCount(2);
  await page.reload();
  await expect(dishes).toHaveCount(2);
  await page.getByRole("searchbox", { name: "Search this menu" }).fill("tikka masala");
  await page.getByRole("button", { name: "Show all dishes" }).click();
  await expect(dishes).toHaveCount(4);
});

test("with keys alone, the focus comes back to where it was", async ({
  page,
  request,
  isMobile,
}) => {
  test.skip(isMobile, "a phone has no keys");
  const kitchen = await openGrill(request);
  await visit(page, kitchen);
  const search = page.getByRole("searchbox", { name: "Search this menu" });
  await search.fill("naan");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(search).toHaveValue("");
  await expect(search).toBeFocused();
  const naan = page.getByRole("button", { name: "Add Garlic Naan" });
  const sheet = page.getByRole("dialog", { name: "Garlic Naan" });
  for (const leave of ["Escape", "Enter"]) {
    await naan.focus();
    await page.keyboard.press("Enter");
    await expect(sheet).toBeVisible();
    if (leave === "Enter") await sheet.getByRole("button", { name: /^Add ·/ }).focus();
    await page.keyboard.press(leave);
    await expect(sheet).toBeHidden();
    await expect(naan).toBeFocused();
  }
  const empty = page.getByRole("button", { name: "Empty the cart" });
  await empty.press("Enter");
  await page.getByRole("alertdialog").press("Escape");
  await expect(empty).toBeFocused();
});

test("the bar follows the menu, and leads to its parts", async ({ page, request }) => {
  const kitchen = await openGrill(request);
  await visit(page, kitchen);
  const bar = page.getByRole("navigation", { name: "Categories of the menu" });
  await expect(bar.getByRole("link", { name: "Mains" })).toHaveAttribute("aria-current", "true");
  await bar.getByRole("link", { name: "Grill" }).click();
  await expect(page.getByRole("heading", { name: "Grill" })).toBeInViewport();
  await expect(bar).toBeInViewport();
});

test("however many categories are pressed, one step back leaves, and both ends of the page are marked", async ({
  page,
  request,
}) => {
  const kitchen = await openGrill(request);
  await page.goto("/");
  await visit(page, kitchen);
  const bar = page.getByRole("navigation", { name: "Categories of the menu" });
  const [mains, grill] = ["Mains", "Grill"].map((name) => bar.getByRole("link", { name }));
  if (!mains || !grill) throw new Error("no categories");
  for (const link of [grill, mains, grill]) {
    await link.click();
    await expect(link).toHaveAttribute("aria-current", "true");
  }
  await expect(page).toHaveURL(/#category-/);
  await expect(page.getByRole("heading", { name: "Grill" })).toBeFocused();
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(mains).toHaveAttribute("aria-current", "true");
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(grill).toHaveAttribute("aria-current", "true");
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
});

test("a step back closes a dish, and one that is closed otherwise leaves no step behind", async ({
  page,
  request,
}) => {
  const kitchen = await openGrill(request);
  await page.goto("/");
  await visit(page, kitchen);
  const naan = page.getByRole("button", { name: "Add Garlic Naan" });
  const sheet = page.getByRole("dialog", { name: "Garlic Naan" });
  await naan.click();
  await expect(sheet).toBeVisible();
  await page.goBack();
  await expect(sheet).toBeHidden();
  await expect(naan).toBeFocused();
  await expect(page).toHaveURL(/\/restaurants\//);
  await page.goForward();
  await expect(sheet).toBeHidden();
  await naan.click();
  await sheet.getByRole("button", { name: "Close" }).click();
  await expect(sheet).toBeHidden();
  await addNaan(page);
  await page
    .getByRole("navigation", { name: "Categories of the menu" })
    .getByRole("link", { name: "Grill" })
    .click();
  await page.getByRole("button", { name: "Diet and allergens" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Show 4 dishes" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
});

test("on a restaurant's page the bar leads to its own cart, elsewhere to the latest", async ({
  page,
  request,
  isMobile,
}) => {
  test.skip(!isMobile, "the bar is for phones");
  const [first, second] = [await openKitchen(request), await openKitchen(request)];
  for (const kitchen of [first, second]) {
    await visit(page, kitchen);
    await addNaan(page);
  }
  const bar = page.getByRole("complementary", { name: "Your cart" }).getByRole("link");
  await expect(bar).toContainText(second.name);
  await visit(page, first);
  await expect(bar).toContainText(first.name);
  await page.goto("/");
  await expect(bar).toContainText(second.name);
});

test("options keep to their rule, and the price follows", async ({ page, request }) => {
  const kitchen = await openGrill(request);
  await visit(page, kitchen);
  await page.getByRole("button", { name: "Add Kathi Roll" }).click();
  const sheet = page.getByRole("dialog", { name: "Kathi Roll" });
  await expect(sheet.getByText("Contains gluten")).toBeVisible();
  await expect(sheet.getByRole("button", { name: "Choose: Sauces" })).toBeDisabled();
  await sheet.getByLabel("Tamarind").check();
  await sheet.getByLabel("Garlic").check();
  await expect(sheet.getByLabel("Mint")).toBeDisabled();
  await sheet.getByRole("button", { name: "One more Kathi Roll" }).click();
  await sheet.getByRole("button", { name: "Add · ₹411" }).click();
  await expect(page.getByRole("button", { name: "Add Kathi Roll" })).toContainText("2 in cart");
});

test("a dish opens wherever it is pressed, and a double press adds it once and hits nothing else", async ({
  page,
  request,
}) => {
  const kitchen = await openGrill(request);
  await visit(page, kitchen);
  const dish = page.getByRole("article").filter({ hasText: "Garlic Naan" });
  await dish.click({ position: { x: 24, y: 24 } });
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Add ·/ })
    .dblclick();
  await expect(page.getByRole("button", { name: "Add Garlic Naan" })).toContainText("1 in cart");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page).toHaveURL(/\/restaurants\//);
});

test("the cart is the same in every tab, survives a reload, and asks before it is emptied", async ({
  page,
  request,
  isMobile,
}) => {
  const kitchen = await openGrill(request);
  await visit(page, kitchen);
  const other = await page.context().newPage();
  await visit(other, kitchen);
  await addNaan(page);
  await expect(other.getByRole("button", { name: "Add Garlic Naan" })).toContainText("1 in cart");
  await other.close();
  await page.reload();
  await expect(page.getByRole("button", { name: "Add Garlic Naan" })).toContainText("1 in cart");
  test.skip(isMobile, "the cart stands beside the menu where there is room");
  await page.getByRole("button", { name: "Empty the cart" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Keep it" }).click();
  await page.getByRole("button", { name: "Empty the cart" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Empty it" }).click();
  await expect(page.getByText("Nothing yet. Pick something good.")).toBeVisible();
});

test("what changed since is told line by line before the checkout", async ({
  page,
  request,
  isMobile,
}) => {
  const kitchen = await openGrill(request);
  await visit(page, kitchen);
  await addNaan(page);
  await page.getByRole("button", { name: "Add Chicken Tikka" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Add ·/ })
    .click();
  const menu = await callApi<{
    categories: { id: string; foods: { id: string; name: string }[] }[];
  }>(request, "get", `/restaurants/${kitchen.id}/menu`);
  const foods = menu.categories.flatMap((category) => category.foods);
  const idOf = (name: string) => foods.find((food) => food.name === name)?.id;
  const { token } = kitchen.owner;
  const path = `/restaurants/${kitchen.id}/foods`;
  await callApi(request, "patch", `${path}/${idOf("Chicken Tikka")}/availability`, {
    token,
    data: { is_available: false },
  });
  await callApi(request, "put", `${path}/${idOf("Garlic Naan")}`, {
    token,
    data: { category_id: menu.categories[0]?.id, name: "Garlic Naan", price: 80 },
  });
  await page.reload();
  await expect(page.getByRole("button", { name: "Add Chicken Tikka" })).toBeDisabled();
  await expect(page.getByText("Sold out for now")).toBeVisible();
  // The way to the cart says what would be charged by the menu beside it.
  const toCart = isMobile
    ? page.getByRole("complementary", { name: "Your cart" }).getByRole("link")
    : page.getByRole("banner").getByRole("link", { name: /^Cart/ });
  await expect(toCart).toContainText("₹80");
  if (isMobile) await page.goto(`/checkout?restaurant=${kitchen.slug}`);
  await expect(page.getByText("Was ₹65.50, is now ₹80.")).toBeVisible();
  await expect(page.getByText("Sold out. Take it out to order the rest.")).toBeVisible();
});

test("a closed kitchen says when it opens and takes orders for then", async ({ page, request }) => {
  const kitchen = await openGrill(request);
  const tomorrow = new Date(Date.now() + 86_400_000).getUTCDay();
  await callApi(request, "patch", `/restaurants/${kitchen.id}`, {
    token: kitchen.owner.token,
    data: { opening_hours: [{ day: (tomorrow + 1) % 7, opens: "18:00", closes: "23:00" }] },
  });
  await visit(page, kitchen);
  const main = page.getByRole("main");
  await expect(main.getByRole("status").filter({ hasText: /Opens \w+ 18:00/ })).toBeVisible();
  await main.getByRole("button", { name: "Schedule" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("combobox", { name: "Time" }).selectOption("19:30");
  await sheet.getByRole("button", { name: "Done" }).click();
  await expect(main.getByText(/For .*19:30/)).toBeVisible();
  await addNaan(page);
  await page.reload();
  await expect(main.getByText(/For .*19:30/)).toBeVisible();
  await page.goto(`/checkout?restaurant=${kitchen.slug}`);
  const time = page.getByRole("combobox", { name: "Time" });
  await expect(time.locator("option:checked")).toHaveText("19:30");
});
