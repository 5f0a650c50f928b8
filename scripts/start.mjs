import { checkNode } from "./start/check-node.mjs";

checkNode();
// Only now: an older Node would stumble over the rest before it could say what it lacks.
import("./start/main.mjs").then(({ main }) => main("production"));
