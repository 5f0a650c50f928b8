import { foldedSalesConsumer, salesWindowsConsumer } from "@/lib/analytics/consumers";
import { invitationMails } from "@/lib/auth/consumers";
import { ledgerConsumer } from "@/lib/billing/consumers";
import { deliveryNotes } from "@/lib/delivery/consumers";
import type { Consumer } from "@/lib/events/consume";
import { notices, webhookMessages } from "@/lib/notifications/consumers";
import { autoAcceptConsumer } from "@/lib/orders/consumers";
import { pictureRemoval } from "@/lib/restaurants/consumers";

/** Everybody who reads the event log. */
export const consumers: readonly Consumer[] = [
  invitationMails,
  salesWindowsConsumer,
  foldedSalesConsumer,
  autoAcceptConsumer,
  deliveryNotes,
  pictureRemoval,
  webhookMessages,
  ledgerConsumer,
  notices,
];
