interface Options {
  headers?: Record<string, string>;
  init?: RequestInit;
}

interface Answer<Body> extends Omit<Response, "json"> {
  json: () => Promise<Body>;
}

type Call<Input, Output> = object extends Input
  ? (call?: Input, options?: Options) => Promise<Answer<Output>>
  : (call: Input, options?: Options) => Promise<Answer<Output>>;

/** What `$get`, `$post` and so on of one path take and answer. */
type Calls<Endpoints> = {
  [Method in keyof Endpoints]: Endpoints[Method] extends {
    input: infer Input;
    output: infer Output;
  }
    ? Call<Input, Output>
    : never;
};

/** The part of a path that may follow `Path`. */
type NextPart<Known, Path extends string> = Known extends `${Path}/${infer Rest}`
  ? Rest extends `${infer Part}/${string}`
    ? Part
    : Rest
  : never;

/**
 * Paths as properties, part by part: `client.orders[":id"].cancel.$post`. Each is looked up in the table of
 * routes when it is used, which takes the compiler a fraction of the time that Hono's own client type does.
 */
export type Client<Routes, Path extends string = ""> = {
  [Part in NextPart<keyof Routes, Path>]: Client<Routes, `${Path}/${Part}`>;
} & (Path extends keyof Routes ? Calls<Routes[Path]> : unknown);
