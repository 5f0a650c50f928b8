export {};

try {
  await import("@/lib/platform/env");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
