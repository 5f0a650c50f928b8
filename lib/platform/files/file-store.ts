import { join } from "node:path";
import { env } from "../env";
import { diskStore } from "./disk-store";
import { s3Store } from "./s3-store";

/** Where files are kept that people upload. Keys are paths like `pictures/name/320.webp`. */
export interface FileStore {
  put: (key: string, bytes: Uint8Array, type: string) => Promise<void>;
  find: (key: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** A file that is not there is no error. */
  remove: (key: string) => Promise<void>;
}

/** On the local disk, or in the bucket that the environment names. */
export const files: FileStore = env.S3_BUCKET
  ? s3Store({
      endpoint: env.S3_ENDPOINT ?? "",
      bucket: env.S3_BUCKET,
      region: env.S3_REGION,
      accessKeyId: env.S3_ACCESS_KEY_ID ?? "",
      secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? "",
    })
  : diskStore(join(env.TIFFIN_DATA, "files"));
