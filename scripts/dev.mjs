import { checkNode } from "./start/check-node.mjs";

checkNode();
import("./start/main.mjs").then(({ main }) => main("development"));
