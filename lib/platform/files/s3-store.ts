import { AwsClient } from "aws4fetch";
import type { FileStore } from "./file-store";

interface Bucket {
  /** Like https://s3.eu-central-1.amazonaws.com; the bucket is part of the path. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const DEADLINE_MS = 10_000;
const MOST_RETRIES = 2;

/** Files in a bucket of any service that speaks S3. No other host is ever asked. */
export function s3Store({ endpoint, bucket, ...credentials }: Bucket): FileStore {
  const client = new AwsClient({ ...credentials, service: "s3", retries: MOST_RETRIES });
  async function ask(method: string, key: string, body?: Uint8Array<ArrayBuffer>, type?: string) {
    const address = `${endpoint.replace(/\/$/, "")}/${bucket}/${key}`;
    const response = await client.fetch(address, {
      method,
      redirect: "error",
      signal: AbortSignal.timeout(DEADLINE_MS),
      ...(body ? { body } : {}),
      ...(type ? { headers: { "content-type": type } } : {}),
    });
    if (!response.ok && response.status !== 404)
      throw new Error(`the file store answered ${method} with ${response.status}`);
    return response;
  }
  return {
    put: async (key, bytes, type) => {
      const { status } = await ask("PUT", key, new Uint8Array(bytes), type);
      if (status === 404) throw new Error("the file store has no such bucket");
    },
    find: async (key) => {
      const response = await ask("GET", key);
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
    },
    remove: async (key) => {
      await ask("DELETE", key);
    },
  };
}
