import { deactivateCustomers } from "@/lib/auth/commands/deactivate-customers";
import { type Job, runJobs } from "@/lib/events/schedule";

const jobs: readonly Job[] = [
  { name: "deactivate customers", pattern: "*/10 * * * *", run: deactivateCustomers },
];

/** What happens by the clock. */
export const runScheduler = (signal: AbortSignal): Promise<void> => runJobs(jobs, signal);
