import { migrate } from "@/db/migrate";

const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) {
  console.error("DATABASE_URL: expected a Postgres address");
  process.exit(1);
}
await migrate(databaseUrl);
