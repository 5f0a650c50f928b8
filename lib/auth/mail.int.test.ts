import type { AddressInfo } from "node:net";
import type { SMTPServer } from "smtp-server";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/db/client";
import { type Code, verify } from "@/db/factories/codes";
import { makeUser } from "@/db/factories/users";
import { devMails, users } from "@/db/schema";
import { newId } from "@/lib/platform/ids";
import { mailsLeft } from "@/lib/platform/mail";
import { call } from "@/scripts/test-kit/http";

interface Letter {
  from: string;
  to: string[];
  source: string;
}

// A real mail server, and a public address: what a Tiffin in the open has.
const post = await vi.hoisted(async () => {
  const { SMTPServer } = await import("smtp-server");
  const letters: Letter[] = [];
  const refusals: number[] = [];
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const responseCode = refusals.shift();
        if (responseCode) return done(Object.assign(new Error("not now"), { responseCode }));
        letters.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : "",
          to: envelope.rcptTo.map((recipient) => recipient.address),
          source: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  Object.assign(process.env, {
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: "Tiffin <hello@tiffin.test>",
    APP_URL: "https://tiffin.test",
    DEV_MAILBOX: "0",
  });
  return { server, letters, refusals };
});

beforeEach(() => {
  post.letters.length = 0;
});
afterAll(async () => {
  await mailsLeft();
  await new Promise<void>((resolve) => post.server.close(() => resolve()));
});

const ask = (email: string) =>
  call<{ request_id: string }>("POST", "/auth/request-otp", { body: { email } });
const letterTo = async (email: string): Promise<Letter> => {
  const find = () => post.letters.find((letter) => letter.to.includes(email));
  await expect.poll(find, { timeout: 10_000 }).toBeDefined();
  return find() ?? { from: "", to: [], source: "" };
};

test("a code is delivered by SMTP, kept nowhere else, and signs in", async () => {
  const email = `${newId()}@example.com`;
  const { status, json } = await ask(email);
  expect(status).toBe(202);
  const { from, to, source } = await letterTo(email);
  expect([from, to]).toEqual(["hello@tiffin.test", [email]]);
  const code = /Your code for Tiffin is (\d{6})\./.exec(source)?.[1] ?? "";
  expect(source).toContain(`Subject: ${code} is your Tiffin code`);
  expect(await db.select().from(devMails)).toEqual([]);

  const answer = { email, code, request_id: json.request_id } satisfies Code;
  const { status: verified, headers } = await verify(answer);
  expect(verified).toBe(200);
  // On HTTPS the cookie is bound to this very host.
  expect(headers.get("set-cookie")).toMatch(
    /^__Host-tiffin-session=tfs_[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

test("nobody waits for the mail server, and a passing fault of it loses nothing", async () => {
  post.refusals.push(451);
  const email = `${newId()}@example.com`;
  expect((await ask(email)).status).toBe(202);
  await letterTo(email);
});

test("what the mail server refuses for good is given up, without a word to the asker", async () => {
  post.refusals.push(550);
  const email = `${newId()}@example.com`;
  expect((await ask(email)).status).toBe(202);
  await mailsLeft();
  expect(post.letters).toEqual([]);
});

test("the banned get no mail", async () => {
  const banned = await makeUser();
  await db.update(users).set({ bannedAt: new Date() });
  expect((await ask(banned.email)).status).toBe(202);
  await mailsLeft();
  expect(post.letters).toEqual([]);
});
