import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { baseURL } from "./fixtures/api";
import { expect, onPhones, test } from "./fixtures/test";

test.skip(({ isMobile }) => !isMobile, onPhones);

test("a client that offers another protocol is answered in the one it came with", async ({
  request,
}) => {
  // Next listens for such offers from its first page on.
  expect((await request.get("/")).status()).toBe(200);
  for (const path of ["/", "/api/health/live", "/api/v1/restaurants?limit=1"]) {
    const headers = { connection: "Upgrade, HTTP2-Settings", upgrade: "h2c", "http2-settings": "" };
    const asked = get(new URL(path, baseURL), { headers });
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    answer.resume();
    expect([path, answer.statusCode]).toEqual([path, 200]);
  }
});
