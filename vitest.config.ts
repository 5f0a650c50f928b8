import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

// A zone that nobody works in, with a quarter of an hour: code that leans on the local zone fails.
process.env.TZ = "Asia/Kathmandu";

const exclude = [...configDefaults.exclude, ".data/**", ".next/**", "e2e/**"];

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    environment: "node",
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...exclude, "**/*.int.test.ts"],
          // They share nothing that a test changes: what they import is loaded once, which halves the time.
          isolate: false,
          // Ten thousand made-up orders take their time when other checks run beside them.
          testTimeout: 60_000,
          // Code that reads its environment finds one; nothing answers at these addresses.
          env: {
            NODE_ENV: "test",
            DATABASE_URL: "postgres://no-store-in-unit-tests.invalid/tiffin",
            REDIS_URL: "redis://no-store-in-unit-tests.invalid",
            TIFFIN_SECRET: "a secret for tests alone, of no use to anybody",
          },
        },
      },
      {
        extends: true,
        test: {
          name: "int",
          include: ["**/*.int.test.ts"],
          exclude,
          globalSetup: "scripts/test-kit/global-setup.ts",
          setupFiles: "scripts/test-kit/setup.ts",
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
