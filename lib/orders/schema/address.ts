import { z } from "@hono/zod-openapi";
import { latitude, longitude, noteText, shortText } from "@/lib/platform/http/schema";
import { unseal } from "@/lib/platform/secrets";
import type { Address } from "../types";

export const addressSchema = z
  .strictObject({
    line1: shortText(),
    line2: noteText(200).optional(),
    city: shortText(100),
    postcode: noteText(20).optional(),
    instructions: noteText(300).optional(),
    phone: noteText(30).optional(),
    lat: latitude,
    lng: longitude,
  })
  .openapi("Address");

export const readAddress = (sealed: Buffer): Address => JSON.parse(unseal(sealed));
