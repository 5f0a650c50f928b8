import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import NextAuth from "next-auth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { askForCode, type Code, otherThan } from "@/db/factories/codes";
import { makeUser, signIn } from "@/db/factories/users";
import { sessions, users } from "@/db/schema";
import { newId } from "@/lib/platform/ids";
import { call } from "@/scripts/test-kit/http";
import { authOptions } from "./options";

// next-auth behind a plain HTTP server, as a browser meets it.
let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const cookies = (request.headers.cookie ?? "").split("; ").filter(Boolean);
    const asked = Object.assign(request, {
      query: {
        nextauth: url.pathname.split("/").slice(3),
        ...Object.fromEntries(url.searchParams),
      },
      cookies: Object.fromEntries(
        cookies.map((pair) => [
          pair.slice(0, pair.indexOf("=")),
          decodeURIComponent(pair.slice(pair.indexOf("=") + 1)),
        ]),
      ),
      body: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
    });
    const answer = Object.assign(response, {
      status: (code: number) => Object.assign(response, { statusCode: code }),
      json: (body: unknown) => response.end(JSON.stringify(body)),
      send: (body: unknown) => response.end(typeof body === "string" ? body : JSON.stringify(body)),
    });
    await NextAuth(asked as never, answer as never, authOptions);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/auth`;
});
afterAll(() => server.close());

/** A browser's jar of cookies around fetch. */
function browser() {
  const jar = new Map<string, string>();
  const visit = async (path: string, form?: Record<string, string>) => {
    const response = await fetch(`${base}/${path}`, {
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      redirect: "manual",
      ...(form ? { method: "POST", body: new URLSearchParams({ ...form, json: "true" }) } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const [name = "", value = ""] = [
        pair.slice(0, pair.indexOf("=")),
        pair.slice(pair.indexOf("=") + 1),
      ];
      if (value === "" || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const text = await response.text();
    return {
      status: response.status,
      cookies: response.headers.getSetCookie(),
      json: text.startsWith("{") ? JSON.parse(text) : {},
    };
  };
  const csrfToken = async (): Promise<string> => (await visit("csrf")).json.csrfToken;
  const signInWith = async (code: Code) =>
    visit("callback/otp", { ...code, csrfToken: await csrfToken(), callbackUrl: "/" });
  return { jar, visit, csrfToken, signInWith };
}

const newEmail = () => `${newId()}@example.com`;
const ownPage = { origin: "http://localhost:3000" };

describe("signing in on a page", () => {
  test("sets the cookie that the API takes, which holds the session's token and no JWT", async () => {
    const email = newEmail();
    const { jar, signInWith, visit } = browser();
    const { status, cookies } = await signInWith(await askForCode(email));
    expect(status).toBe(200);
    const token = jar.get("tiffin-session") ?? "";
    expect(token).toMatch(/^tfs_[\w-]{43}$/);
    const line = cookies.find((one) => one.startsWith("tiffin-session="));
    expect(line).toMatch(/Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/i);

    const cookie = `tiffin-session=${token}`;
    expect((await call("GET", "/auth/me", { headers: { cookie } })).json).toMatchObject({ email });
    expect((await visit("session")).json).toEqual({
      user: { id: expect.any(String), email, role: "customer" },
      expires: expect.stringMatching(/^\d{4}-/),
    });
    // Reading the session leaves the cookie what it was.
    expect(jar.get("tiffin-session")).toBe(token);
  });

  test("with a wrong code is 401 and sets nothing; the code is not told to anybody", async () => {
    const { jar, signInWith } = browser();
    const asked = await askForCode(newEmail());
    const { status, json } = await signInWith({ ...asked, code: otherThan(asked.code) });
    expect(status).toBe(401);
    expect(json.url).toContain("error=CredentialsSignin");
    expect(jar.has("tiffin-session")).toBe(false);
  });

  test("spends the same three tries as the API", async () => {
    const { signInWith } = browser();
    const asked = await askForCode(newEmail());
    for (let guess = 0; guess < 3; guess += 1)
      await signInWith({ ...asked, code: otherThan(asked.code) });
    expect((await signInWith(asked)).status).toBe(401);
  });

  test("tells the banned why", async () => {
    const user = await makeUser();
    const asked = await askForCode(user.email);
    await db.update(users).set({ bannedAt: new Date() });
    const { status, json } = await browser().signInWith(asked);
    expect([status, new URL(json.url).searchParams.get("error")]).toEqual([401, "account_banned"]);
  });

  test("needs the CSRF token", async () => {
    const { jar, visit } = browser();
    const { json } = await visit("callback/otp", { ...(await askForCode(newEmail())) });
    expect(json.url).toContain("csrf=true");
    expect(jar.has("tiffin-session")).toBe(false);
  });
});

describe("a session", () => {
  async function signedIn() {
    const page = browser();
    await page.signInWith(await askForCode(newEmail()));
    const token = page.jar.get("tiffin-session") ?? "";
    return { ...page, token };
  }

  test("ends for the API when the page signs out", async () => {
    const { visit, csrfToken, jar, token } = await signedIn();
    await visit("signout", { csrfToken: await csrfToken() });
    expect(jar.has("tiffin-session")).toBe(false);
    expect((await call("GET", "/auth/me", { token })).status).toBe(401);
  });

  test("ends for the page when the API signs out", async () => {
    const { visit, jar, token } = await signedIn();
    const cookie = `tiffin-session=${token}`;
    await call("POST", "/auth/logout", { headers: { cookie, ...ownPage } });
    expect((await visit("session")).json).toEqual({});
    expect(jar.has("tiffin-session")).toBe(false);
  });

  test("that ran out is nobody's; a made-up token neither", async () => {
    const { visit, jar } = browser();
    jar.set("tiffin-session", await signIn(await makeUser()));
    await db.update(sessions).set({ expiresAt: new Date() });
    expect((await visit("session")).json).toEqual({});
    jar.set("tiffin-session", "tfs_made-up");
    expect((await visit("session")).json).toEqual({});
  });
});
