import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { restaurants, users } from "@/db/schema";
import { isType, type StoredEvent } from "@/lib/events/catalogue";
import type { Consumer } from "@/lib/events/consume";
import type { MemberRole } from "@/lib/platform/ctx";
import { env } from "@/lib/platform/env";
import { sendMail } from "@/lib/platform/mail";
import { unseal } from "@/lib/platform/secrets";
import { invitationMail } from "./rules";

/** Tells people that they were brought into a restaurant. */
export const invitationMails: Consumer = {
  name: "auth.invitation_mails",
  topics: ["user.events"],
  shards: 1,
  handle: async ({ events }) => {
    for (const event of events) await tell(event);
  },
};

async function tell(event: StoredEvent): Promise<void> {
  const to = await findRecipient(event);
  if (!to) return;
  const [restaurant] = await db
    .select({ name: restaurants.name })
    .from(restaurants)
    .where(eq(restaurants.id, to.restaurantId));
  if (restaurant) await sendMail(invitationMail(to.email, to.role, restaurant.name, env.APP_URL));
}

interface Recipient {
  email: string;
  role: MemberRole;
  restaurantId: string;
}

async function findRecipient(event: StoredEvent): Promise<Recipient | undefined> {
  if (isType(event, "user.invited")) {
    const { restaurant_id: restaurantId, role, address_sealed } = event.payload;
    return { email: unseal(Buffer.from(address_sealed, "base64")), role, restaurantId };
  }
  // Who took up an invitation has had their mail.
  if (!isType(event, "user.member_added") || event.payload.by === "invitation") return undefined;
  const { restaurant_id: restaurantId, role, user_id } = event.payload;
  const [user] = await db.select().from(users).where(eq(users.id, user_id));
  return user && !user.bannedAt ? { email: user.email, role, restaurantId } : undefined;
}
