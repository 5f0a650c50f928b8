import { pool } from "@/db/client";
import { batched } from "@/lib/platform/batch";
import type { Actor, Membership, Role } from "@/lib/platform/ctx";
import { sha256 } from "@/lib/platform/secrets";
import { tokenKinds } from "./types";

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
        where s.token_hash = any(select decode(h, 'hex') from unnest($1::text[]) h)
          and s.expires_at > now() and u.banned_at is null and u.is_active`,
    values: [hashes],
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
        where token_hash = any(select decode(h, 'hex') from unnest($1::text[]) h) and revoked_at is null`,
    values: [hashes],
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

const findKey = batched<Actor>(async (hashes) => {
  const { rows } = await pool.query<{ hash: string; id: string; restaurant_id: string }>({
    name: "api-keys-by-token",
    text: `select encode(key_hash, 'hex') as hash, id, restaurant_id from api_keys
        where key_hash = any(select decode(h, 'hex') from unnest($1::text[]) h) and revoked_at is null`,
    values: [hashes],
  });
  return new Map(
    rows.map((row) => [
      row.hash,
      { kind: "api_key", keyId: row.id, restaurantId: row.restaurant_id },
    ]),
  );
});

/** Whom a session token, table token or API key stands for, as the database has it now. */
export async function findActorByToken(token: string): Promise<Actor | undefined> {
  const hash = () => sha256(token).toString("hex");
  if (token.startsWith(tokenKinds.session)) return findUser(hash());
  if (token.startsWith(tokenKinds.table)) return findTable(hash());
  if (token.startsWith(tokenKinds.apiKey)) return findKey(hash());
  return undefined;
}

/** As `findActorByToken`; no token, or one that has ended, is anonymous. */
export const actorOf = async (token: string | undefined): Promise<Actor> =>
  (token && (await findActorByToken(token))) || { kind: "anonymous" };
