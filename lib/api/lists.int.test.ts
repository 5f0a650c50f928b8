import { expect, test } from "vitest";
import { makeService } from "@/db/factories/orders";
import { call } from "@/scripts/test-kit/http";

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  type?: string | string[];
}
interface Operation {
  parameters?: { name: string }[];
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

// What they are asked for bounds them: some ids, a span of days, one sitting, one trip.
const bounded = [
  "/api/v1/analytics/activity",
  "/api/v1/analytics/deliveries",
  "/api/v1/analytics/orders-by-status",
  "/api/v1/analytics/revenue",
  "/api/v1/analytics/service",
  "/api/v1/analytics/top-foods",
  "/api/v1/billing/payouts/{id}",
  "/api/v1/dev/mailbox",
  "/api/v1/foods",
  "/api/v1/kitchen/tickets/{id}",
  "/api/v1/orders/{id}",
  "/api/v1/places",
  "/api/v1/restaurants/{id}/payouts/{payout}",
  "/api/v1/restaurants/{restaurant_id}/orders/{id}/history",
];

test("every list is read by the page, but for those that their question bounds", async () => {
  const { json } = await call<Description>("GET", "/openapi.json");
  const fields = (schema: Schema): string[] => [
    ...Object.keys(schema.properties ?? {}),
    ...(schema.allOf ?? []).flatMap(fields),
    ...(schema.$ref
      ? fields(json.components.schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {})
      : []),
  ];
  const whole = Object.entries(json.paths).flatMap(([path, { get }]) => {
    const schema = get?.responses["200"]?.content?.["application/json"]?.schema;
    if (!get || !schema || !fields(schema).includes("items")) return [];
    const asked = (get.parameters ?? []).map(({ name }) => name);
    const isPaged =
      fields(schema).includes("next_cursor") && asked.includes("limit") && asked.includes("cursor");
    return isPaged ? [] : [path];
  });
  expect(whole.sort()).toEqual(bounded);
});

test("a list short enough to be read whole is cut into pages all the same", async () => {
  const { restaurant, owner: token } = await makeService();
  const path = `/restaurants/${restaurant.id}/tables`;
  const add = (table_number: string) => call("POST", path, { token, body: { table_number } });
  for (const number of ["10", "2", "Terrace", "7", "3"]) await add(number);
  const read = async (query: string) => {
    const { status, json } = await call<{
      items: { table_number: string }[];
      next_cursor: string | null;
    }>("GET", `${path}?${query}`, { token });
    return { status, numbers: json.items?.map((one) => one.table_number), next: json.next_cursor };
  };
  const first = await read("limit=3");
  expect(first.numbers).toEqual(["2", "3", "7"]);
  expect(await read(`limit=3&cursor=${first.next}`)).toMatchObject({
    numbers: ["10", "Terrace"],
    next: null,
  });
  // The last one shown goes, and one comes before it: nothing is left out, nothing shown again.
  expect((await call("DELETE", `${path}/7`, { token })).status).toBe(204);
  expect((await read(`limit=3&cursor=${first.next}`)).numbers).toEqual(["10", "Terrace"]);
  for (const gone of ["2", "3"]) await call("DELETE", `${path}/${gone}`, { token });
  expect((await read(`limit=3&cursor=${first.next}`)).numbers).toEqual(["10", "Terrace"]);
  for (const wrong of ["limit=0", "limit=101", "cursor=W10", "cursor=Wzk5LDJd", "cursor=Wy03XQ"])
    expect((await read(wrong)).status, wrong).toBe(400);
});
