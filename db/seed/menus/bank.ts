import { biryani, chaat, kebab, northIndian, southIndian } from "./indian";
import { type CategoryIdea, parseMenu } from "./parse";
import { burgers, cafe, chinese, desserts, healthy, japanese, momo, pizza, thai } from "./world";

/** Menus to draw from, by the name of the cuisine. */
export const menuBank = {
  "North Indian": parseMenu(northIndian),
  Mughlai: parseMenu(kebab),
  "South Indian": parseMenu(southIndian),
  Biryani: parseMenu(biryani),
  "Street Food": parseMenu(chaat),
  Chinese: parseMenu(chinese),
  Tibetan: parseMenu(momo),
  Pizza: parseMenu(pizza),
  Cafe: parseMenu(cafe),
  Desserts: parseMenu(desserts),
  Burgers: parseMenu(burgers),
  Healthy: parseMenu(healthy),
  Japanese: parseMenu(japanese),
  Thai: parseMenu(thai),
} as const satisfies Record<string, CategoryIdea[]>;
export type BankCuisine = keyof typeof menuBank;
