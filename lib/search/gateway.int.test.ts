import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { findAddresses } from "./gateway";

let server: Server | undefined;
afterEach(() => server?.close());

/** A geocoder that answers so, and how often it was asked. */
async function geocoder(answer: RequestListener) {
  const asked: string[] = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://localhost:${port}/search`, asked };
}

const janpath = [
  { lat: "28.6201", lon: "77.2193", display_name: "12, Janpath, New Delhi, Delhi, India" },
];
const near = { lat: 28.6315, lng: 77.2167 };

test("an address is found, near where one is, and remembered", async () => {
  const { address, asked } = await geocoder((_, response) => response.end(JSON.stringify(janpath)));
  const found = await findAddresses("12 janpath", near, address);
  expect(found).toEqual([
    { label: "12 Janpath", detail: "New Delhi, Delhi, India", lat: 28.6201, lng: 77.2193 },
  ]);
  const query = new URL(asked[0] ?? "", "http://x").searchParams;
  expect(query.get("q")).toBe("12 janpath");
  expect(query.get("viewbox")).toBe("76.7,29.1,77.7,28.1");
  await findAddresses("12 janpath", near, address);
  expect(asked).toHaveLength(1);
});

test.each<[string, RequestListener]>([
  ["refuses", (_, response) => response.writeHead(503).end()],
  ["talks nonsense", (_, response) => response.end("<html>")],
  ["answers in another shape", (_, response) => response.end('[{"lat":"north"}]')],
  [
    "sends us elsewhere",
    (_, response) => response.writeHead(302, { location: "http://localhost:1/" }).end(),
  ],
  ["never answers", () => undefined],
])("one that %s finds nothing, and is asked again", async (_, answer) => {
  const { address, asked } = await geocoder(answer);
  expect(await findAddresses("janpath", undefined, address)).toEqual([]);
  await findAddresses("janpath", undefined, address);
  expect(asked).toHaveLength(2);
  server?.closeAllConnections();
});

test("without one configured nothing is asked", async () => {
  expect(await findAddresses("janpath", near, undefined)).toEqual([]);
});
