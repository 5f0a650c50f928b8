import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/db/client";
import { makeUser } from "@/db/factories/users";
import { otpCodes } from "@/db/schema";
import { newId } from "@/lib/platform/ids";
import { redis } from "@/lib/platform/redis";
import { call } from "@/scripts/test-kit/http";

// The limits as they are for everybody, without the development mailbox.
vi.hoisted(() => Object.assign(process.env, { RATE_LIMIT_SCALE: "1", DEV_MAILBOX: "0" }));

let hosts = 0;
const newHost = () => {
  hosts += 1;
  return `198.51.100.${hosts}`;
};
const ask = (email: string, host: string) =>
  call("POST", "/auth/request-otp", { body: { email }, headers: { "x-forwarded-for": host } });
const statusesOf = async (asked: Promise<{ status: number }>[]) =>
  (await Promise.all(asked)).map((answer) => answer.status).sort();
const newEmail = () => `${newId()}@example.com`;

beforeEach(async () => {
  await redis.flushdb();
});

describe("codes an hour", () => {
  test("are five for an address, wherever they are asked from, also all at once", async () => {
    const email = newEmail();
    const asked = Array.from({ length: 12 }, () => ask(email, newHost()));
    expect(await statusesOf(asked)).toEqual([...Array(5).fill(202), ...Array(7).fill(429)]);
  });

  test("are twenty for a network, whoever they are for, also all at once", async () => {
    const host = newHost();
    const asked = Array.from({ length: 30 }, () => ask(newEmail(), host));
    expect(await statusesOf(asked)).toEqual([...Array(20).fill(202), ...Array(10).fill(429)]);
  });

  test("are told with the time to wait, the same for known and unknown addresses", async () => {
    const known = (await makeUser()).email;
    const shown = [];
    for (const email of [known, newEmail()]) {
      for (let code = 0; code < 5; code += 1) await ask(email, newHost());
      const { status, headers, json } = await ask(email, newHost());
      const seconds = Number(headers.get("retry-after"));
      expect(seconds).toBeGreaterThan(3_590);
      expect(seconds).toBeLessThanOrEqual(3_600);
      shown.push({ status, ...json, request_id: "" });
    }
    expect(shown[0]).toMatchObject({ status: 429, code: "rate_limited" });
    expect(shown[1]).toEqual(shown[0]);
  });

  test("are free again an hour later", async () => {
    const email = newEmail();
    for (let code = 0; code < 5; code += 1) await ask(email, newHost());
    expect((await ask(email, newHost())).status).toBe(429);
    await db.update(otpCodes).set({ createdAt: sql`created_at - interval '1 hour'` });
    expect((await ask(email, newHost())).status).toBe(202);
  });

  test("are counted although Redis has forgotten everything", async () => {
    const email = newEmail();
    for (let code = 0; code < 5; code += 1) await ask(email, newHost());
    await redis.flushdb();
    expect((await ask(email, newHost())).status).toBe(429);
  });
});

test("the development mailbox is not there when it is off", async () => {
  const { status, json } = await call("GET", "/dev/mailbox?to=a@example.com");
  expect([status, json.code]).toEqual([404, "not_found"]);
});
