import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { callApi } from "./fixtures/api";
import { type Kitchen, openKitchen, signInPage } from "./fixtures/kitchen";
import { expect, test, untilAlive } from "./fixtures/test";

interface Menu {
  categories: {
    name: string;
    foods: {
      name: string;
      price: number;
      dietary: string[];
      picture?: { small: string };
      option_groups: { name: string }[];
    }[];
  }[];
}

let kitchen: Kitchen;
test.beforeEach(async ({ page, request }) => {
  kitchen = await openKitchen(request);
  await signInPage(page, kitchen.owner);
  await page.goto(`/restaurant/${kitchen.id}/menu`);
  await untilAlive(page);
});

const dishes = (page: Page) => page.getByRole("region", { name: "Mains" }).getByRole("listitem");
const change = (page: Page, what: string, text: string) =>
  page
    .getByRole("button", { name: `Change the ${what}` })
    .click()
    .then(() => page.getByRole("textbox", { name: `Change the ${what}` }).fill(text))
    .then(() => page.keyboard.press("Enter"));
const told = (page: Page, words: string | RegExp) =>
  expect(page.getByText(words).first()).toBeVisible();

/** A fast hand may press before what was picked up is measured; at the end of a list more presses do nothing. */
const move = (page: Page, key: "ArrowDown" | "ArrowUp", words: string) =>
  expect(async () => {
    await page.keyboard.press(key);
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 500 });
  }).toPass();

test("a dish is changed where it stands: name, price, diets and allergens", async ({
  page,
  request,
}) => {
  await change(page, "price of Paneer Tikka", "345.5");
  await told(page, "Paneer Tikka changed");
  await change(page, "name of Paneer Tikka", "Malai Paneer");
  await told(page, "Malai Paneer changed");
  await page.getByRole("button", { name: "Change diets and allergens of Malai Paneer" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Vegetarian" }).click();
  await page.getByRole("menuitemcheckbox", { name: "milk" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Vegetarian · Contains milk")).toBeVisible();
  await expect
    .poll(async () => {
      const menu = await callApi<Menu>(request, "get", `/restaurants/${kitchen.id}/menu`);
      return menu.categories[0]?.foods[0];
    })
    .toMatchObject({
      name: "Malai Paneer",
      price: 345.5,
      dietary: ["vegetarian"],
      allergens: ["milk"],
    });
});

test("what is not right is never saved, and Escape takes it back", async ({ page }) => {
  const price = "Change the price of Paneer Tikka";
  await change(page, "price of Paneer Tikka", "cheap");
  const field = page.getByRole("textbox", { name: price });
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toBeFocused();
  await page.keyboard.press("Tab");
  await told(page, "320 stays as it was.");
  await expect(page.getByRole("button", { name: price })).toHaveText("₹320");
  const name = page.getByRole("button", { name: "Change the name of Paneer Tikka" });
  await name.click();
  await page.getByRole("textbox", { name: "Change the name of Paneer Tikka" }).fill("Nothing");
  await page.keyboard.press("Escape");
  await expect(name).toBeFocused();
  await expect(dishes(page).first()).toContainText("Paneer Tikka");
});

test("dishes are put in order by keyboard", async ({ page }) => {
  const handle = page.getByRole("button", { name: "Move Paneer Tikka" });
  await handle.focus();
  await page.keyboard.press("Space");
  await told(page, /Paneer Tikka picked up/);
  await move(page, "ArrowDown", "Paneer Tikka is over Garlic Naan.");
  await page.keyboard.press("Space");
  await told(page, "New order saved");
  await page.reload();
  await expect(dishes(page).first()).toContainText("Garlic Naan");
});

test("dishes are dragged into order, and into another category", async ({
  page,
  request,
  isMobile,
}) => {
  test.skip(isMobile, "a finger drags like the pointer, which the desktop shows");
  const { token } = kitchen.owner;
  await callApi(request, "post", `/restaurants/${kitchen.id}/categories`, {
    token,
    data: { name: "Breads" },
  });
  await page.reload();
  await untilAlive(page);
  await page.getByRole("button", { name: "Move Garlic Naan" }).hover();
  await page.mouse.down();
  await page.getByText("No dishes here yet.").hover();
  await page.getByRole("region", { name: "Breads" }).getByRole("list").hover();
  await page.mouse.up();
  await told(page, "New order saved");
  await page.reload();
  await expect(page.getByRole("region", { name: "Breads" })).toContainText("Garlic Naan");
  await expect(dishes(page)).toHaveCount(1);
});

test("categories are renamed and put in order", async ({ page, request }) => {
  const { token } = kitchen.owner;
  await callApi(request, "post", `/restaurants/${kitchen.id}/categories`, {
    token,
    data: { name: "Breads" },
  });
  await page.reload();
  await untilAlive(page);
  await change(page, "name of Mains", "From the oven");
  await told(page, "From the oven changed");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Order of categories" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: "Move Breads" }).focus();
  await page.keyboard.press("Space");
  await told(page, /Breads picked up/);
  await move(page, "ArrowUp", "Breads is over From the oven.");
  await page.keyboard.press("Space");
  await sheet.getByRole("button", { name: "Save this order" }).click();
  await told(page, "New order saved");
  await expect(page.getByRole("main").getByRole("heading", { level: 2 }).first()).toContainText(
    "Breads",
  );
});

test("choices are written once and taken over by other dishes", async ({ page, request }) => {
  await page.getByRole("button", { name: "Open Paneer Tikka" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: "New choice" }).click();
  await sheet.getByLabel("Choice", { exact: true }).fill("Size");
  await sheet.getByLabel("At least").fill("1");
  await sheet.getByLabel("Option 1", { exact: true }).fill("Half");
  await sheet.getByRole("button", { name: "Option", exact: true }).click();
  await sheet.getByLabel("Option 2", { exact: true }).fill("Full");
  await sheet.getByLabel("Price of option 2, INR").fill("120");
  await sheet.getByRole("button", { name: "Save" }).click();
  await told(page, "Paneer Tikka changed");
  await expect(sheet).toBeHidden();

  await page.getByRole("button", { name: "Open Garlic Naan" }).click();
  await sheet.getByRole("button", { name: "Take over from a dish" }).click();
  await page.getByRole("menuitem", { name: /Size.*from Paneer Tikka/ }).click();
  await sheet.getByRole("button", { name: "Save" }).click();
  await told(page, "Garlic Naan changed");
  const menu = await callApi<Menu>(request, "get", `/restaurants/${kitchen.id}/menu`);
  const shape = {
    option_groups: [
      {
        name: "Size",
        min: 1,
        max: 1,
        options: [
          { name: "Half", price: 0 },
          { name: "Full", price: 120 },
        ],
      },
    ],
  };
  expect(menu.categories[0]?.foods).toMatchObject([shape, shape]);
});

test("a dish is sold out until a time, and back with a press", async ({ page }) => {
  await page.getByRole("switch", { name: "Garlic Naan can be ordered" }).click();
  const sheet = page.getByRole("dialog", { name: "Garlic Naan is sold out" });
  await sheet.getByRole("radio", { name: "For an hour" }).click();
  await expect(sheet.getByText(/Back by itself/)).toBeVisible();
  await sheet.getByRole("button", { name: "Take it off sale" }).click();
  await expect(page.getByText(/Sold out until \d\d:\d\d/)).toBeVisible();
  await page.getByRole("switch", { name: "Garlic Naan can be ordered" }).click();
  await expect(page.getByText(/Sold out until/)).toBeHidden();
  await told(page, "Garlic Naan is back");
});

test.describe("a dish's picture", () => {
  test.use({ allowedComplaints: [/422/] });
  test("is chosen, seen by guests, and refused when it is none", async ({ page, request }) => {
    const photo = await sharp({
      create: { width: 800, height: 600, channels: 3, background: "#c8430f" },
    })
      .jpeg()
      .toBuffer();
    await page.getByRole("button", { name: "Open Paneer Tikka" }).click();
    const input = page.getByRole("dialog").locator('input[type="file"]');
    await input.setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer: photo });
    await told(page, "Paneer Tikka has a picture");
    const menu = await callApi<Menu>(request, "get", `/restaurants/${kitchen.id}/menu`);
    const picture = menu.categories[0]?.foods[0]?.picture?.small ?? "";
    const shown = page.getByRole("dialog").locator("img");
    await expect(shown).toHaveAttribute("srcset", new RegExp(picture));
    await expect
      .poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth))
      .not.toBe(0);
    await input.setInputFiles({
      name: "b.png",
      mimeType: "image/png",
      buffer: Buffer.from("no picture"),
    });
    await told(page, "Send a picture as JPEG, PNG, WebP or AVIF");
    await page.getByRole("button", { name: "Remove the picture" }).click();
    await told(page, "Paneer Tikka shows a drawing again");
  });
});

test("a file is looked at before it lands, and a menu can be taken home", async ({ page }) => {
  await page.getByRole("button", { name: "More" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Export as CSV" }).click();
  const csv = readFileSync(await (await download).path(), "utf8");
  expect(csv).toContain("Mains,Garlic Naan,,65.5");

  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Import a file" }).click();
  const sheet = page.getByRole("dialog");
  const changed = `${csv.replace("65.5", "70")}Sweets,Kulfi,Slow milk,120\r\nSweets,Halwa,,dear\r\n`;
  await sheet
    .locator('input[type="file"]')
    .setInputFiles({ name: "menu.csv", mimeType: "text/csv", buffer: Buffer.from(changed) });
  await expect(sheet.getByRole("region", { name: "Added" })).toContainText("Kulfi");
  await expect(sheet.getByRole("region", { name: "Changed" })).toContainText("Garlic Naan");
  await expect(sheet.getByRole("region", { name: "Rejected" })).toContainText(
    '"dear" is not a price',
  );
  await expect(page.getByRole("main")).not.toContainText("Kulfi");
  await sheet.getByRole("button", { name: "Make 2 changes" }).click();
  await told(page, "2 dishes taken over");
  await told(page, "1 row was rejected and left out");
  await expect(page.getByRole("region", { name: "Sweets", includeHidden: true })).toContainText(
    "Kulfi",
  );
});
