import { rebuildWindows } from "@/lib/analytics/commands/rebuild-windows";
import { command } from "./check/command";
import { forEach, listWatched } from "./check/windows";

// Makes the sales windows again from Postgres; safe while orders come in.
await command(async () => {
  const began = performance.now();
  const ids = await listWatched();
  await forEach(ids, async (id) => {
    await rebuildWindows(id);
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`windows of ${ids.length} restaurants rebuilt in ${seconds} s`);
  return true;
});
