import { command } from "./check/command";
import { countBreaches, invariants } from "./check/invariants";
import { checkWindows, listWatched } from "./check/windows";

const show = (count: number, name: string) => console.log(`${String(count).padStart(6)}  ${name}`);

// What must never be true of the data, each with how often it is: 0 expected.
await command(async () => {
  let broken = 0;
  for (const invariant of invariants) {
    const count = await countBreaches(invariant);
    show(count, invariant.name);
    broken += count;
  }
  const windows = (await checkWindows(await listWatched())).length;
  show(windows, "restaurant whose windows differ from the database");
  return broken + windows === 0;
});
