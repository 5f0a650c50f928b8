import { describe, expect, test } from "vitest";
import { type FoodRow, toOptionGroups, toSnapshot } from "./rules";

const NOW = Date.parse("2026-03-02T08:00:00Z");
const later = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

const profile = {
  id: "0197a7c0-8a6e-7c3e-9d0a-5b1f2f3c4d5e",
  slug: "test",
  name: "Test",
  description: "",
  address: "",
  neighbourhood: null,
  phone: null,
  lat: 0,
  lng: 0,
  location: null,
  cuisines: [],
  currency: "INR",
  timezone: "Asia/Kolkata",
  priceLevel: 2,
  rating: 0,
  ratingCount: 0,
  openingHours: null,
  holidays: [],
  orderTypes: [],
  deliveryRadiusM: 5_000,
  minOrderMinor: 0,
  deliveryFee: { baseMinor: 0, perKmMinor: 0 },
  taxRateBp: 0,
  taxInclusive: true,
  picture: null,
  prepMinutes: 20,
  pausedUntil: null,
  busyMinutes: 0,
  busyUntil: null,
  autoAccept: false,
  answerMinutes: 5,
  rejectsUnanswered: false,
  pausesUnanswered: true,
  menuVersion: 7,
  version: 3,
  bannedAt: null,
  banReason: null,
  sourceRef: null,
  createdAt: new Date(NOW),
} satisfies Parameters<typeof toSnapshot>[0]["profile"];

const food = (id: string, change: Partial<FoodRow> = {}): FoodRow => ({
  id,
  category_id: "c1",
  name: id,
  description: "",
  price_minor: 18_950,
  is_available: true,
  unavailable_until: null,
  station_id: null,
  dietary: [],
  allergens: [],
  option_groups: [],
  picture: null,
  ...change,
});
const snapshotOf = (foods: FoodRow[], now = NOW) =>
  toSnapshot({ profile, categories: [{ id: "c1", name: "Mains" }], foods }, now);

describe("a menu snapshot", () => {
  test("holds the answer as it is sent", () => {
    const { body, etag, version } = snapshotOf([food("a")]);
    expect(JSON.parse(new TextDecoder().decode(body))).toEqual({
      restaurant_id: profile.id,
      version: 7,
      currency: "INR",
      categories: [
        {
          id: "c1",
          name: "Mains",
          foods: [
            {
              id: "a",
              name: "a",
              description: "",
              price: 189.5,
              is_available: true,
              dietary: [],
              allergens: [],
              option_groups: [],
            },
          ],
        },
      ],
    });
    expect([etag, version]).toEqual(['"7"', 7]);
  });

  test("lasts until the next dish comes back", () => {
    const foods = [
      food("soon", { is_available: false, unavailable_until: later(10) }),
      food("tonight", { is_available: false, unavailable_until: later(300) }),
      food("for good", { is_available: false }),
    ];
    const before = snapshotOf(foods);
    expect(before.expiresAt).toBe(NOW + 10 * 60_000);
    expect([...before.foods.values()].map((one) => one.isAvailable)).toEqual([false, false, false]);

    const after = snapshotOf(foods, before.expiresAt);
    expect([...after.foods.values()].map((one) => one.isAvailable)).toEqual([true, false, false]);
    expect(after.expiresAt).toBe(NOW + 300 * 60_000);
    expect(after.etag).not.toBe(before.etag);
  });

  test("lasts for good when nothing is to come back", () => {
    expect(snapshotOf([food("a"), food("b", { is_available: false })]).expiresAt).toBe(
      Number.POSITIVE_INFINITY,
    );
  });
});

describe("option groups", () => {
  const wanted = (ids: { group?: string; option?: string } = {}) => [
    {
      ...(ids.group ? { id: ids.group } : {}),
      name: "Size",
      min: 1,
      max: 1,
      options: [{ ...(ids.option ? { id: ids.option } : {}), name: "Large", price: 12.5 }],
    },
  ];

  test("get ids and minor units", () => {
    const [group] = toOptionGroups(wanted(), [], "INR");
    expect(group).toMatchObject({ id: expect.any(String), name: "Size", min: 1, max: 1 });
    expect(group?.options).toEqual([{ id: expect.any(String), name: "Large", priceMinor: 1_250 }]);
  });

  test("keep the ids they had", () => {
    const before = toOptionGroups(wanted(), [], "INR");
    const [group] = before;
    const again = wanted({ group: group?.id ?? "", option: group?.options[0]?.id ?? "" });
    expect(toOptionGroups(again, before, "INR")).toEqual(before);
  });

  test("refuse ids that are not theirs, and one id twice", () => {
    const before = toOptionGroups(wanted(), [], "INR");
    const id = before[0]?.id ?? "";
    const foreign = wanted({ group: "0197a7c0-8a6e-7c3e-9d0a-5b1f2f3c4d5e" });
    expect(() => toOptionGroups(foreign, before, "INR")).toThrow("not an id of this dish");
    const twice = [...wanted({ group: id }), ...wanted({ group: id })];
    expect(() => toOptionGroups(twice, before, "INR")).toThrow("not an id of this dish");
  });

  test("refuse prices finer than the currency", () => {
    const tooFine = [{ ...wanted()[0], options: [{ name: "Large", price: 1.234 }] }];
    expect(() => toOptionGroups(tooFine as never, [], "INR")).toThrow("not an amount of INR");
  });
});
