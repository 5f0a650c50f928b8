import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { MemberRole, Role } from "@/lib/platform/ctx";
import { isKind, kindOf } from "../rules/kinds";
import type { NoticeChoices, Told } from "../types";

export interface Reader {
  id: string;
  role: Role;
  choices: NoticeChoices;
  phoneSealed: Buffer | null;
  /** Browsers that want to be told. */
  devices: string[];
}

interface OrderRow extends Record<string, unknown> {
  id: string;
  customer_id: string | null;
  restaurant_id: string;
  order_type: string;
  number: number | null;
}
interface PlaceRow extends Record<string, unknown> {
  id: string;
  name: string;
  auto_accept: boolean;
  /** As its owner wrote it. */
  phone: string | null;
  members: { userId: string; role: MemberRole }[] | null;
}

export interface Audiences {
  orders: Map<string, OrderRow>;
  places: Map<string, PlaceRow>;
  admins: string[];
}

const uuids = (ids: Iterable<string | undefined>) =>
  sql`${`{${[...new Set(ids)].filter((one) => one !== undefined).join(",")}}`}::uuid[]`;

const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]));

/** Whom all this is about: orders with their customers, restaurants with who works there. */
export async function findAudiences(db: Db, told: readonly Told[]): Promise<Audiences> {
  const orders = await db.execute<OrderRow>(sql`
    select o.id, o.customer_id, o.restaurant_id, o.order_type, t.number
      from orders o left join tickets t on t.order_id = o.id
     where o.id = any(${uuids(told.map((one) => one.orderId))})`);
  const places = await db.execute<PlaceRow>(sql`
    select r.id, r.name, r.auto_accept, r.phone,
           (select json_agg(json_build_object('userId', m.user_id, 'role', m.role) order by m.user_id)
              from memberships m where m.restaurant_id = r.id) as members
      from restaurants r
     where r.id = any(${uuids([
       ...told.map((one) => one.restaurantId),
       ...orders.rows.map((row) => row.restaurant_id),
     ])})`);
  const forAdmins = told.some(({ kind }) => isKind(kind) && kindOf(kind).to === "admins");
  const admins = forAdmins
    ? await db.execute<{ id: string }>(sql`select id from users where role = 'admin'`)
    : { rows: [] };
  return {
    orders: byId(orders.rows),
    places: byId(places.rows),
    admins: admins.rows.map((row) => row.id),
  };
}

interface ReaderRow extends Record<string, unknown> {
  id: string;
  role: Role;
  choices: NoticeChoices | null;
  phone_sealed: Buffer | null;
  devices: string[] | null;
}

/** Those of the users who are still there, with what they chose. */
export async function findReaders(db: Db, userIds: Iterable<string>): Promise<Map<string, Reader>> {
  const { rows } = await db.execute<ReaderRow>(sql`
    select u.id, u.role, p.choices, p.phone_sealed,
           (select array_agg(d.id::text) from push_devices d where d.user_id = u.id) as devices
      from users u left join notice_preferences p on p.user_id = u.id
     where u.id = any(${uuids(userIds)}) and u.deleted_at is null and u.banned_at is null`);
  return byId(
    rows.map(({ phone_sealed: phoneSealed, ...row }) => ({
      ...row,
      phoneSealed,
      choices: row.choices ?? {},
      devices: row.devices ?? [],
    })),
  );
}
