import { expect, test } from "vitest";
import { runSender } from "./send-due";

test("messages that fail before they leave hold up neither later ones nor the end", async () => {
  const over = new AbortController();
  const claims = [["unreadable"], ["good"]];
  const sent: string[] = [];
  const ended = runSender(
    {
      name: "test",
      mostAtOnce: 2,
      receiverOf: ({ id }) => id,
      claim: async () => (claims.shift() ?? []).map((id) => ({ id })),
      send: async ({ id }) => {
        if (id === "unreadable") throw new Error("no key opens its secret");
        sent.push(id);
      },
    },
    over.signal,
  );
  await expect.poll(() => sent).toEqual(["good"]);
  over.abort();
  await ended;
});
