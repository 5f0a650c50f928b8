import { z } from "@hono/zod-openapi";
import { page, timestamp, uuid } from "@/lib/platform/http/schema";
import type { DeadLetter } from "./queries";

export const deadLetterSchema = z
  .object({
    id: uuid,
    consumer: z.string(),
    event_id: uuid,
    event_type: z.string(),
    key: z.string(),
    tries: z.int(),
    last_error: z.string(),
    occurred_at: timestamp,
    died_at: timestamp,
  })
  .openapi("DeadLetter");

export const deadLetterPage = page(deadLetterSchema);

export const toDeadLetterJson = (letter: DeadLetter): z.infer<typeof deadLetterSchema> => ({
  id: letter.id,
  consumer: letter.consumer,
  event_id: letter.eventId,
  event_type: letter.eventType,
  key: letter.key,
  tries: letter.tries,
  last_error: letter.lastError,
  occurred_at: letter.occurredAt.toISOString(),
  died_at: (letter.diedAt ?? letter.occurredAt).toISOString(),
});
