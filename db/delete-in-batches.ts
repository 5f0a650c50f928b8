import { pool } from "./client";

const BATCH = 10_000;

interface Old {
  table: string;
  /** Its primary key. */
  key: string;
  /** The indexed column by which the oldest are found; the key, where that begins with the time. */
  by?: string;
  /** Which rows go, with the values of its `$1` and so on. */
  where: string;
  values: unknown[];
}

/** Deletes rows that nobody needs any more, so many at a time that no statement takes long. */
export async function deleteInBatches({ table, key, by = key, where, values }: Old): Promise<void> {
  let deleted = BATCH;
  while (deleted === BATCH) {
    const { rowCount } = await pool.query(
      `delete from ${table} where ${key} in (
         select ${key} from ${table} where ${where} order by ${by} limit ${BATCH})`,
      values,
    );
    deleted = rowCount ?? 0;
  }
}
