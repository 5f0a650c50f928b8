import { type Job, runJobs } from "@/lib/events/schedule";

const jobs: readonly Job[] = [];

/** What happens by the clock. */
export const runScheduler = (signal: AbortSignal): Promise<void> => runJobs(jobs, signal);
