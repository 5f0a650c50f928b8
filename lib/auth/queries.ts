import { and, desc, eq, isNotNull, isNull, lte, sql } from "drizzle-orm";
import { type Db, pool } from "@/db/client";
import { devMails, invitations, memberships, restaurants, users } from "@/db/schema";
import { batched } from "@/lib/platform/batch";
import type {
  Actor,
  ApiKeyScope,
  Membership,
  RestaurantScope,
  Role,
  UserActor,
} from "@/lib/platform/ctx";
import { sha256Hex } from "@/lib/platform/secrets";
import { LOST_INVITATION_DAYS } from "./rules";
import { type LostInvitation, type Member, tokenKinds } from "./types";

interface SessionRow {
  hash: string;
  session_id: string;
  expires_at: Date;
  user_id: string;
  email: string;
  role: Role;
  memberships: Membership[] | null;
}

// Every request checks the session row itself; requests of the same moment share the query.
const findUser = batched<Actor>(async (hashes) => {
  const { rows } = await pool.query<SessionRow>({
    name: "sessions-by-token",
    text: `select encode(s.token_hash, 'hex') as hash, s.id as session_id, s.expires_at,
              u.id as user_id, u.email, u.role, m.memberships
         from sessions s
         join users u on u.id = s.user_id
         left join lateral (
           select json_agg(json_build_object('restaurantId', r.id, 'restaurantName', r.name, 'role', m.role)
                           order by r.name) as memberships
             from memberships m join restaurants r on r.id = m.restaurant_id where m.user_id = u.id
         ) m on true
        where s.token_hash = any(select decode(h, 'hex') from json_array_elements_text($1) h)
          and s.expires_at > now() and u.banned_at is null and u.is_active`,
    values: [JSON.stringify(hashes)],
  });
  return new Map(rows.map((row) => [row.hash, toUser(row)]));
});

const toUser = (row: SessionRow): Actor => ({
  kind: "user",
  userId: row.user_id,
  sessionId: row.session_id,
  email: row.email,
  role: row.role,
  memberships: row.memberships ?? [],
  expiresAt: row.expires_at,
});

const findTable = batched<Actor>(async (hashes) => {
  const { rows } = await pool.query<{
    hash: string;
    id: string;
    table_number: string;
    restaurant_id: string;
  }>({
    name: "tables-by-token",
    text: `select encode(token_hash, 'hex') as hash, id, table_number, restaurant_id from dining_tables
        where token_hash = any(select decode(h, 'hex') from json_array_elements_text($1) h) and revoked_at is null`,
    values: [JSON.stringify(hashes)],
  });
  return new Map(
    rows.map((row) => [
      row.hash,
      {
        kind: "table",
        tableId: row.id,
        tableNumber: row.table_number,
        restaurantId: row.restaurant_id,
      },
    ]),
  );
});

interface ApiKeyRow {
  hash: string;
  id: string;
  restaurant_id: string;
  scopes: ApiKeyScope[];
}

const findKey = batched<Actor>(async (hashes) => {
  const { rows } = await pool.query<ApiKeyRow>({
    name: "api-keys-by-token",
    text: `select encode(key_hash, 'hex') as hash, id, restaurant_id, scopes from api_keys
        where key_hash = any(select decode(h, 'hex') from json_array_elements_text($1) h) and revoked_at is null`,
    values: [JSON.stringify(hashes)],
  });
  return new Map(
    rows.map((row) => [
      row.hash,
      { kind: "api_key", keyId: row.id, restaurantId: row.restaurant_id, scopes: row.scopes },
    ]),
  );
});

/** Whom a session token, table token or API key stands for, as the database has it now. */
export async function findActorByToken(token: string): Promise<Actor | undefined> {
  if (token.startsWith(tokenKinds.session)) return findUser(sha256Hex(token));
  if (token.startsWith(tokenKinds.table)) return findTable(sha256Hex(token));
  if (token.startsWith(tokenKinds.apiKey)) return findKey(sha256Hex(token));
  return undefined;
}

/** As `findActorByToken`; no token, or one that has ended, is anonymous. */
export const actorOf = async (token: string | undefined): Promise<Actor> =>
  (token && (await findActorByToken(token))) || { kind: "anonymous" };

/** The user behind a session cookie's value, for pages; tables and API keys are nobody here. */
export async function findViewer(token: string | undefined): Promise<UserActor | null> {
  const actor = await actorOf(token);
  return actor.kind === "user" ? actor : null;
}

/** Whether an address belongs to somebody who is banned. */
export async function findBannedEmail(db: Db, email: string): Promise<boolean> {
  const found = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.email, email), isNotNull(users.bannedAt)));
  return found.length > 0;
}

interface MemberPage {
  limit: number;
  /** Show those whose address sorts after this one. */
  after: string;
}

/** Who works in a restaurant or is invited to, also who was of late, by address; one more than `limit`. */
export async function listMembers(
  db: Db,
  { restaurantId }: RestaurantScope,
  { limit, after }: MemberPage,
): Promise<Member[]> {
  const { rows } = await db.execute<{
    user_id: string | null;
    email: string;
    role: Member["role"];
    since: string;
    expires_at: string | null;
    is_lost: boolean;
  }>(sql`
    select u.id as user_id, u.email, m.role, m.created_at as since, null as expires_at, false as is_lost
      from memberships m join users u on u.id = m.user_id
     where m.restaurant_id = ${restaurantId} and u.email > ${after}
    union all
    select null, i.email, i.role, i.created_at, i.expires_at, i.expires_at <= now() from invitations i
     where i.restaurant_id = ${restaurantId} and i.email > ${after}
       and i.expires_at > now() - make_interval(days => ${LOST_INVITATION_DAYS})
       and not exists (select from memberships m join users u on u.id = m.user_id
                        where m.restaurant_id = i.restaurant_id and u.email = i.email)
     order by email limit ${limit + 1}`);
  return rows.map(({ user_id: userId, since, expires_at, is_lost: isLost, ...row }) => ({
    ...row,
    userId,
    since: new Date(since),
    invitation: expires_at === null ? null : { expiresAt: new Date(expires_at), isLost },
  }));
}

/** Invitations of a user that ran out, to where they do not work; the latest first. */
export const listLostInvitations = (
  db: Db,
  { userId, email }: Pick<UserActor, "userId" | "email">,
  now: Date,
): Promise<LostInvitation[]> =>
  db
    .select({
      restaurantName: restaurants.name,
      timezone: restaurants.timezone,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .innerJoin(restaurants, eq(restaurants.id, invitations.restaurantId))
    .leftJoin(
      memberships,
      and(eq(memberships.restaurantId, invitations.restaurantId), eq(memberships.userId, userId)),
    )
    .where(
      and(
        eq(invitations.email, email),
        lte(invitations.expiresAt, now),
        isNull(memberships.userId),
      ),
    )
    .orderBy(desc(invitations.expiresAt));

const MOST_MAILS = 100;

/** What is in the development mailbox for an address, or for everybody; newest first. */
export const listMails = (db: Db, to: string | undefined) =>
  db
    .select()
    .from(devMails)
    .where(to === undefined ? undefined : eq(devMails.to, to))
    .orderBy(desc(devMails.at), desc(devMails.id))
    .limit(MOST_MAILS);
