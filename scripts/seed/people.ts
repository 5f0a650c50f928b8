import type { Random } from "@/db/seed/random";
import type { Role } from "@/lib/platform/ctx";

export interface Person {
  id: string;
  email: string;
  role: Role;
  isActive: boolean;
}

const customers = 90;

/** The accounts of the demo, by what they are for. */
export const logins = {
  customer: "customer@tiffin.example",
  owner: "owner@tiffin.example",
  kitchen: "kitchen@tiffin.example",
  rider: "rider@tiffin.example",
  admin: "admin@tiffin.example",
} as const satisfies Partial<Record<Role, string>>;

export interface People {
  demo: Record<keyof typeof logins, Person>;
  /** Those who order; the first is the demo's customer. */
  customers: Person[];
  makeStaff: (email: string, role: "owner" | "kitchen") => Person;
}

/** The people of the city; `born` (ms since 1970) dates their ids. */
export function makePeople(random: Random, born: number): People {
  const make = (email: string, role: Role, isActive = true): Person => ({
    id: random.id(born),
    email,
    role,
    isActive,
  });
  const demo = {
    customer: make(logins.customer, "customer"),
    owner: make(logins.owner, "owner"),
    kitchen: make(logins.kitchen, "kitchen"),
    rider: make(logins.rider, "rider"),
    admin: make(logins.admin, "admin"),
  };
  // Nobody of them is signed in, so none of them is active.
  const others = Array.from({ length: customers - 1 }, (_, at) =>
    make(`guest${String(at + 1).padStart(2, "0")}@tiffin.example`, "customer", false),
  );
  return {
    demo,
    customers: [{ ...demo.customer, isActive: false }, ...others],
    makeStaff: (email, role) => make(email, role),
  };
}
