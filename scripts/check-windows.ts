import { command } from "./check/command";
import { checkWindows, listWatched } from "./check/windows";

// Whether every window in Redis equals the same sums in Postgres.
await command(async () => {
  const ids = await listWatched();
  const found = await checkWindows(ids);
  for (const { restaurantId, differences } of found) {
    for (const line of differences) console.log(`${restaurantId}  ${line}`);
  }
  console.log(
    `${ids.length} restaurants, ${found.length} with windows that differ from the database`,
  );
  return found.length === 0;
});
