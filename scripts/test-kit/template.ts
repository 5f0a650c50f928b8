import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { migrate } from "@/db/migrate";

/**
 * A migrated, empty database to clone from; made again only when the migrations have changed.
 * @returns its name
 */
export async function prepareTemplate(databaseUrl: string): Promise<string> {
  const name = `template_${hashOf("db/migrations")}`;
  await withClient(databaseUrl, async (client) => {
    const found = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (found.rowCount) return;
    const draft = `${name}_draft`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft}`);
    await migrate(databaseNamed(databaseUrl, draft));
    await client.query(`alter database ${draft} rename to ${name}`);
  });
  return name;
}

/** Makes `name` anew as a copy of the template. @returns its address */
export async function cloneTemplate(databaseUrl: string, template: string, name: string) {
  await withClient(databaseUrl, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name} template ${template}`);
  });
  return databaseNamed(databaseUrl, name);
}

async function withClient(databaseUrl: string, work: (client: Client) => Promise<void>) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function databaseNamed(databaseUrl: string, name: string) {
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

function hashOf(directory: string) {
  const hash = createHash("sha256");
  for (const file of readdirSync(directory, { recursive: true, encoding: "utf8" }).sort()) {
    const path = join(directory, file);
    if (statSync(path).isFile()) hash.update(file).update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 12);
}
