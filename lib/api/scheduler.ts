import { eraseLeftovers } from "@/lib/account/commands/delete-account";
import { foldSales } from "@/lib/analytics/commands/fold-sales";
import { mendWindows } from "@/lib/analytics/commands/mend-windows";
import { deactivateCustomers } from "@/lib/auth/commands/deactivate-customers";
import { closeMissedWeeks, closeWeeks } from "@/lib/billing/commands/close-weeks";
import { keepPartitions } from "@/lib/delivery/commands/keep-partitions";
import { endSilentShifts } from "@/lib/delivery/commands/set-availability";
import { tellDelays } from "@/lib/delivery/commands/tell-delays";
import { deleteOldEvents } from "@/lib/events/retention";
import { type Job, runJobs } from "@/lib/events/schedule";
import { deleteOldDeliveries } from "@/lib/notifications/commands/deliveries";
import { deleteOldNotices, dropStaleSends } from "@/lib/notifications/commands/keep-notices";
import { raiseAlarms } from "@/lib/notifications/commands/raise-alarms";
import { rejectUnanswered } from "@/lib/orders/commands/reject-unanswered";
import { askAboutPayments } from "@/lib/payments/commands/ask";
import { sendSandboxMessages } from "@/lib/payments/commands/sandbox-messages";
import { deleteOldMessages, sendRefunds } from "@/lib/payments/commands/send-refunds";

const jobs: readonly Job[] = [
  { name: "close weeks", pattern: "7 * * * *", run: closeWeeks },
  { name: "deactivate customers", pattern: "*/10 * * * *", run: deactivateCustomers },
  { name: "delete old deliveries", pattern: "37 3 * * *", run: deleteOldDeliveries },
  { name: "delete old events", pattern: "17 3 * * *", run: deleteOldEvents },
  { name: "erase leftovers", pattern: "27 3 * * *", run: eraseLeftovers },
  { name: "reject unanswered orders", pattern: "*/15 * * * * *", run: rejectUnanswered },
  { name: "ask about payments", pattern: "*/5 * * * * *", run: askAboutPayments },
  { name: "send refunds", pattern: "*/2 * * * * *", run: sendRefunds },
  { name: "send sandbox messages", pattern: "* * * * * *", run: sendSandboxMessages },
  { name: "delete old payment messages", pattern: "47 3 * * *", run: deleteOldMessages },
  { name: "call for answers", pattern: "5-59/15 * * * * *", run: raiseAlarms },
  { name: "drop stale notices", pattern: "40 * * * * *", run: dropStaleSends },
  { name: "delete old notices", pattern: "47 3 * * *", run: deleteOldNotices },
  { name: "fold closed hours", pattern: "2-59/15 * * * *", run: foldSales },
  { name: "keep partitions of ways", pattern: "7 1,13 * * *", run: keepPartitions },
  { name: "end silent shifts", pattern: "*/5 * * * *", run: endSilentShifts },
  { name: "tell delays of deliveries", pattern: "*/20 * * * * *", run: tellDelays },
  { name: "mend sales windows", pattern: "*/10 * * * *", run: mendWindows },
];

/** What happens by the clock. */
export async function runScheduler(signal: AbortSignal): Promise<void> {
  await Promise.all([runJobs(jobs, signal), closeMissedWeeks(signal)]);
}
