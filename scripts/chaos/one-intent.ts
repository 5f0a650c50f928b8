import { makeCity } from "../bench/city";
import type { Stand } from "../stand/stand";
import * as charges from "./charges";
import { type Call, isSuccess } from "./client";
import * as counts from "./counts";
import { inLanes, Killer } from "./killer";
import { type Finding, figure, mustBe } from "./report";
import { cardOrderCall, orderCall, startServer } from "./serving";

const sizes = {
  full: { keys: 1_000, parallel: 20, kills: 18, lanes: 20 },
  small: { keys: 80, parallel: 20, kills: 2, lanes: 10 },
};
const town = { restaurants: 5, dishes: 10, customers: 50 };

/** Each order sent many times at once, over and over, while the server is killed. */
export async function run(stand: Stand, size: keyof typeof sizes): Promise<Finding[]> {
  const { keys, parallel, kills, lanes } = sizes[size];
  const { server, client } = await startServer(stand);
  const city = await makeCity(town);
  const killer = new Killer([server], kills);
  let [tries, broken, differing] = [0, 0, 0];
  const note = (outcome: number | "broken") => {
    tries += 1;
    if (outcome === "broken") broken += 1;
  };
  const sendMany = (call: Call) =>
    Promise.all(Array.from({ length: parallel }, () => client.sendUntil(call, isSuccess, note)));
  const insist = async (call: Call) => {
    const [first] = await sendMany(call);
    if (!first) throw new Error("nothing was sent");
    return first;
  };
  // Every second one is paid by card.
  const intents = Array.from({ length: keys }, (_, at) =>
    at % 2 === 0 ? orderCall(city) : cardOrderCall(city),
  );
  await inLanes(intents, lanes, async (call, done) => {
    killer.progressed(done / keys);
    const replies = await sendMany(call);
    differing += new Set(replies.map(({ status, text }) => canonical(status, text))).size - 1;
    const { payment } = JSON.parse(replies[0]?.text ?? "{}");
    if (payment) await charges.payByCard(insist, payment.id);
  });
  await killer.over();
  await charges.tellOfPayments(client);
  client.close();
  return [
    figure("requests sent", tries),
    figure("broken off by a kill", broken),
    figure("kills", killer.kills),
    figure("seconds between kills", killer.secondsBetween, " s"),
    mustBe("orders", await counts.countOrders(), keys),
    mustBe("tickets", await counts.countTickets(), keys),
    mustBe("bills", await counts.countBills(), keys),
    mustBe("order.placed or order.submitted events", await counts.countPlaced(), keys),
    mustBe("orders by card, each charged once", await charges.countCharged(), Math.floor(keys / 2)),
    mustBe("captures told", await charges.countCaptures(), Math.floor(keys / 2)),
    mustBe("charges to give back", await charges.countRefunds(), 0),
    mustBe("half orders", await counts.countHalfOrders(), 0),
    mustBe("answers that differ for one key", differing, 0),
  ];
}

/** JSON without the order of its members, which the database does not keep. */
const canonical = (status: number, text: string): string =>
  `${status} ${JSON.stringify(Object.entries(JSON.parse(text)).toSorted())}`;
