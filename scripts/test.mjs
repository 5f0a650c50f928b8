import { checkNode } from "./start/check-node.mjs";

checkNode();
import("./test/main.mjs").then(({ testEverything }) => testEverything());
