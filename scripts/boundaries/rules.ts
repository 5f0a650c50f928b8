import type { Import } from "./imports";

// Calls go down this list, facts go up as events.
const ranks = [
  "platform",
  "events",
  "auth",
  "restaurants",
  "menu",
  "search",
  "coupons",
  "orders",
  "account",
  "payments",
  "kitchen",
  "billing",
  "delivery",
  "tracking",
  "ratings",
  "notifications",
  "analytics",
  "admin",
  "api",
];
const GROUND = new Set(["platform", "events", "api"]);

// What a domain's files are called, and so what they hold.
const vocabulary = [
  "types",
  "schema",
  "rules",
  "policy",
  "queries",
  "commands",
  "consumers",
  "gateway",
  "routes",
];
// Those that may be a folder when one file would be too long.
const folders = ["schema", "rules", "queries", "commands", "gateway"];
const NEXT_AUTH_OPTIONS = "lib/auth/options";

// Building blocks: they know each other, and nothing of what is built of them.
const primitives = ["ui", "brand", "charts", "illustration", "live", "map"];

// Plain arithmetic and words, as good in a browser as on a server.
const pureGround = [
  "lib/platform/money",
  "lib/platform/currency",
  "lib/platform/geo",
  "lib/platform/clock",
  "lib/platform/locale",
];

/** What `file` imports or is called against the rules, each as one line to show. */
export function violationsOf(file: string, imports: readonly Import[]): string[] {
  if (isTest(file)) return [];
  const named = isWellNamed(file)
    ? []
    : [`${file}: is called differently, a domain has ${vocabulary.join(", ")}`];
  const bad = imports.filter((one) => !mayImport(file, one));
  return [
    ...named,
    ...bad.map(({ target }) => `${file}: imports ${target}, which ${who(file)} may not`),
  ];
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file);

/** `lib/orders/commands/place-order.ts` → `["lib", "orders", "commands", "place-order"]` */
const partsOf = (path: string) => path.replace(/\.tsx?$/, "").split("/");

function who(file: string): string {
  const [layer = "", domain = ""] = partsOf(file);
  if (layer === "lib" || (layer === "components" && primitives.includes(domain))) {
    return `${layer}/${domain}`;
  }
  return layer;
}

function isWellNamed(file: string): boolean {
  const [layer, domain = "", name = "", verb, ...deeper] = partsOf(file);
  if (layer !== "lib" || GROUND.has(domain) || partsOf(file).join("/") === NEXT_AUTH_OPTIONS) {
    return true;
  }
  if (!ranks.includes(domain)) return false;
  const isFolder = folders.includes(name);
  return vocabulary.includes(name) && (verb === undefined || isFolder) && !deeper.length;
}

function mayImport(file: string, one: Import): boolean {
  const [layer] = partsOf(file);
  switch (layer) {
    case "app":
      return !one.isOurs || appMay(file, one.target);
    case "components":
      return !one.isOurs || componentMay(file, one);
    case "lib":
      return one.isOurs ? libMay(file, one) : libMayUse(file, one.target);
    case "db":
      return !one.isOurs || dbMay(file, one.target);
    default:
      return true;
  }
}

const isTypes = (target: string) => /^lib\/[\w-]+\/types$/.test(target);
const isWords = (target: string) => target.startsWith("lib/platform/messages/");
const isShape = (target: string) => /^lib\/[\w-]+\/(types|(schema|rules)(\/[\w-]+)?)$/.test(target);

function appMay(file: string, target: string): boolean {
  if (/^(app|components)\//.test(target) || isTypes(target)) return true;
  if (/^lib\/[\w-]+\/queries(\/[\w-]+)?$/.test(target) || target === "lib/api/client") return true;
  if (pureGround.includes(target) || isWords(target)) return true;
  // The mounts hand a request on to the API or to next-auth.
  const isMount = partsOf(file).at(-1) === "route";
  return isMount && (target === "lib/api/app" || target === NEXT_AUTH_OPTIONS);
}

function dbMay(file: string, target: string): boolean {
  if (/^(db|lib\/platform)\//.test(target) || isTypes(target)) return true;
  // A factory may place an order as a customer does.
  if (/^db\/factories\//.test(file) && target.startsWith("scripts/test-kit/")) return true;
  // What fills a database makes things as the domains say they are.
  return /^db\/(factories|seed)\//.test(file) && isShape(target);
}

function componentMay(file: string, { target, isType }: Import): boolean {
  const [, folder = ""] = partsOf(file);
  const [layer, targetFolder = ""] = partsOf(target);
  if (layer === "components") {
    return !primitives.includes(folder) || primitives.includes(targetFolder);
  }
  // The words themselves come from the page, only those it needs.
  if (isWords(target)) return isType;
  return isShape(target) || target === "lib/api/client" || pureGround.includes(target);
}

function libMay(file: string, { target, isType }: Import): boolean {
  const [layer, domain = ""] = partsOf(target);
  const [, ownDomain = "", name = ""] = partsOf(file);
  if (file === "lib/api/client.ts" && !isType) return false;
  if (layer === "db") return isType || !isPure(ownDomain, name);
  if (layer !== "lib") return false;
  if (domain === ownDomain) return true;
  return ranks.indexOf(domain) < ranks.indexOf(ownDomain);
}

/** Decisions and shapes touch no store, so that tests and browsers can use them as they are. */
const isPure = (domain: string, name: string) =>
  !GROUND.has(domain) && ["types", "schema", "rules", "policy"].includes(name);

function libMayUse(file: string, target: string): boolean {
  const [, domain = "", name = ""] = partsOf(file);
  if (partsOf(file).join("/") === NEXT_AUTH_OPTIONS) return true;
  if (isPure(domain, name) && target.startsWith("node:")) return false;
  return !/^(next|next-auth|react|react-dom)(\/|$)/.test(target);
}
