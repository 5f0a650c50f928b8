import { checkNode } from "./start/check-node.mjs";

checkNode();
import("./start/with-stores.mjs").then(({ withStores }) => withStores(process.argv.slice(2)));
