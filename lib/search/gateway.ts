import { z } from "zod";
import { env } from "@/lib/platform/env";
import type { Place } from "@/lib/platform/geo";
import { logger, reasonOf } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";
import type { NamedPlace } from "./types";

const DEADLINE_MS = 2_000;
const MOST_FOUND = 6;
const MOST_REMEMBERED = 1_000;
/** Half the side of the box, in degrees, within which the service looks first: some 50 km. */
const NEAR_DEG = 0.5;

const answer = z
  .array(
    z.object({
      lat: z.coerce.number().min(-90).max(90),
      lon: z.coerce.number().min(-180).max(180),
      display_name: z.string().min(1),
    }),
  )
  .transform((found) => found.map(({ lat, lon, display_name }) => nameOf(display_name, lat, lon)));

/** "12 Janpath, Connaught Place, New Delhi, India" as its beginning, and the rest to tell it apart. */
function nameOf(displayName: string, lat: number, lng: number): NamedPlace {
  const [label = displayName, ...rest] = displayName.split(", ");
  // A house number alone tells nobody anything.
  const head = label.length < 5 && rest.length > 0 ? `${label} ${rest.shift()}` : label;
  return { label: head.slice(0, 60), detail: rest.join(", ").slice(0, 120), lat, lng };
}

const remembered = shared("geocoder", () => new Map<string, NamedPlace[]>());

/**
 * Places by typed address, from a geocoder that answers as Nominatim's `/search` does; nearer ones
 * first. Without one configured, or while it is away: none.
 */
export async function findAddresses(
  words: string,
  near: Place | undefined,
  address = env.GEOCODER_URL,
): Promise<NamedPlace[]> {
  if (!address) return [];
  const url = requestFor(address, words, near);
  const known = remembered.get(url.href);
  if (known) return known;
  try {
    const found = await ask(url);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(url.href, found);
    return found;
  } catch (error) {
    logger.warn({ reason: reasonOf(error) }, "the geocoder did not answer");
    return [];
  }
}

function requestFor(address: string, words: string, near: Place | undefined): URL {
  const url = new URL(address);
  url.searchParams.set("q", words);
  url.searchParams.set("format", "jsonv2");
  url.searchParams.set("limit", String(MOST_FOUND));
  if (near) {
    // Whole tenths: neighbours share what is remembered.
    const { lat, lng } = near;
    const sides = [lng - NEAR_DEG, lat + NEAR_DEG, lng + NEAR_DEG, lat - NEAR_DEG];
    url.searchParams.set("viewbox", sides.map((side) => side.toFixed(1)).join(","));
  }
  return url;
}

async function ask(url: URL): Promise<NamedPlace[]> {
  const response = await fetch(url, {
    // Only the configured host is ever asked.
    redirect: "error",
    signal: AbortSignal.timeout(DEADLINE_MS),
    headers: { accept: "application/json", "user-agent": `Tiffin (${env.APP_URL})` },
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return answer.parse(await response.json()).slice(0, MOST_FOUND);
}
