import { checkNode } from "./start/check-node.mjs";

checkNode();
import("./test/main.mjs").then(({ endToEnd }) => endToEnd(process.argv.slice(2)));
