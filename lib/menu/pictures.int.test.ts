import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeCategory, makeFood, makeRestaurant } from "@/db/factories/restaurants";
import { makeUser, signIn } from "@/db/factories/users";
import { events, foods } from "@/db/schema";
import { app } from "@/lib/api/app";
import type { StoredEvent } from "@/lib/events/catalogue";
import { env } from "@/lib/platform/env";
import { pictureRemoval } from "@/lib/restaurants/consumers";
import { call } from "@/scripts/test-kit/http";

interface Picture {
  small: string;
  medium: string;
  large: string;
}
interface MenuJson {
  version: number;
  categories: { foods: { id: string; picture?: Picture }[] }[];
}

async function setUp() {
  const [owner, cook, stranger] = await Promise.all([
    makeUser({ role: "owner" }),
    makeUser({ role: "kitchen" }),
    makeUser({ role: "owner" }),
  ]);
  const { id } = await makeRestaurant({ owner, kitchen: cook });
  const category = await makeCategory({ restaurantId: id });
  const food = await makeFood({ restaurantId: id, categoryId: category.id });
  return {
    id,
    path: `/restaurants/${id}`,
    category,
    food,
    owner: await signIn(owner),
    cook: await signIn(cook),
    stranger: await signIn(stranger),
  };
}
let it: Awaited<ReturnType<typeof setUp>>;
beforeEach(async () => {
  it = await setUp();
});

const paint = (width: number, height: number, background = "#c8430f") =>
  sharp({ create: { width, height, channels: 3, background } });
const photo = () => paint(1600, 1200).jpeg().toBuffer();

async function put(path: string, bytes: Buffer | string, token = it.owner, type = "image/jpeg") {
  const response = await app.request(`/api/v1${path}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, "content-type": type },
    body: typeof bytes === "string" ? bytes : new Uint8Array(bytes),
  });
  return { status: response.status, json: (await response.json()) as { picture?: Picture } };
}
const ofFood = () => `${it.path}/foods/${it.food.id}/picture`;
const get = (address: string) => app.request(address);
const shown = async () =>
  (await call<MenuJson>("GET", `${it.path}/menu`)).json.categories[0]?.foods[0]?.picture;
const onDisk = ({ small }: Picture) =>
  existsSync(join(env.TIFFIN_DATA, "files", small.replace("/api/v1/", "")));

async function removeDropped(): Promise<void> {
  const rows = await db.select().from(events).where(eq(events.restaurantId, it.id));
  await pictureRemoval.handle({ toXid: "0", events: rows as unknown as StoredEvent[] });
}

async function setPicture(): Promise<Picture> {
  const { json } = await put(ofFood(), await photo());
  if (!json.picture) throw new Error("no picture");
  return json.picture;
}

describe("a dish's picture", () => {
  test("is kept as WebP in three widths, and the next reader of the menu sees it", async () => {
    expect(await shown()).toBeUndefined();
    const picture = await setPicture();
    expect(await shown()).toEqual(picture);
    for (const [address, width] of [
      [picture.small, 320],
      [picture.medium, 640],
      [picture.large, 1280],
    ] as const) {
      const response = await get(address);
      expect(response.headers.get("content-type")).toBe("image/webp");
      expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      const found = await sharp(await response.arrayBuffer()).metadata();
      expect([found.format, found.width, found.height]).toEqual(["webp", width, (width / 4) * 3]);
    }
  });

  test("stands upright and tells nothing of its camera", async () => {
    const bytes = await paint(400, 300)
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Make: "Camera of Somebody" }, IFD3: { GPSLatitude: "28/1 36/1 0/1" } })
      .jpeg()
      .toBuffer();
    expect(bytes.includes("Camera of Somebody")).toBe(true);
    const { json } = await put(ofFood(), bytes);
    const kept = Buffer.from(await (await get(json.picture?.large ?? "")).arrayBuffer());
    const { width, height, exif, orientation } = await sharp(kept).metadata();
    expect([width, height]).toEqual([300, 400]);
    expect([exif, orientation]).toEqual([undefined, undefined]);
    expect(kept.includes("Camera")).toBe(false);
  });

  test("gives way to the next, and the old file goes; twice does no harm", async () => {
    const first = await setPicture();
    const second = await setPicture();
    expect(second).not.toEqual(first);
    await removeDropped();
    await removeDropped();
    expect((await get(first.small)).status).toBe(404);
    expect(onDisk(first)).toBe(false);
    expect((await get(second.small)).status).toBe(200);
  });

  test.each([
    ["the picture", () => call("DELETE", ofFood(), { token: it.owner })],
    ["the dish", () => call("DELETE", `${it.path}/foods/${it.food.id}`, { token: it.owner })],
    [
      "the category",
      () => call("DELETE", `${it.path}/categories/${it.category.id}`, { token: it.owner }),
    ],
  ])("goes with %s", async (_, remove) => {
    const picture = await setPicture();
    expect((await remove()).status).toBeLessThan(300);
    expect(await shown()).toBeUndefined();
    await removeDropped();
    expect(onDisk(picture)).toBe(false);
  });

  test("stays when the dish is changed", async () => {
    const picture = await setPicture();
    const body = { category_id: it.category.id, name: "Another", price: 1 };
    await call("PUT", `${it.path}/foods/${it.food.id}`, { token: it.owner, body });
    expect(await shown()).toEqual(picture);
  });

  test("is its owner's to change, and leaves nothing behind when refused", async () => {
    const bytes = await photo();
    expect((await put(ofFood(), bytes, it.cook)).status).toBe(403);
    expect((await put(ofFood(), bytes, it.stranger)).status).toBe(404);
    expect((await put(ofFood(), bytes, "")).status).toBe(401);
    expect((await put(`${it.path}/foods/${randomUUID()}/picture`, bytes)).status).toBe(404);
    const other = await setUp();
    const crossed = `${it.path}/foods/${other.food.id}/picture`;
    expect((await put(crossed, bytes)).status).toBe(404);
    expect((await call("DELETE", crossed, { token: it.owner })).status).toBe(404);
    expect((await call("DELETE", ofFood(), { token: it.cook })).status).toBe(403);
    const [row] = await db.select().from(foods).where(eq(foods.id, other.food.id));
    expect(row?.picture).toBeNull();
  });

  test("must be a picture, and one that can be shown", async () => {
    const gif = await paint(300, 300).gif().toBuffer();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>';
    const whole = await photo();
    expect((await put(ofFood(), "not a picture")).status).toBe(422);
    expect((await put(ofFood(), "")).status).toBe(422);
    expect((await put(ofFood(), svg, it.owner, "image/svg+xml")).status).toBe(422);
    expect((await put(ofFood(), gif, it.owner, "image/gif")).status).toBe(422);
    expect((await put(ofFood(), whole.subarray(0, whole.length / 2))).status).toBe(422);
    expect((await put(ofFood(), await paint(100, 900).png().toBuffer())).status).toBe(422);
    // 64 million pixels in a few kilobytes.
    const bomb = await paint(8_000, 8_000).png({ compressionLevel: 9 }).toBuffer();
    expect((await put(ofFood(), bomb)).status).toBe(422);
    expect(await shown()).toBeUndefined();
  });

  test("may have 8 MB, other bodies 1 MB", async () => {
    expect((await put(ofFood(), Buffer.alloc(8_000_001))).status).toBe(413);
    expect((await put(ofFood(), Buffer.alloc(7_999_999))).status).toBe(422);
    expect((await put(`${it.path}/foods/${it.food.id}`, Buffer.alloc(1_000_001))).status).toBe(413);
  });
});

describe("a restaurant's picture", () => {
  const path = () => `${it.path}/picture`;

  test("is shown with the restaurant and in the search, until it is taken away", async () => {
    const { status, json } = await put(path(), await photo());
    expect(status).toBe(200);
    const read = async () => (await call<{ picture?: Picture }>("GET", it.path)).json.picture;
    expect(await read()).toEqual(json.picture);
    const found = await call<{ items: { id: string; picture?: Picture }[] }>(
      "GET",
      "/restaurants?limit=100",
    );
    expect(found.json.items.find((one) => one.id === it.id)?.picture).toEqual(json.picture);
    const asRead = (version: number) =>
      call<{ version: number }>("DELETE", path(), {
        token: it.owner,
        headers: { "if-match": `"${version}"` },
      });
    expect((await asRead(1)).status).toBe(412);
    expect(await read()).toEqual(json.picture);
    expect((await asRead(2)).json.version).toBe(3);
    expect(await read()).toBeUndefined();
    await removeDropped();
    expect(onDisk(json.picture as Picture)).toBe(false);
  });

  test("is its owner's", async () => {
    const bytes = await photo();
    expect((await put(path(), bytes, it.cook)).status).toBe(403);
    expect((await put(path(), bytes, it.stranger)).status).toBe(404);
    expect((await call("DELETE", path(), { token: it.stranger })).status).toBe(404);
    expect((await call("DELETE", path(), { token: it.cook })).status).toBe(403);
  });
});

test("addresses that are none of ours are 404", async () => {
  const { small } = await setPicture();
  expect((await get(small.replace("320", "321"))).status).toBe(404);
  expect((await get(`/api/v1/pictures/${"0".repeat(32)}/320.webp`)).status).toBe(404);
  expect((await get("/api/v1/pictures/..%2f..%2fsecret/320.webp")).status).toBe(404);
});
