import { describe, expect, test } from "vitest";
import { codeMail, networkOf, roleAtSignUp, sessionMinutes } from "./rules";

describe("sessions", () => {
  test("end after two hours for customers, after twelve for everybody at work", () => {
    expect(sessionMinutes("customer")).toBe(120);
    expect(sessionMinutes("customer", true)).toBe(720);
    for (const role of ["owner", "kitchen", "rider", "admin"] as const)
      expect(sessionMinutes(role)).toBe(720);
  });
});

describe("a new user", () => {
  test("is what they asked to be", () => {
    expect(roleAtSignUp("rider", [])).toBe("rider");
  });
  test("is kitchen staff when invited as such, and an owner rather than that", () => {
    expect(roleAtSignUp("customer", ["kitchen"])).toBe("kitchen");
    expect(roleAtSignUp("customer", ["kitchen", "owner"])).toBe("owner");
  });
  test("who asked to own a restaurant still does, with a kitchen job beside it", () => {
    expect(roleAtSignUp("owner", ["kitchen"])).toBe("owner");
  });
});

describe("a network", () => {
  test.each([
    ["203.0.113.9", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:1::1", "2001:db8:1:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["unknown", "unknown"],
  ])("of %s is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

test.each(["en", "ar"] as const)(
  "the mail in %s says the code in its subject and text",
  (language) => {
    const { subject, text } = codeMail("a@example.com", "012345", language);
    expect(subject).toContain("012345");
    expect(text).toContain("012345");
  },
);
