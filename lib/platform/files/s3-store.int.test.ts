import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { s3Store } from "./s3-store";

/** The part of S3 that is used: signed PUT, GET and DELETE of objects by path. */
const objects = new Map<string, { bytes: Buffer; type: string }>();
let server: Server;
let endpoint = "";
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const signed = /^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/eu-test\/s3\/aws4_request, /;
    if (!signed.test(request.headers.authorization ?? "")) return response.writeHead(403).end();
    const path = request.url ?? "";
    if (path.startsWith("/moved")) return response.writeHead(302, { location: "/x" }).end();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const type = request.headers["content-type"] ?? "";
    if (request.method === "PUT") objects.set(path, { bytes: Buffer.concat(chunks), type });
    if (request.method === "DELETE") objects.delete(path);
    const found = objects.get(path);
    if (request.method === "GET" && !found) return response.writeHead(404).end();
    return response.end(request.method === "GET" ? found?.bytes : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const credentials = { region: "eu-test", accessKeyId: "key", secretAccessKey: "secret" };

test("files in a bucket are put, found and removed", async () => {
  const store = s3Store({ endpoint, bucket: "food", ...credentials });
  expect(await store.find("pictures/a/320.webp")).toBeUndefined();
  await store.put("pictures/a/320.webp", Buffer.from("bytes"), "image/webp");
  expect(objects.get("/food/pictures/a/320.webp")?.type).toBe("image/webp");
  expect(Buffer.from((await store.find("pictures/a/320.webp")) ?? []).toString()).toBe("bytes");
  await store.remove("pictures/a/320.webp");
  await store.remove("pictures/a/320.webp");
  expect(await store.find("pictures/a/320.webp")).toBeUndefined();
});

test("refusals are errors, and nobody is sent to another host", async () => {
  const wrong = s3Store({ endpoint, bucket: "food", ...credentials, accessKeyId: "other" });
  await expect(wrong.find("a")).rejects.toThrow("answered GET with 403");
  const moved = s3Store({ endpoint, bucket: "moved", ...credentials });
  await expect(moved.find("a")).rejects.toThrow();
});
