import { reconcile } from "@/lib/billing/queries/reconcile";
import { isInUse } from "@/lib/payments/gateway/pool";
import { providerNames } from "@/lib/payments/types";
import { command } from "./check/command";

const DAY_MS = 86_400_000;
const words = {
  missing_here: "the provider has it, we do not",
  missing_there: "we have it, the provider does not",
  amount: "the amounts differ",
  currency: "the currencies differ",
  fee: "the fees differ",
  twice: "it is listed twice",
  books: "the books do not hold what was captured",
} as const;

// Compares our books with the providers' lists; a day each, yesterday unless told otherwise: FROM TO.
await command(async () => {
  const [from, to] = periodOf(process.argv.slice(2), new Date());
  if (!from || !to || Number.isNaN(+from) || Number.isNaN(+to) || from >= to) {
    console.error("usage: npm run reconcile -- [FROM TO], as 2026-11-01 2026-12-01");
    return false;
  }
  let wrong = 0;
  for (const provider of providerNames.filter(isInUse)) {
    const found = await reconcile(provider, from, to);
    wrong += found.length;
    console.log(`${provider}: ${found.length} differences`);
    for (const { kind, ref, what, ours, theirs } of found)
      console.log(
        `  ${kind} ${ref}: ${words[what]} (ours ${ours ?? "–"}, theirs ${theirs ?? "–"})`,
      );
  }
  return wrong === 0;
});

function periodOf([from, to]: string[], now: Date): [Date | undefined, Date | undefined] {
  if (from && to) return [new Date(from), new Date(to)];
  const today = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
  return from ? [undefined, undefined] : [new Date(today.getTime() - DAY_MS), today];
}
