import { existsSync, readFileSync } from "node:fs";
import { Presets, SingleBar } from "cli-progress";
import { pool } from "@/db/client";
import { importMenus } from "./import/menus";
import { readRestaurantsCsv } from "./import/read-csv";
import { storeRestaurants } from "./import/store";

const USAGE = "npm run import:restaurants -- FILE [--menus]";
const [file, ...flags] = process.argv.slice(2);
const withMenus = flags.includes("--menus");
if (!file || flags.some((flag) => flag !== "--menus")) {
  console.error(`usage: ${USAGE}`);
  process.exit(1);
}
if (!existsSync(file)) {
  console.error(`${file}: there is no such file`);
  process.exit(1);
}

const { restaurants, rejected, notes } = readRestaurantsCsv(readFileSync(file));
for (const { line, reason } of [...rejected, ...notes].sort((a, b) => a.line - b.line))
  console.log(`line ${line}: ${reason}`);

const bar = new SingleBar(
  { format: "{what} [{bar}] {value}/{total} · {duration_formatted}", hideCursor: true },
  Presets.rect,
);
bar.start(restaurants.length, 0, { what: "restaurants" });
const sums = await storeRestaurants(pool, restaurants, (done) => bar.update(done));
bar.stop();
console.log(
  `${sums.created} created, ${sums.updated} updated, ${sums.unchanged} unchanged, ${rejected.length} rejected`,
);

if (withMenus) {
  bar.start(restaurants.length, 0, { what: "menus" });
  const dishes = await importMenus(pool, restaurants, (done) => bar.update(done));
  bar.stop();
  console.log(`${dishes} dishes added`);
}
// So many new rows at once: searching waits for nobody to find out about them.
await pool.query("vacuum (analyze) restaurants, restaurant_search, search_words, foods");
await pool.end();
