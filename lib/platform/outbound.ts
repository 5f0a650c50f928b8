import { lookup } from "node:dns";
import { type RequestOptions, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { BlockList, isIP, isIPv6, type LookupFunction } from "node:net";
import { env } from "./env";

// Addresses that are no place on the internet: our own machine and network, and what is kept for
// documents, tunnels and groups.
// One list for each version: of both together, Node reads ::/3 as all of IPv4.
const notPublic4 = new BlockList();
const notPublic6 = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  notPublic4.addSubnet(network, prefix, "ipv4");
}
// Of IPv6 only 2000::/3 is public; the tunnels within it may lead back to us.
for (const [network, prefix] of [
  ["::", 3],
  ["4000::", 2],
  ["8000::", 1],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
] as const) {
  notPublic6.addSubnet(network, prefix, "ipv6");
}

/** Whether a network address is one on the internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv6(address)) return !notPublic6.check(address, "ipv6");
  return isIP(address) !== 0 && !notPublic4.check(address, "ipv4");
}

const isAllowed = (address: string) => env.WEBHOOKS_TO_PRIVATE || isPublicAddress(address);

/** The address is none on the public internet. */
export class NotPublic extends Error {}

/** Looks a name up and connects to what was checked: a second answer of the name server changes nothing. */
const lookupPublic: LookupFunction = (host, options, answer) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error || !first) return answer(error ?? new Error("no address"), "", 0);
    if (!found.every(({ address }) => isAllowed(address))) {
      return answer(new NotPublic("not a public address"), "", 0);
    }
    return options.all ? answer(null, found) : answer(null, first.address, first.family);
  });
};

export interface Post {
  url: string;
  headers: Record<string, string | number>;
  body: string | Buffer;
}

/**
 * Posts to an address that somebody outside has named: only to the public internet, redirects are
 * not followed, and of the answer nothing but its status is read. @throws NotPublic, network errors
 */
export async function postOutside(
  { url, headers, body }: Post,
  signal: AbortSignal,
): Promise<number> {
  const address = new URL(url);
  const literal = address.hostname.replace(/^\[|\]$/g, "");
  if (isIP(literal) && !isAllowed(literal)) throw new NotPublic("not a public address");
  const options: RequestOptions = {
    method: "POST",
    // A connection of its own: one that is kept was checked for another name perhaps.
    agent: false,
    lookup: lookupPublic,
    signal,
    headers: { ...headers, "content-length": Buffer.byteLength(body) },
  };
  const request = address.protocol === "https:" ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = request(address, options, (response) => {
      resolve(response.statusCode ?? 0);
      // What it says beyond its status is not ours to read, however long it is.
      response.destroy();
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
