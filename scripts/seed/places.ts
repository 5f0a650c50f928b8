import type { restaurants } from "@/db/schema";
import { city, hoursOf, type RestaurantIdea } from "@/db/seed/city";
import { type MadeMenu, makeMenu } from "@/db/seed/make-menu";
import { Random, seedOf } from "@/db/seed/random";
import { newToken, seal, sha256 } from "@/lib/platform/secrets";
import { slugOf } from "@/lib/restaurants/rules";
import type { People, Person } from "./people";

export interface Place {
  idea: RestaurantIdea;
  row: typeof restaurants.$inferInsert & { id: string };
  menu: MadeMenu;
  owner: Person;
  kitchen: Person;
  tables: { id: string; tableNumber: string; tokenHash: Buffer; tokenSealed: Buffer }[];
}

const OWNED_BY_DEMO = 3;
const WITH_TABLES = 16;
const TABLES = 8;

/** The restaurants of the city with their menus, staff and tables. */
export const makePlaces = (people: People, born: number): Place[] =>
  city.map((idea, at) => makePlace(idea, at, people, born));

function makePlace(idea: RestaurantIdea, at: number, people: People, born: number): Place {
  const random = new Random(seedOf(idea.name));
  const id = random.id(born);
  const slug = slugOf(idea.name);
  const { owner, kitchen } = people.demo;
  return {
    idea,
    row: { id, slug, ...profileOf(idea, random) },
    menu: makeMenu(idea, id, random, born),
    owner: at < OWNED_BY_DEMO ? owner : people.makeStaff(`owner.${slug}@tiffin.example`, "owner"),
    kitchen: at === 0 ? kitchen : people.makeStaff(`kitchen.${slug}@tiffin.example`, "kitchen"),
    tables: at < WITH_TABLES ? makeTables(random, born) : [],
  };
}

function profileOf(idea: RestaurantIdea, random: Random) {
  const dear = idea.priceLevel >= 3;
  return {
    name: idea.name,
    description: idea.description,
    address: `${idea.street}, ${idea.neighbourhood}, New Delhi`,
    neighbourhood: idea.neighbourhood,
    phone: `+91 11 5550 ${random.int(1000, 9999)}`,
    lat: idea.lat,
    lng: idea.lng,
    cuisines: [...idea.cuisines],
    currency: "INR",
    timezone: "Asia/Kolkata",
    priceLevel: idea.priceLevel,
    rating: idea.rating,
    ratingCount: idea.ratingCount,
    openingHours: hoursOf[idea.hours],
    deliveryRadiusM: random.pick([5_000, 5_000, 6_000, 7_000]),
    minOrderMinor: dear ? 19_900 : 9_900,
    deliveryFee: {
      baseMinor: dear ? 3_900 : 2_500,
      perKmMinor: 800,
      ...(random.chance(0.6) ? { freeFromMinor: dear ? 99_900 : 59_900 } : {}),
    },
    // Restaurants in India add five percent; a few print it into their prices.
    taxRateBp: 500,
    taxInclusive: random.chance(0.2),
    prepMinutes: idea.prepMinutes,
  };
}

function makeTables(random: Random, born: number): Place["tables"] {
  return Array.from({ length: TABLES }, (_, at) => {
    const token = newToken("tft");
    return {
      id: random.id(born),
      tableNumber: String(at + 1),
      tokenHash: sha256(token),
      tokenSealed: seal(token),
    };
  });
}
