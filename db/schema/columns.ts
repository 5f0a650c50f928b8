import { customType, timestamp, uuid } from "drizzle-orm/pg-core";
import { newId } from "@/lib/platform/ids";

/** UUIDv7 primary key, made by the program so that a single statement can refer to it. */
export const id = () => uuid().primaryKey().$defaultFn(newId);

/** A moment in UTC. */
export const moment = (name?: string) =>
  name
    ? timestamp(name, { withTimezone: true, mode: "date" })
    : timestamp({ withTimezone: true, mode: "date" });

export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
export const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });
export const point = customType<{ data: string }>({ dataType: () => "point" });
