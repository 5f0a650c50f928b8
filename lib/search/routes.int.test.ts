import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { makeFood, makeRestaurant } from "@/db/factories/restaurants";
import { makeUser, signIn } from "@/db/factories/users";
import { foods, restaurants } from "@/db/schema";
import { distanceM } from "@/lib/platform/geo";
import { call } from "@/scripts/test-kit/http";

interface Item {
  id: string;
  name: string;
  distance_m?: number;
  is_open: boolean;
  delivery_fee?: number;
  eta_minutes?: [number, number];
  matched_dishes?: string[];
}
interface List {
  items: Item[];
  next_cursor: string | null;
}

const centre = { lat: 28.6315, lng: 77.2167 };
const closedAlways = { openingHours: [] };

async function makeCity() {
  const place = (name: string, kmNorth: number, extra: Parameters<typeof makeRestaurant>[0] = {}) =>
    makeRestaurant({
      name,
      lat: centre.lat + kmNorth / 111.195,
      lng: centre.lng,
      cuisines: ["North Indian"],
      deliveryFee: { baseMinor: 3_000, perKmMinor: 1_000 },
      ...extra,
    });
  const owner = await makeUser({ role: "owner" });
  const saffron = await place("Saffron & Salt", 1.5, { owner, rating: 4.1, ratingCount: 10 });
  const dosa = await place("Madras Café", 0.5, {
    cuisines: ["South Indian", "Cafe"],
    rating: 4.9,
    ratingCount: 900,
    priceLevel: 1,
    prepMinutes: 40,
  });
  const pizza = await place("Crust", 3, { cuisines: ["Pizza"], rating: 4.5, priceLevel: 3 });
  const night = await place("Night Owl", 2, { ...closedAlways, rating: 3 });
  const far = await place("Agra Grill", 180, { rating: 5, priceLevel: 1 });
  const banned = await place("Banned Biryani", 0.2, { bannedAt: new Date() });
  await makeFood({ restaurantId: saffron.id, name: "Chicken Biryani" });
  await makeFood({ restaurantId: saffron.id, name: "Butter Chicken" });
  await makeFood({ restaurantId: saffron.id, name: "Mutton Biryani", isAvailable: false });
  const vegan = { dietary: ["vegetarian", "vegan"] };
  await makeFood({ restaurantId: dosa.id, name: "Masala Dosa", ...vegan });
  await makeFood({ restaurantId: pizza.id, name: "Margherita Pizza", ...vegan });
  await makeFood({ restaurantId: pizza.id, name: "Pepperoni Pizza" });
  await makeFood({ restaurantId: banned.id, name: "Chicken Biryani" });
  return { saffron, dosa, pizza, night, far, banned, owner: await signIn(owner) };
}
let city: Awaited<ReturnType<typeof makeCity>>;
beforeAll(async () => {
  city = await makeCity();
});

const search = async (query: Record<string, string | number>) => {
  const params = new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]));
  const { status, json } = await call<List>("GET", `/restaurants?${params}`);
  expect(status).toBe(200);
  return json;
};
const names = async (query: Record<string, string | number>) =>
  (await search(query)).items.map((item) => item.name);

describe("by place", () => {
  test("the nearest first, with exact distances, and what delivery costs and takes", async () => {
    const { items } = await search(centre);
    expect(items.map((item) => item.name)).toEqual([
      "Madras Café",
      "Saffron & Salt",
      "Night Owl",
      "Crust",
      "Agra Grill",
    ]);
    const [dosa, saffron] = items;
    expect(dosa?.distance_m).toBe(Math.round(distanceM(centre, city.dosa)));
    expect(dosa).toMatchObject({ delivery_fee: 30, eta_minutes: [47, 65] });
    expect(saffron).toMatchObject({ delivery_fee: 40, eta_minutes: [31, 45] });
    const far = items.at(-1);
    expect(far).not.toHaveProperty("delivery_fee");
    expect(far).not.toHaveProperty("eta_minutes");
  });

  test("by rating and price only what is near counts", async () => {
    expect(await names({ ...centre, sort: "rating" })).toEqual([
      "Madras Café",
      "Crust",
      "Saffron & Salt",
      "Night Owl",
    ]);
    expect((await names({ ...centre, sort: "price" }))[0]).toBe("Madras Café");
    expect((await names({ ...centre, sort: "eta" }))[0]).toBe("Saffron & Salt");
  });

  test("without a place the best rated first", async () => {
    expect((await names({}))[0]).toBe("Agra Grill");
    expect((await search({})).items[0]).not.toHaveProperty("distance_m");
  });
});

describe("by words", () => {
  test.each([
    ["saffron", "Saffron & Salt"],
    ["safron and slat", "Saffron & Salt"],
    ["madras cafe", "Madras Café"],
    ["biriyani", "Saffron & Salt"],
    ["buter chiken", "Saffron & Salt"],
    ["masla dosa", "Madras Café"],
    ["peperoni", "Crust"],
    ["south indian", "Madras Café"],
    ["piz", "Crust"],
  ])("%s finds %s", async (q, name) => {
    expect((await names({ ...centre, q }))[0]).toBe(name);
    expect(await names({ q })).toContain(name);
  });

  test("tells the dishes that match and are to be had", async () => {
    const { items } = await search({ q: "biryani" });
    expect(items.map((item) => item.name)).toEqual(["Saffron & Salt"]);
    expect(items[0]?.matched_dishes).toEqual(["Chicken Biryani"]);
  });

  test("nothing matches nothing", async () => {
    expect(await names({ ...centre, q: "zzzzqqq" })).toEqual([]);
  });

  test.each(["'; drop table foods; --", "a' | 'b", "\\", "%", "(!)", ":*", "\u0000"])(
    "%j is only words",
    async (q) => {
      await search({ ...centre, q });
    },
  );

  test("a dish is found as soon as it is on the menu, and not once it is off", async () => {
    const { saffron, owner: token } = city;
    const [category] = await db.select().from(foods).where(eq(foods.restaurantId, saffron.id));
    const made = await call<{ id: string }>("POST", `/restaurants/${saffron.id}/foods`, {
      token,
      body: { category_id: category?.categoryId, name: "Nihari Gosht", price: 1 },
    });
    expect(made.status).toBe(201);
    expect(await names({ q: "nihary" })).toEqual(["Saffron & Salt"]);
    await call("DELETE", `/restaurants/${saffron.id}/foods/${made.json.id}`, { token });
    expect(await names({ q: "nihary" })).toEqual([]);
  });

  test("a new name is found at once", async () => {
    const { far } = city;
    await db.update(restaurants).set({ name: "Agra Fort" }).where(eq(restaurants.id, far.id));
    expect(await names({ q: "agra fort" })).toEqual(["Agra Fort"]);
    await db.update(restaurants).set({ name: "Agra Grill" }).where(eq(restaurants.id, far.id));
    expect(await names({ q: "fort" })).toEqual([]);
  });
});

describe("narrowed", () => {
  test("by cuisine, whatever its case; several are any of them", async () => {
    expect(await names({ ...centre, cuisine: "pizza" })).toEqual(["Crust"]);
    expect(await names({ ...centre, cuisine: "pizza,CAFE" })).toEqual(["Madras Café", "Crust"]);
  });

  test("to those open now", async () => {
    expect(await names({ ...centre, open_now: "true" })).not.toContain("Night Owl");
    expect(await names({ ...centre })).toContain("Night Owl");
  });

  test("to those with vegetarian menus", async () => {
    expect(await names({ ...centre, veg: "true" })).toEqual(["Madras Café"]);
  });

  test("to those rated well", async () => {
    expect(await names({ ...centre, min_rating: 4.5 })).toEqual([
      "Madras Café",
      "Crust",
      "Agra Grill",
    ]);
  });

  test("banned ones are never there", async () => {
    expect(await names({ ...centre, q: "banned biryani" })).not.toContain("Banned Biryani");
    expect(await names(centre)).not.toContain("Banned Biryani");
  });
});

describe("pages", () => {
  test.each(["distance", "rating", "eta", "price", "relevance"])(
    "by %s show each restaurant once, in the order of one long list",
    async (sort) => {
      const whole = (await search({ ...centre, sort, limit: 100 })).items.map((item) => item.id);
      const paged: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const page: List = await search({
          ...centre,
          sort,
          limit: 2,
          ...(cursor ? { cursor } : {}),
        });
        paged.push(...page.items.map((item) => item.id));
        cursor = page.next_cursor;
      }
      expect(paged).toEqual(whole);
    },
  );

  test("words and filters have pages, too", async () => {
    const query = { ...centre, q: "indian", open_now: "true", limit: 1 };
    const first = await search(query);
    const second = await search({ ...query, cursor: first.next_cursor ?? "" });
    expect(first.items).toHaveLength(1);
    expect(second.items).toHaveLength(1);
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
  });
});

describe("places", () => {
  const places = async (query: string) => {
    const { status, json } = await call<{ items: { label: string }[] }>("GET", `/places?${query}`);
    expect(status).toBe(200);
    return json.items.map((item) => item.label);
  };

  test("neighbourhoods are found by their beginning, mistyped or not", async () => {
    const { dosa, far } = city;
    const move = (id: string, neighbourhood: string) =>
      db.update(restaurants).set({ neighbourhood }).where(eq(restaurants.id, id));
    await move(dosa.id, "Hauz Khas");
    await move(far.id, "Taj Ganj");
    expect(await places("q=hau")).toEqual(["Hauz Khas"]);
    expect(await places("q=khaz")).toEqual(["Hauz Khas"]);
    expect(await places("q=taj%20ganj&lat=28&lng=77")).toEqual(["Taj Ganj"]);
    expect(await places("q=atlantis")).toEqual([]);
  });

  test.each(["", "q=", "q=x&lat=1", "q=x&lat=91&lng=0"])("%j is refused", async (query) => {
    expect((await call("GET", `/places?${query}`)).status).toBe(400);
  });
});

test.each([
  "lat=28",
  "lat=&lng=",
  "min_rating=",
  "lat=91&lng=0",
  "lat=x&lng=0",
  "sort=distance",
  "sort=fame",
  "limit=0",
  "limit=101",
  "open_now=perhaps",
  "min_rating=6",
  "cuisine=%00",
  "cursor=nonsense",
  `cursor=${Buffer.from('["rating",1,"0197a7c0-8a6e-7c3e-9d0a-5b1f2f3c4d5e"]').toString("base64url")}&q=x`,
])("%s is refused", async (query) => {
  expect((await call("GET", `/restaurants?${query}`)).status).toBe(400);
});
