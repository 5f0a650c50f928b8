import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.unstubAllEnvs());

/** The module as a process with these secrets has it. */
async function loadWith(secret: string, old = "") {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgres://localhost/nowhere");
  vi.stubEnv("REDIS_URL", "redis://localhost");
  vi.stubEnv("TIFFIN_SECRET", secret);
  vi.stubEnv("TIFFIN_OLD_SECRETS", old);
  return import("./secrets");
}

const first = "the first secret of all, long enough to be one";
const second = "the second secret, which takes its place today";

test("what an older secret sealed is still read; without that secret nobody reads it", async () => {
  const sealed = (await loadWith(first)).seal("4 Tolstoy Marg");
  expect(sealed[0]).toBe(1);
  const rotated = await loadWith(second, first);
  expect(rotated.unseal(sealed)).toBe("4 Tolstoy Marg");
  const anew = rotated.seal("4 Tolstoy Marg");
  expect(anew[0]).toBe(2);
  expect(rotated.unseal(anew)).toBe("4 Tolstoy Marg");
  const stranger = await loadWith(second);
  expect(() => stranger.unseal(sealed)).toThrow();
  expect(() => stranger.unseal(anew)).toThrow("unknown key");
});
