import { bulkhead } from "cockatiel";
import { expect, test } from "vitest";
import { problemResponse, toAppError } from "./problem";

test("who finds too many waiting is told to come again", async () => {
  const turns = bulkhead(1, 0);
  const first = turns.execute(() => new Promise((resolve) => setImmediate(resolve)));
  const refused = await turns.execute(() => undefined).catch((error: unknown) => error);
  await first;
  const answer = problemResponse(toAppError(refused), "request-1");
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("1");
  expect(await answer.json()).toMatchObject({ code: "service_unavailable" });
});
