import { expect, test } from "vitest";
import { importsOf } from "./imports";
import { violationsOf } from "./rules";

const check = (file: string, source: string) => violationsOf(file, importsOf(file, source));

test.each([
  ["app/page.tsx", 'import { db } from "@/db/client";', "db/client", "app"],
  [
    "app/page.tsx",
    'import { placeOrder } from "@/lib/orders/commands";',
    "lib/orders/commands",
    "app",
  ],
  ["app/page.tsx", 'import { app } from "@/lib/api/app";', "lib/api/app", "app"],
  [
    "components/menu/dish.tsx",
    'import { listDishes } from "@/lib/menu/queries";',
    "lib/menu/queries",
    "components",
  ],
  [
    "components/ui/price.tsx",
    'import { cart } from "../cart/cart";',
    "components/cart/cart",
    "components/ui",
  ],
  [
    "lib/menu/queries.ts",
    'import { orderSteps } from "@/lib/orders/rules";',
    "lib/orders/rules",
    "lib/menu",
  ],
  [
    "lib/platform/ctx.ts",
    'import type { Actor } from "../auth/types";',
    "lib/auth/types",
    "lib/platform",
  ],
  ["lib/orders/rules.ts", 'import { orders } from "@/db/schema";', "db/schema", "lib/orders"],
  ["lib/orders/rules.ts", 'import { readFileSync } from "node:fs";', "node:fs", "lib/orders"],
  [
    "lib/delivery/rules/trips.ts",
    'import { orders } from "@/db/schema";',
    "db/schema",
    "lib/delivery",
  ],
  ["lib/orders/schema/tab.ts", 'import { orders } from "@/db/schema";', "db/schema", "lib/orders"],
  ["lib/orders/routes.ts", 'import { headers } from "next/headers";', "next/headers", "lib/orders"],
  ["lib/orders/routes.ts", 'const { cache } = await import("react");', "react", "lib/orders"],
  [
    "lib/orders/routes.ts",
    'import "@/components/ui/button";',
    "components/ui/button",
    "lib/orders",
  ],
  ["lib/api/client.ts", 'import { app } from "./app";', "lib/api/app", "lib/api"],
  [
    "db/seed/city.ts",
    'import {\n  placeOrder,\n} from "@/lib/orders/commands";',
    "lib/orders/commands",
    "db",
  ],
])("%s: %s is told", (file, source, target, who) => {
  expect(check(file, source)).toEqual([`${file}: imports ${target}, which ${who} may not`]);
});

test.each([
  ["app/page.tsx", 'import { listOpen } from "@/lib/restaurants/queries";'],
  ["app/api/v1/[...path]/route.ts", 'import { app } from "@/lib/api/app";'],
  ["app/api/auth/[...nextauth]/route.ts", 'import { options } from "@/lib/auth/options";'],
  ["components/menu/dish.tsx", 'import { isChangeable } from "@/lib/orders/rules";'],
  ["components/menu/dish.tsx", 'import { priceLines } from "@/lib/orders/rules/pricing";'],
  ["components/menu/dish.tsx", 'import type { TabJson } from "@/lib/orders/schema/tab";'],
  ["components/menu/dish.tsx", 'import { Button } from "@/components/ui/button";'],
  ["lib/orders/commands/place-order.ts", 'import { findMenu } from "@/lib/menu/queries";'],
  ["lib/api/client.ts", 'import type { Api } from "./app";'],
  ["lib/api/client.ts", 'import { type Api, type Answer } from "./app";'],
  ["lib/auth/options.ts", 'import type { NextAuthOptions } from "next-auth";'],
  ["lib/menu/queries.int.test.ts", 'import { app } from "@/lib/api/app";'],
  ["server.ts", 'import next from "next";'],
])("%s: %s is in order", (file, source) => {
  expect(check(file, source)).toEqual([]);
});

test.each(["lib/orders/utils.ts", "lib/orders/commands/place/order.ts", "lib/vouchers/rules.ts"])(
  "%s is called differently",
  (file) => {
    expect(check(file, "")).toEqual([expect.stringContaining("is called differently")]);
  },
);
