import { z } from "@hono/zod-openapi";
import type { DeliveryRow, OpenOffer } from "../queries/assignments";

export const kitchenPlace = z.object({
  name: z.string(),
  address: z.string(),
  phone: z.string().nullable(),
  lat: z.number(),
  lng: z.number(),
});

export const toKitchenPlace = (place: OpenOffer["place"], delivery: DeliveryRow) => ({
  name: place.name,
  address: place.address,
  phone: place.phone,
  lat: delivery.pickupLat,
  lng: delivery.pickupLng,
});
