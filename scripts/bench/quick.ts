import { makeStand } from "./stand";

const stand = await makeStand();
try {
  const { makeCity } = await import("./city");
  const orders = await import("./orders");
  const city = await makeCity();
  for (const n of [1, 2]) {
    console.log("direct", n, await orders.placeDirectly(city));
    console.log("http", n, await orders.placeOverHttp(stand.url, city));
  }
  console.log("rate", await orders.placeAtRate(stand.url, city));
} finally {
  await stand.stop();
  process.exit(0);
}
