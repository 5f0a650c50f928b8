import { createServer } from "node:http";

// The raw limit of reads: an HTTP server that does nothing but answer the body it was given.
const body = Buffer.from(process.env.PLAIN_BODY ?? "{}");
const server = createServer((_, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
  response.end(body);
});
server.listen(Number(process.env.PLAIN_PORT), "127.0.0.1", () => process.send?.("ready"));
