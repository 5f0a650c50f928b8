import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { describe, expect, onTestFinished, test } from "vitest";
import { makeOrder, makeService } from "@/db/factories/orders";
import { makeUser, signIn } from "@/db/factories/users";
import { openStreams } from "@/lib/platform/http/sse";
import { call } from "@/scripts/test-kit/http";
import { app } from "./app";

const post = (body: string, headers: Record<string, string> = {}) =>
  app.request("/api/v1/orders", {
    method: "POST",
    body,
    headers: { "content-type": "application/json", "idempotency-key": randomUUID(), ...headers },
  });

describe("every answer", () => {
  test("has a request id, the caller's own when it is sane", async () => {
    const own = await call("GET", "/foods", { headers: { "x-request-id": "till-7" } });
    expect(own.headers.get("x-request-id")).toBe("till-7");
    const odd = await call("GET", "/foods", { headers: { "x-request-id": "a b<script>" } });
    expect(odd.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("has a request id outside the versioned API and as a stream, too", async () => {
    for (const path of ["health/live", "health/none", "webhooks/payments/none", "metrics"]) {
      const answer = await app.request(`/api/${path}`, { headers: { "x-request-id": "till-7" } });
      expect([path, answer.headers.get("x-request-id")]).toEqual([path, "till-7"]);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    }
    const picture = await app.request(`/api/v1/pictures/${"0".repeat(32)}/320.webp`);
    const refused = await picture.json();
    expect(refused).toMatchObject({ request_id: picture.headers.get("x-request-id") });
    const service = await makeService();
    const stream = await app.request(`/api/v1/kitchen/stream?restaurant=${service.restaurant.id}`, {
      headers: { authorization: `Bearer ${service.cook}` },
    });
    await stream.body?.cancel();
    expect(stream.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(stream.headers.get("x-content-type-options")).toBe("nosniff");
    expect(stream.headers.get("ratelimit")).toMatch(/^"read";/);
  });

  test("tells its limits", async () => {
    const { headers } = await call("GET", "/foods");
    expect(headers.get("ratelimit-policy")).toMatch(/^"read";q=\d+;w=60$/);
    expect(headers.get("ratelimit")).toMatch(/^"read";r=\d+;t=\d+$/);
  });

  test("can neither run nor be framed, whatever is in it", async () => {
    const { headers } = await call("GET", "/no-such-thing");
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    );
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect((await app.request("/api/v1/docs")).headers.get("content-security-policy")).toContain(
      "script-src 'self'",
    );
  });

  test("that is an error is a problem document", async () => {
    const { status, headers, json } = await call("GET", "/no-such-thing");
    expect(status).toBe(404);
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(Object.keys(json).sort()).toEqual([
      "code",
      "detail",
      "error",
      "request_id",
      "status",
      "title",
      "type",
    ]);
    expect(json.request_id).toBe(headers.get("x-request-id"));
  });

  test("never shows what broke inside", async () => {
    const { json } = await call("GET", "/kitchen/tickets?limit=abc");
    expect(JSON.stringify(json)).not.toMatch(/stack|node_modules|select /i);
    expect(json.errors).toContainEqual(expect.objectContaining({ path: "limit" }));
  });
});

describe("bodies", () => {
  test("over 1 MB are 413, with and without a length", async () => {
    const { customer } = await makeService();
    const huge = JSON.stringify({ note: "x".repeat(20_000_000) });
    const known = await post(huge, {
      authorization: `Bearer ${customer}`,
      "content-length": String(huge.length),
    });
    expect(known.status).toBe(413);
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(100_000).fill(32));
      },
    });
    const chunked = await app.request(
      new Request("http://localhost/api/v1/orders", {
        method: "POST",
        body: stream,
        duplex: "half",
        headers: { "content-type": "application/json", authorization: `Bearer ${customer}` },
      } as RequestInit),
    );
    expect(chunked.status).toBe(413);
    expect(await chunked.json()).toMatchObject({ code: "payload_too_large" });
  });

  test("that are too large spoil no connection: the next request on it is answered", async () => {
    const server = createServer(getRequestListener(app.fetch)).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => {
      agent.destroy();
      server.close();
    });
    const send = async (body: string) => {
      const headers = { "content-type": "application/json", "content-length": body.length };
      const sent = request({ port, path: "/api/v1/orders", method: "POST", agent, headers });
      const answered = once(sent, "response");
      sent.end(body);
      const [answer] = await answered;
      answer.resume();
      await once(answer, "end");
      return [answer.statusCode, sent.reusedSocket];
    };
    expect(await send(JSON.stringify({ note: "x".repeat(3_000_000) }))).toEqual([413, false]);
    for (let n = 0; n < 2; n += 1) expect(await send("{}")).toEqual([400, true]);
  });

  test.each([
    ["cut short", '{"items": ['],
    ["10,000 deep", `${"[".repeat(10_000)}${"]".repeat(10_000)}`],
    ["deep in objects", `${'{"a":'.repeat(500)}1${"}".repeat(500)}`],
    ["empty", ""],
    ["no object", "7"],
  ])("%s are 400", async (_, body) => {
    const { customer } = await makeService();
    const answer = await post(body, { authorization: `Bearer ${customer}` });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });
});

test("a body that may have two shapes is told what is wrong with the one it is nearest to", async () => {
  const { customer, restaurant, food } = await makeService();
  const item = { food_id: food.id, quantity: "1" };
  const order = { restaurant_id: restaurant.id, order_type: "takeaway", payment_method: "cash" };
  const headers = { authorization: `Bearer ${customer}` };
  const answer = await post(JSON.stringify({ ...order, items: [item] }), headers);
  expect(answer.status).toBe(400);
  const { errors } = (await answer.json()) as { errors: unknown[] };
  expect(errors).toEqual([expect.objectContaining({ path: "items.0.quantity" })]);
});

test("a cursor that was tampered with is 400 in every list", async () => {
  const service = await makeService();
  const admin = await signIn(await makeUser({ role: "admin" }));
  const { id } = service.restaurant;
  const hook = await call<{ id: string }>("POST", `/restaurants/${id}/webhooks`, {
    token: service.owner,
    body: { url: "https://till.example/hook", events: ["order.placed"] },
  });
  const lists: [path: string, token: string, cursors: unknown[][]][] = [
    [
      "/orders?",
      service.customer,
      [
        ["soon", id],
        [1, "x"],
        [1e300, id],
        [-1e14, id],
      ],
    ],
    [
      `/restaurants/${id}/orders?`,
      service.owner,
      [
        ["soon", id],
        [8.64e15, id],
      ],
    ],
    [
      `/kitchen/tickets?restaurant=${id}&`,
      service.cook,
      [
        ["soon", id],
        [1, "x"],
      ],
    ],
    [
      "/favourites?",
      service.customer,
      [
        ["soon", id],
        [1, "x"],
      ],
    ],
    [`/restaurants/${id}/members?`, service.owner, [["\u0000"]]],
    [`/restaurants/${id}/webhooks/${hook.json.id}/deliveries?`, service.owner, [["x"]]],
    ["/admin/dead-letters?", admin, [["x"], [1]]],
  ];
  for (const [path, token, cursors] of lists)
    for (const values of cursors) {
      const cursor = Buffer.from(JSON.stringify(values)).toString("base64url");
      const { status, json } = await call("GET", `${path}cursor=${cursor}`, { token });
      expect([path, values, status]).toEqual([path, values, 400]);
      expect(json.errors).toEqual([{ path: "cursor", message: "not a cursor of this list" }]);
    }
});

test("a moment or date outside the years 1 to 9999 is 400", async () => {
  const service = await makeService();
  const path = `/restaurants/${service.restaurant.id}`;
  const { owner: token } = service;
  for (const moment of ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00"]) {
    const paused = await call("PATCH", path, { token, body: { paused_until: moment } });
    const body = { is_available: false, until: moment };
    const gone = await call("PATCH", `${path}/foods/${service.food.id}/availability`, {
      token,
      body,
    });
    const from = await call("GET", `${path}/orders?from=${moment}`, { token });
    expect([paused.status, gone.status, from.status]).toEqual([400, 400, 400]);
  }
  expect((await call("GET", `${path}/orders?date=0000-01-01`, { token })).status).toBe(400);
});

test("an id in capitals is the same id", async () => {
  const service = await makeService();
  const id = service.restaurant.id.toUpperCase();
  const items = [{ food_id: service.food.id.toUpperCase(), quantity: 1 }];
  const order = await makeOrder(service, { restaurant_id: id, items });
  expect(
    (await call("GET", `/orders/${order.toUpperCase()}`, { token: service.cook })).status,
  ).toBe(200);
  const { cook, owner: token } = service;
  expect((await call("GET", `/kitchen/tickets?restaurant=${id}`, { token: cook })).status).toBe(
    200,
  );
  expect((await call("GET", `/count?restaurant=${id}`, { token })).status).toBe(200);
  const renamed = await call("PATCH", `/restaurants/${id}`, { token, body: { name: "Renamed" } });
  expect(renamed.status).toBe(200);
});

test("announcing JSON and sending none is fine where none is wanted", async () => {
  const headers = { "content-type": "application/json" };
  expect((await call("GET", "/restaurants", { headers })).status).toBe(200);
  const { customer } = await makeService();
  expect((await call("POST", "/auth/logout", { token: customer, headers })).status).toBe(204);
});

test("a HEAD keeps no stream open", async () => {
  const service = await makeService();
  const path = `/kitchen/stream?restaurant=${service.restaurant.id}`;
  const before = openStreams();
  for (let n = 0; n < 12; n += 1)
    expect((await call("HEAD", path, { token: service.cook })).status).toBe(200);
  expect(openStreams()).toBe(before);
});

test("keys and tables are known, and refused where people are asked for", async () => {
  const service = await makeService();
  const path = `/restaurants/${service.restaurant.id}`;
  const made = await call<{ key: string }>("POST", `${path}/api-keys`, {
    token: service.owner,
    body: { name: "till" },
  });
  for (const asked of [`${path}/orders`, "/delivery/assignments"])
    expect([asked, (await call("GET", asked, { token: made.json.key })).status]).toEqual([
      asked,
      403,
    ]);
  expect((await call("GET", `${path}/orders`)).status).toBe(401);
});

describe("cookie writes", () => {
  const write = async (headers: Record<string, string>) => {
    const { customer } = await makeService();
    return post("{}", { cookie: `tiffin-session=${customer}`, host: "localhost:3000", ...headers });
  };

  test("from another site, or from nowhere, are 403", async () => {
    for (const headers of [{ origin: "https://evil.example" }, {}, { origin: "null" }]) {
      const answer = await write(headers);
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ code: "cross_origin" });
    }
  });

  test("from our own pages go through to validation", async () => {
    expect((await write({ origin: "http://localhost:3000" })).status).toBe(400);
  });
});

describe("documentation", () => {
  test("OpenAPI 3.1 is made from the routes", async () => {
    const { json } = await call<{ openapi: string; paths: Record<string, unknown> }>(
      "GET",
      "/openapi.json",
    );
    expect(json.openapi).toBe("3.1.0");
    expect(Object.keys(json.paths)).toEqual(
      expect.arrayContaining([
        "/api/v1/orders",
        "/api/v1/orders/{id}/cancel",
        "/api/v1/kitchen/tickets",
      ]),
    );
  });

  test("is readable, from our own files alone", async () => {
    const page = await app.request("/api/v1/docs");
    expect(page.status).toBe(200);
    const text = await page.text();
    for (const [, src] of text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await app.request(src ?? "")).status).toBe(200);
    }
  });
});

describe("health", () => {
  test("says who is well", async () => {
    expect((await app.request("/api/health/live")).status).toBe(200);
    const ready = await app.request("/api/health/ready");
    expect(await ready.json()).toMatchObject({
      status: "ok",
      dependencies: { postgres: { ok: true }, redis: { ok: true } },
    });
    expect(await (await app.request("/api/metrics")).text()).toContain(
      "tiffin_http_request_seconds",
    );
  });
});
