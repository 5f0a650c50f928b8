import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db, pool } from "@/db/client";
import { makeUser, signIn } from "@/db/factories/users";
import { auditLog, deadLetters, events } from "@/db/schema";
import { consumeShard } from "@/lib/events/consume";
import { deleteOldEvents } from "@/lib/events/retention";
import { newId } from "@/lib/platform/ids";
import { call } from "@/scripts/test-kit/http";

async function makeDeadLetter(consumer = "test-mails") {
  const [event] = await db
    .insert(events)
    .values({
      topic: "user.events",
      type: "user.deactivated",
      key: newId(),
      payload: { user_id: newId() },
    })
    .returning();
  const [letter] = await db
    .insert(deadLetters)
    .values({
      consumer,
      shard: 0,
      position: event?.position ?? 0,
      key: event?.key ?? "",
      tries: 8,
      nextTryAt: new Date(),
      lastError: "no such address",
      diedAt: new Date(),
    })
    .returning();
  return { event, letter };
}

test("an administrator sees what was given up and has it handled after all", async () => {
  const admin = await signIn(await makeUser({ role: "admin" }));
  const { event, letter } = await makeDeadLetter();
  const { json } = await call<{ items: unknown[] }>("GET", "/admin/dead-letters", { token: admin });
  expect(json.items).toContainEqual(
    expect.objectContaining({
      id: letter?.id,
      event_id: event?.id,
      tries: 8,
      last_error: "no such address",
    }),
  );
  const again = await call("POST", `/admin/dead-letters/${letter?.id}/replay`, { token: admin });
  expect(again.status).toBe(204);
  const handled: string[] = [];
  const stop = new AbortController();
  const running = consumeShard(
    {
      name: "test-mails",
      topics: ["user.events"],
      shards: 1,
      handle: async ({ events: batch }) => void handled.push(...batch.map((one) => one.id)),
    },
    0,
    stop.signal,
  );
  await expect
    .poll(
      async () =>
        db
          .select()
          .from(deadLetters)
          .where(eq(deadLetters.id, letter?.id ?? "")),
      { timeout: 10_000 },
    )
    .toEqual([]);
  stop.abort();
  await running;
  expect(handled).toContain(event?.id);
  expect(
    await db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, letter?.id ?? "")),
  ).toMatchObject([{ action: "dead_letter.replayed" }]);
});

test("nobody else does", async () => {
  const { letter } = await makeDeadLetter();
  for (const role of ["customer", "owner", "kitchen", "rider"] as const) {
    const token = await signIn(await makeUser({ role }));
    expect((await call("GET", "/admin/dead-letters", { token })).status).toBe(403);
    expect((await call("POST", `/admin/dead-letters/${letter?.id}/replay`, { token })).status).toBe(
      403,
    );
  }
  expect((await call("GET", "/admin/dead-letters")).status).toBe(401);
});

test("events are kept for a week, for every consumer and every dead letter", async () => {
  const { event: needed } = await makeDeadLetter("test-retention");
  const [passed, fresh] = await db
    .insert(events)
    .values(
      [0, 1].map(() => ({
        topic: "user.events",
        type: "user.deactivated",
        key: newId(),
        payload: {},
      })),
    )
    .returning();
  await pool.query(
    "update events set occurred_at = now() - interval '8 days' where position <> $1",
    [fresh?.position],
  );
  const left = async () =>
    (await db.select({ position: events.position }).from(events)).map((row) => row.position);
  await pool.query("delete from consumer_cursors");
  await pool.query("insert into consumer_cursors values ('slow', 0, '0', '0', 0, now())");
  await deleteOldEvents(new Date());
  expect(await left()).toContain(passed?.position);
  // The horizon is the server's: a transaction of another database may hold it back for a while.
  await expect
    .poll(async () => {
      await pool.query(
        "update consumer_cursors set from_xid = pg_snapshot_xmin(pg_current_snapshot())",
      );
      await deleteOldEvents(new Date());
      return await left();
    })
    .not.toContain(passed?.position);
  expect(await left()).toEqual(expect.arrayContaining([needed?.position, fresh?.position]));
});
