import type { OpeningSpan } from "@/lib/restaurants/types";
import type { BankCuisine } from "./menus/bank";

export type Hours = "always" | "day" | "early" | "late" | "split" | "not-monday" | "not-tuesday";

export interface RestaurantIdea {
  name: string;
  cuisines: BankCuisine[];
  neighbourhood: string;
  street: string;
  lat: number;
  lng: number;
  /** 1 (cheap) to 4; also what its dishes cost. */
  priceLevel: number;
  hours: Hours;
  rating: number;
  ratingCount: number;
  /** Orders on a usual day. */
  ordersADay: number;
  prepMinutes: number;
  vegetarianOnly: boolean;
  description: string;
}

// name | cuisines | neighbourhood | street | lat, lng | price | hours | rating, how many | orders a day | minutes to cook | veg | what it says of itself
const lines = `
Saffron & Salt | North Indian, Biryani | Connaught Place | 14 N Block, Outer Circle | 28.6329, 77.2195 | 3 | always | 4.7, 2184 | 114 | 22 | | Dal over charcoal for eighteen hours, and a clay oven that never cools.
The Copper Handi | Mughlai, North Indian | Connaught Place | 7 E Block, Inner Circle | 28.6334, 77.2211 | 3 | always | 4.5, 1630 | 77 | 26 | | Handis sealed with dough, opened at your table.
Madras Tiffin Room | South Indian | Janpath | 31 Janpath Lane | 28.6252, 77.2187 | 1 | always | 4.6, 3011 | 102 | 14 | veg | Filter coffee at six in the morning, dosas until you stop.
Dum Pukht Lane | Biryani, Mughlai | Barakhamba | 3 Tolstoy Marg | 28.6289, 77.2247 | 3 | always | 4.4, 1422 | 70 | 28 | | Four cities' biryanis from one coal pit.
Wok This Way | Chinese, Thai | Connaught Place | 22 K Block | 28.6341, 77.2153 | 2 | late | 4.2, 980 | 59 | 18 | | High flames, short waits.
Paper Crane | Japanese | Khan Market | 41 Middle Lane | 28.6001, 77.2272 | 4 | split | 4.6, 512 | 19 | 24 | | Nine stools, one counter, fish flown in on Tuesdays and Fridays.
Crust & Co. | Pizza | Gole Market | 5 Bhai Veer Singh Marg | 28.6338, 77.2063 | 2 | always | 4.3, 1755 | 88 | 18 | | Seventy-two hours of patience, ninety seconds of fire.
Second Cup Society | Cafe, Desserts | Connaught Place | 9 B Block | 28.6325, 77.2178 | 2 | early | 4.4, 870 | 37 | 12 | | Coffee from Chikmagalur, roasted on the roof.
Sweet Nothing | Desserts | Bengali Market | 12 Tansen Marg | 28.6301, 77.2312 | 2 | day | 4.5, 640 | 24 | 10 | veg | Cakes in the window, mithai behind it.
Big Bun Theory | Burgers | Paharganj | 88 Main Bazaar | 28.6427, 77.2131 | 2 | late | 4.1, 1203 | 67 | 15 | | Smashed, stacked, proved.
Green Bench | Healthy | Lodhi Colony | 8 Main Market | 28.5843, 77.2262 | 3 | early | 4.4, 455 | 18 | 14 | | Bowls that do not feel like a duty.
Chaat Junction | Street Food | Chandni Chowk | 210 Nai Sarak | 28.6537, 77.2294 | 1 | day | 4.6, 2740 | 74 | 10 | veg | Since before your grandfather's grandfather complained about the queue.
Momo Manzil | Tibetan, Chinese | Kashmere Gate | 4 Ritz Lane | 28.6661, 77.2287 | 1 | day | 4.3, 1120 | 32 | 14 | | Folded by hand, eighteen pleats each.
Bangkok Bylane | Thai | Khan Market | 17 Front Lane | 28.6007, 77.2266 | 3 | split | 4.3, 388 | 16 | 22 | | A mortar, a pestle, a queue.
Karim Chacha's Grill | Mughlai | Jama Masjid | 16 Gali Kababian | 28.6497, 77.2338 | 2 | late | 4.5, 2210 | 46 | 20 | | Skewers over coal from dusk.
Haldi House | North Indian | Daryaganj | 23 Ansari Road | 28.6421, 77.2414 | 2 | day | 4.0, 530 | 21 | 22 | veg | Home food for those without a home kitchen.
The Ghee Factory | South Indian, Street Food | Karol Bagh | 1123 Arya Samaj Road | 28.6518, 77.1906 | 1 | early | 4.3, 990 | 27 | 12 | veg | Roasts as crisp as the morning.
Nawab's Verandah | Biryani, North Indian | Pandara Road | 6 Pandara Market | 28.6081, 77.2303 | 3 | late | 4.4, 1310 | 29 | 28 | | Awadh after dark.
Punjab Mail | North Indian | Paharganj | 3 Chelmsford Road | 28.6432, 77.2176 | 1 | always | 3.9, 860 | 26 | 18 | | For trains that leave at four in the morning.
Dragon Gate Kitchen | Chinese | Rajendra Place | 44 Pusa Road | 28.6427, 77.1783 | 2 | day | 4.0, 610 | 21 | 18 | | Tangra's recipes, Delhi's chillies.
Little Lhasa | Tibetan | Paharganj | 19 Arakashan Road | 28.6453, 77.2168 | 1 | day | 4.4, 470 | 19 | 16 | | Broth that has been on since yesterday.
Basil & Bay | Pizza, Healthy | Jor Bagh | 2 Jor Bagh Market | 28.5872, 77.2173 | 3 | not-monday | 4.5, 402 | 16 | 20 | | Everything green grows on the terrace.
Toast Office | Cafe | Barakhamba | 5 Kasturba Gandhi Marg | 28.6281, 77.2228 | 2 | early | 4.2, 515 | 22 | 12 | | Breakfast until closing time.
Kulfi Republic | Desserts | Chandni Chowk | 77 Dariba Kalan | 28.6549, 77.2331 | 1 | day | 4.6, 805 | 21 | 8 | veg | Forty-one flavours, one of them cucumber.
Patty Parade | Burgers, Cafe | Mandi House | 11 Copernicus Marg | 28.6256, 77.2338 | 2 | day | 4.0, 390 | 21 | 15 | | Between two plays, one burger.
Raw Materials | Healthy, Cafe | Chanakyapuri | 4 Malcha Marg Market | 28.5986, 77.1884 | 3 | early | 4.5, 336 | 14 | 14 | veg | Cold-pressed, slow-roasted, well-slept.
Tandoor Telegraph | North Indian, Mughlai | Janpath | 52 Western Court Lane | 28.6226, 77.2183 | 2 | day | 4.2, 720 | 24 | 22 | | Short messages from a hot oven.
Sabzi Mandal | North Indian | Gole Market | 31 Market Road | 28.6329, 77.2047 | 1 | day | 4.1, 480 | 22 | 18 | veg | What came in this morning, cooked by noon.
Nonna on Minto Road | Pizza | Connaught Place | 2 Minto Road | 28.6371, 77.2231 | 3 | split | 4.6, 560 | 21 | 24 | | Rolled by hand, argued over in Italian.
Hyderabad Halt | Biryani | Mandi House | 7 Bhagwan Das Road | 28.6234, 77.2362 | 2 | always | 4.3, 1040 | 34 | 25 | | Sealed in Hyderabad's way, opened in Delhi's traffic.
Umami Underground | Japanese, Chinese | Connaught Place | 28 M Block, lower floor | 28.6339, 77.2243 | 3 | late | 4.4, 430 | 19 | 20 | | Ramen at two in the morning.
Coconut Grove Canteen | South Indian | Sundar Nagar | 14 Sundar Nagar Market | 28.6023, 77.2418 | 2 | day | 4.4, 515 | 19 | 18 | | The coast, three hundred miles from any.
Rolls & Rumours | Mughlai, Street Food | Nizamuddin | 9 Mirza Ghalib Marg | 28.5901, 77.2467 | 1 | late | 4.2, 940 | 27 | 14 | | Kathi rolls and the news of the street.
Siam Social | Thai, Chinese | Connaught Place | 15 F Block | 28.6318, 77.2221 | 2 | day | 4.1, 415 | 21 | 18 | | Curry pastes pounded at ten each morning.
Bombay Baithak | Street Food, Cafe | Connaught Place | 40 P Block | 28.6309, 77.2146 | 1 | always | 4.3, 1180 | 35 | 12 | veg | Vada pav for the homesick.
Fig & Fennel | Healthy, Pizza | Khan Market | 52 Back Lane | 28.5998, 77.2281 | 4 | not-tuesday | 4.7, 298 | 13 | 20 | | A short menu, changed when the market does.
Dosa Department | South Indian | Patel Nagar | 22 West Patel Nagar Market | 28.6503, 77.1692 | 1 | early | 4.2, 730 | 22 | 12 | veg | Files nothing, serves everything.
Kebab Cabinet | Mughlai | Lodhi Colony | 61 Meher Chand Market | 28.5859, 77.2268 | 3 | late | 4.4, 520 | 19 | 22 | | A drawer for every skewer.
Midnight Maggi & More | Street Food, Burgers | Karol Bagh | 8 Ajmal Khan Road | 28.6498, 77.1902 | 1 | always | 4.0, 1390 | 32 | 12 | | For exams, break-ups and night shifts.
Cardamom Court | Desserts, Cafe | Chanakyapuri | 12 Yashwant Place | 28.5938, 77.1897 | 3 | day | 4.5, 344 | 14 | 12 | | Tea as it is poured in four countries.
`;

const numbers = (text = "") => text.split(",").map(Number);

/** The demo city: forty restaurants around Connaught Place in New Delhi, none of which exists. */
export const city: readonly RestaurantIdea[] = lines
  .trim()
  .split("\n")
  .map((line) => {
    const fields = line.split("|").map((field) => field.trim());
    const [name = "", cuisines = "", neighbourhood = "", street = "", place, price, hours] = fields;
    const [rating, ordersADay, prepMinutes, vegetarian, description = ""] = fields.slice(7);
    const [lat = 0, lng = 0] = numbers(place);
    const [stars = 0, ratingCount = 0] = numbers(rating);
    return {
      name,
      cuisines: cuisines.split(", ") as BankCuisine[],
      neighbourhood,
      street,
      lat,
      lng,
      priceLevel: Number(price),
      hours: hours as Hours,
      rating: stars,
      ratingCount,
      ordersADay: Number(ordersADay),
      prepMinutes: Number(prepMinutes),
      vegetarianOnly: vegetarian === "veg",
      description,
    };
  });

const week = [0, 1, 2, 3, 4, 5, 6];
const daily = (opens: string, closes: string, days = week): OpeningSpan[] =>
  days.map((day) => ({ day, opens, closes }));

/** Opening hours by their short names; null: around the clock. */
export const hoursOf: Record<Hours, OpeningSpan[] | null> = {
  always: null,
  day: daily("10:00", "23:30"),
  early: daily("07:00", "22:00"),
  late: daily("16:00", "03:00"),
  split: [...daily("12:00", "15:30"), ...daily("18:30", "23:30")],
  "not-monday": daily("11:00", "23:00", [0, 2, 3, 4, 5, 6]),
  "not-tuesday": daily("11:00", "23:00", [0, 1, 3, 4, 5, 6]),
};
